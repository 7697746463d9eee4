"""Walking networks out of files: one file per source, and what all of them need to become a WalkNetwork."""
