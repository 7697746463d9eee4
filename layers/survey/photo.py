"""SurveyPhoto 写真: a photograph of what was found, drawn anew; and what a picture may hold that is kept.

A JPEG is kept only when nothing but the picture stands in it: no EXIF, no place, no comment, no profile, no preview.
"""

from dataclasses import dataclass

MOST = 4
LONGEST_SIDE, SMALL_SIDE = 1600, 480
LONGEST_WORDS = 200
# How long a photograph that was taken away can be brought again.
KEPT_DAYS = 30

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_JFIF = 0xE0
# Tables, frames, restarts: what draws the picture. All other parts tell of it.
_DRAWING = frozenset({0xC0, 0xC1, 0xC2, 0xC4, 0xDB, 0xDD, _SCAN})
_AFTER_PICTURE = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawn:
    """A picture drawn anew and its small edition, both JPEG without anything beside the picture."""

    content: bytes
    small: bytes
    width: int
    height: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SurveyPhoto:
    """One photograph of a fact. ``looked``: whoever sent it said that nobody can be told on it."""

    id: str
    fact_id: str
    width: int
    height: int
    words: str = ""
    audience: str = "staff"
    looked: bool = False
    made_by: str = ""
    made_at: str = ""
    undone_at: str = ""


def is_bare(content: bytes) -> bool:
    """Whether a JPEG holds its picture and nothing that tells of it, before, between or behind."""
    if content[:2] != bytes((0xFF, _START)):
        return False
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        part = content[at + 4 : at + 2 + length]
        if marker == _JFIF:
            # JFIF may carry a preview of its own behind its first fourteen bytes.
            if not part.startswith(b"JFIF\x00") or len(part) != 14:
                return False
        elif marker not in _DRAWING:
            return False
        at += 2 + length
        if marker == _SCAN:
            at = _behind_scan(content, at)
            if content[at + 1 : at + 2] == bytes((_END,)):
                return at + _AFTER_PICTURE == len(content)
    return False


def _behind_scan(content: bytes, at: int) -> int:
    """Where the next part begins: within a scan, 0xFF stands before 0 or a restart only."""
    while (at := content.find(b"\xff", at)) != -1:
        if at + 1 >= len(content):
            return at
        if content[at + 1] == 0 or 0xD0 <= content[at + 1] <= 0xD7:
            at += 2
            continue
        return at
    return len(content)
