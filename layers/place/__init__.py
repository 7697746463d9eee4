"""Zones, small areas and places: the nouns of the community."""
