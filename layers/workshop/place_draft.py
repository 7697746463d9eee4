"""台帳の下書き: what a note says of a place that no list holds, as the first words of its form.

Nothing is made up: a name or a hall stands there only where the note says it. Words of a person fill no box.
"""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from layers.trust.spoken import personal
from layers.workshop.board import Note

_QUOTED = re.compile(r"[「『]([^」』]{2,})[」』]")


def first_words(note: Note) -> dict[str, str]:
    """Field of the vocabulary → words, of what was let through; empty fields are left out."""
    words = " ".join(note.shown_text.split())
    told = {"name": _name(words), "venue": _venue(words), "address": note.town}
    found = {name: text for name, text in told.items() if text and not personal(text).personal}
    # Words that are the name alone say nothing of what is done there.
    return found | {"activity": personal(words).masked} if words and found.get("name") != words else found


def _name(words: str) -> str:
    known, quoted = _known(), _QUOTED.search(words)
    if quoted:
        return quoted[1]
    said = words.endswith(tuple(known["sentence_ends"])) and not words.endswith(tuple(known["name_ends"]))
    return "" if said or len(words) > known["longest_name"] or "、" in words or personal(words).personal else words


def _venue(words: str) -> str:
    found = _places().search(words)
    return found["place"] if found else ""


@cache
def _places() -> re.Pattern[str]:
    known = _known()
    ends = "|".join(sorted(map(re.escape, known["place_ends"]), key=len, reverse=True))
    return re.compile(f"(?P<place>[^{known['not_within']}]{{0,16}}(?:{ends}))(?={known['behind']})")


@cache
def _known() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
