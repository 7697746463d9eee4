"""Sheets of a known national form: re-labelled in the words of our own lists, then read as any list of places."""
