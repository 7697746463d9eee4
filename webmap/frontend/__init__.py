"""The two libraries of the map page: pinned, checked, copied next to our own static files."""
