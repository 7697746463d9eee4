"""Feeds: what other programs come back for — the calendars of places and zones."""
