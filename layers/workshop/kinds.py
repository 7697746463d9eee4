"""付箋の種類, in the order in which they are offered: やってみたいこと first, 困っていること last."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# What a note without a kind is.
USUAL_KIND = "good"


@dataclass(frozen=True, kw_only=True, slots=True)
class NoteKind:
    """One kind; ``letter`` stands for it where no colour can be seen."""

    code: str
    label: str
    reading: str
    colour: str
    letter: str


@cache
def note_kinds() -> dict[str, NoteKind]:
    """By code, in their order."""
    told = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return {one["code"]: NoteKind(**one) for one in told["kind"]}
