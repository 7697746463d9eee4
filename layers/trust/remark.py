"""A remark on a place (様子) says nothing of a person: which words must be taken out of it before it is kept.

Searched in the browser while it is written and again on the server; what is for a person belongs to no map.
"""

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from layers.trust import personal, surnames

LONGEST = 200


@cache
def signs() -> dict[str, Any]:
    """What is searched: ``{"find": [pattern…], "unless": [pattern…]}``, in a dialect that browsers share."""
    told = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return {"find": [sign["pattern"] for sign in told["sign"]], "unless": told["unless"]["patterns"]}


def of_people(text: str) -> tuple[str, ...]:
    """The words of a text that name or reach somebody, in their order; all of it where it is only known to."""
    plain = unicodedata.normalize("NFKC", text)
    found = {match.start(): match[0] for find in _finds() for match in find.finditer(plain) if not _harmless(match[0])}
    words = tuple(dict.fromkeys(word.strip(" 、。「・") for _, word in sorted(found.items())))
    # Searched on the server alone: not every browser reads what must not stand before a word.
    words += tuple(word for word in surnames.named(plain) if not any(told in word or word in told for told in words))
    if not words and personal.carriers({"activity": plain}, office=False):
        return (plain,)
    return words


@cache
def _finds() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in signs()["find"])


def _harmless(word: str) -> bool:
    return any(re.fullmatch(pattern, word) for pattern in signs()["unless"])
