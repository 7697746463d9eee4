"""Photographs drawn anew in a child process with limits: from there come pixels, never a byte of what was sent.

The child is asked by pipes alone: what somebody sends lies in no file and in no table.
"""

import json
import subprocess
import sys
from pathlib import Path

from layers.errors import Refused
from layers.survey.photo import LONGEST_SIDE, Drawn, is_bare

LARGEST_BYTES = 40 << 20
WALL_SECONDS = 40
_ROOT = Path(__file__).parents[2]
_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_CODES = frozenset({"photo.other_form", "photo.broken", "photo.too_many_pixels"})
_HEAD = 4


def drawn_anew(content: bytes) -> Drawn:
    """The picture of a JPEG, PNG or WebP, upright, its longer side at most 1,600 pixels; ``Refused`` says why not."""
    if not content:
        raise Refused("upload.empty")
    if len(content) > LARGEST_BYTES:
        raise Refused("photo.too_large", limit=LARGEST_BYTES >> 20)
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC:
        raise Refused("photo.heic")
    if not _may_be_one(content):
        raise Refused("photo.other_form")
    return _understood(_asked(content))


def _may_be_one(content: bytes) -> bool:
    webp = content[:4] == b"RIFF" and content[8:12] == b"WEBP"
    return webp or content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"))


def _asked(content: bytes) -> bytes:
    command = [sys.executable, "-P", "-m", "layers.drawing.photograph_child"]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            command, input=content, capture_output=True, check=False, timeout=WALL_SECONDS, env=_environment()
        )
    except subprocess.TimeoutExpired as fault:
        raise Refused("photo.broken") from fault
    # Ended by its limits or by the file: either way there is no picture.
    if done.returncode != 0:
        raise Refused("photo.broken")
    return done.stdout


def _understood(answer: bytes) -> Drawn:
    """The child has met a file that nobody knows, so its answer is believed only where it can be checked."""
    size = int.from_bytes(answer[:_HEAD])
    try:
        told = json.loads(answer[_HEAD : _HEAD + size])
        code, width, height, length = (told[name] for name in ("code", "width", "height", "length"))
        length, longer = int(length), max(int(width), int(height))
    except (ValueError, KeyError, TypeError) as fault:
        raise Refused("photo.broken") from fault
    if code:
        raise Refused(code if code in _CODES else "photo.broken")
    body = answer[_HEAD + size :]
    found = Drawn(content=body[:length], small=body[length:], width=width, height=height)
    if not (is_bare(found.content) and is_bare(found.small) and 0 < longer <= LONGEST_SIDE):
        raise Refused("photo.broken")
    return found


def _environment() -> dict[str, str]:
    """Nothing of ours: no address of a database, no secret."""
    return {"PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1", "OMP_NUM_THREADS": "1"}
