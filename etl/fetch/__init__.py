"""Official data from their official addresses into a folder, with what must be said of them; nothing is loaded here."""
