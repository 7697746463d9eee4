"""会場: what one evening needs, as a file that a laptop carries there, and the sealed package that comes back."""
