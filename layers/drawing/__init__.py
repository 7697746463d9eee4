"""Drawings for paper: what is printed is set in vector, with its letters embedded, from rows already stripped."""
