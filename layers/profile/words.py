"""The kinds of what residents say of their zone, and how their words are laid under them."""

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from layers.profile.profile import Word, WordKind


@cache
def word_kinds() -> dict[str, WordKind]:
    """All kinds by code, in the order of the sheet, without words."""
    rows = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))["kind"]
    return {row["code"]: WordKind(**row) for row in rows}


def laid_out(words: Iterable[Word]) -> tuple[WordKind, ...]:
    """Every kind with its words, the oldest first; kinds without words too, for their question is asked again."""
    known = sorted(words, key=lambda word: (word.day, int(word.id)))
    return tuple(
        replace(kind, words=tuple(word for word in known if word.kind == kind.code)) for kind in word_kinds().values()
    )
