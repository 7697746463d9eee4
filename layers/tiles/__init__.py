"""Places for the map as bytes: one payload of columns for thousands, vector tiles for many more."""
