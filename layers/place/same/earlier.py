"""The earlier names that a name tells of itself: 「○○会（旧：△△会）」, 「旧・△△会 ○○会」, 「△△会→○○会」."""

import re
from functools import cache

from layers.place.same.folding import folded, spellings

BRACKETS = re.compile(r"[(（\[［「『【〔<〈《](.*?)[)）\]］」』】〕>〉》]")
_EDGES = " 　:：・"
_BECAME = re.compile(r"^(?P<was>.+?)\s*(?:→|⇒|➡|改め|改メ)\s*(?P<now>.+)$")


def told(written: str) -> tuple[str, tuple[str, ...]]:
    """The name without its earlier ones, and these."""
    spoken = quoted(written)
    former: list[str] = []
    for aside in BRACKETS.findall(spoken):
        if name := earlier(BRACKETS.sub("", aside)) or earlier(aside):
            former.append(name)
            spoken = spoken.replace(aside, "")
    open_told = next((found for pattern in _in_the_open() if (found := pattern.match(spoken))), None)
    if open_told:
        former.append(open_told["was"])
        spoken = open_told["now"]
    return spoken, tuple(former)


def quoted(written: str) -> str:
    """Half-width corner brackets as full-width ones."""
    return written.replace("｢", "「").replace("｣", "」")


def earlier(aside: str) -> str:
    """The earlier name in a bracket 「旧 ○○会」, ``""`` where the bracket says something else."""
    text = folded(aside)
    for word in sorted(spellings("former"), key=len, reverse=True):
        if text.startswith(word) and len(text) - len(word) >= 2:
            return aside[_length_of(aside, word) :].strip(_EDGES)
        if text.endswith(word) and len(text) - len(word) >= 2:
            return text.removesuffix(word)
    return ""


def _length_of(aside: str, word: str) -> int:
    return next((end for end in range(1, len(aside) + 1) if folded(aside[:end]) == word), len(word))


@cache
def _in_the_open() -> tuple[re.Pattern[str], ...]:
    """Without brackets the mark must stand apart: 「元気会」 tells no earlier name."""
    marks = "|".join(sorted(map(re.escape, spellings("former")), key=len, reverse=True))
    return (
        _BECAME,
        re.compile(rf"^(?:{marks})[・:：\s]\s*(?P<was>\S+)\s+(?P<now>.+)$"),
        re.compile(rf"^(?P<now>.+?)[\s※・/／]+(?:{marks})[・:：\s]+(?P<was>\S.+)$"),
    )
