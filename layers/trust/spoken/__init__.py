"""付箋 and what is said aloud: what of a resident's words is personal, and the words without it."""

from layers.trust.spoken.note import KINDS, Told, personal

__all__ = ["KINDS", "Told", "personal"]
