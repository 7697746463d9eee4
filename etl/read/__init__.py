"""Bytes become tables and features; nothing is understood here, and no file can make it raise."""
