"""SurveyRun 調査回 and PlaceFact 気づき: what a place is like, never who lives there."""

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from layers.survey.photo import SurveyPhoto


@dataclass(frozen=True, kw_only=True, slots=True)
class FactKind:
    """気づきの種類: code, label and look."""

    code: str
    label: str
    colour: str
    shape: str
    also: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SurveyRun:
    """調査回: one walk, or one list; ``partners`` and ``remarks`` are for the staff alone and "" for everybody else."""

    id: str
    title: str
    held_on: str
    zone: str = ""
    partners: str = ""
    remarks: str = ""
    made_by: str = ""
    undone_at: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceFact:
    """気づき. ``waits``: its row spoke of a person and is held; ``text`` is then only what is proposed instead."""

    id: str
    run_id: str
    run_title: str
    kind: str
    text: str
    day: str
    town: str = ""
    lonlat: tuple[float, float] | None = None
    audience: str = "staff"
    cell: str = ""
    waits: bool = False
    undone: bool = False
    photos: tuple[SurveyPhoto, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Noted:
    """What somebody has found, before it is written down. Town and point may be left out; ``day`` "" = the run's.

    ``key`` is made once by the sender. ``held``: it spoke of a person, and ``text`` is what is proposed instead.
    """

    kind: str
    text: str
    day: str = ""
    town: str = ""
    lonlat: tuple[float, float] | None = None
    key: str = ""
    cell: str = ""
    held: bool = False


@cache
def fact_kinds() -> dict[str, FactKind]:
    """All kinds by code, in the order of the legend."""
    rows = tomllib.loads(Path(__file__).with_name("kinds.toml").read_text("utf-8"))["kind"]
    return {row["code"]: FactKind(**{**row, "also": tuple(row["also"])}) for row in rows}


def kind_of(written: str) -> str:
    """The kind that a list means by a word, or ""; 「⑤危険箇所」 and 「困りごと（買い物）」 are understood too."""
    plain = unicodedata.normalize("NFKC", written).strip().lstrip("0123456789.:) ")
    for kind in fact_kinds().values():
        if plain == kind.code or plain.startswith((kind.label, *kind.also)):
            return kind.code
    return ""
