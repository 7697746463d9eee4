"""Files in: read, recognise, clean, geocode, check, report."""
