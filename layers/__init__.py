"""The community as data, and everything that can be computed about it."""
