"""種別: the words of a list → kind codes of the vocabulary, by the tables of ``kind.toml``."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from etl.clean import text
from layers import vocabulary


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def _by_word(table: str, plain: str) -> str:
    for row in _tables()[table]:
        if any(word in plain for word in row["words"]):
            return str(row["kind"])
    return ""


def of_category(category: str) -> str | None:
    """The kind of a category as a list writes it; ``""`` = known and no place of this map, ``None`` = not known."""
    plain = text.plain(category)
    if plain in vocabulary.kinds():
        return plain
    labels = {kind.label: code for code, kind in vocabulary.kinds().items()}
    if plain in labels:
        return labels[plain]
    known = _tables()["category"].get(plain)
    return str(known) if known is not None else of_words(plain) or None


def of_words(words: str) -> str:
    """The kind that a title, sheet or file name speaks of, ``""`` where it speaks of none."""
    return _by_word("word", text.plain(words).replace(" ", ""))


def of_folder(folder: str) -> str:
    """The kind that the name of a folder stands for, English or Japanese."""
    return str(_tables()["folder"].get(folder.lower(), "")) or of_words(folder)


def of_name(name: str) -> str:
    """The kind where the name of the place leaves no doubt, whatever its category says."""
    return _by_word("certain", text.plain(name))
