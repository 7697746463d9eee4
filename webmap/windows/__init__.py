"""The map on a Windows machine without rights and without internet: how its folder is built, and how it starts."""
