"""Codes, planes, meshes and shapes: the geography that needs no city."""
