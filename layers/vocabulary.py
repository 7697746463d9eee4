"""The closed lists of the house (kinds, fields, roles, audiences), read from ``vocabulary.toml``."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from layers.errors import Refused


@dataclass(frozen=True, kw_only=True, slots=True)
class Audience:
    """閲覧範囲: a viewer of rank r sees everything whose rank is ``<= r``."""

    code: str
    rank: int
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Role:
    """役割: the audience its holder belongs to and the acts that are open to it."""

    code: str
    label: str
    audience: str
    acts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """主な顔: what a place is, and how it looks on the map."""

    code: str
    label: str
    reading: str
    colour: str
    shape: str
    audience: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """項目: one fact of a place and the audience it has before any consent; ``words``: the list its codes come from."""

    code: str
    label: str
    audience: str
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class LegalItem:
    """号 of 社会福祉法 第106条の4第2項. ``sector`` "" is for everybody; ``asked``: tables hold its line in any case."""

    code: str
    label: str
    name: str
    sector: str
    mark: str
    colour: str
    words: tuple[str, ...] = ()
    asked: bool = True


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).with_name("vocabulary.toml")).read_text("utf-8"))


@cache
def audiences() -> dict[str, Audience]:
    """All audiences by code, narrowest last."""
    return {row["code"]: Audience(**row) for row in _lists()["audience"]}


@cache
def roles() -> dict[str, Role]:
    """All roles by code, least first."""
    return {row["code"]: Role(**{**row, "acts": tuple(row["acts"])}) for row in _lists()["role"]}


@cache
def kinds() -> dict[str, Kind]:
    """All kinds of places by code, in the order of the legend."""
    return {row["code"]: Kind(**row) for row in _lists()["kind"]}


@cache
def fields() -> dict[str, Field]:
    """All facts a place can hold, in the order in which they are shown."""
    return {row["code"]: Field(**row) for row in _lists()["field"]}


@cache
def legal_items() -> dict[str, LegalItem]:
    """The items under which the plans set out their 事業, in the order of the law."""
    return {row["code"]: LegalItem(**{**row, "words": tuple(row["words"])}) for row in _lists()["legal_item"]}


@cache
def words(name: str) -> dict[str, str]:
    """Code → label of one list of words: ``answer`` or ``how``."""
    return {row["code"]: row["label"] for row in _lists()["word"] if row["list"] == name}


@cache
def welcome() -> tuple[str, ...]:
    """受け入れの目安: the fields that are answered by yes or no, in the order of the sheet."""
    return tuple(field.code for field in fields().values() if field.words == "answer")


def said(name: str, value: Any) -> Any:  # noqa: ANN401 - a fact is whatever its key says
    """A fact as people read it: the label where it is stored as a code, else as it stands."""
    known = fields().get(name)
    return words(known.words).get(value, value) if known and known.words and isinstance(value, str) else value


def rank(audience: str) -> int:
    """The rank of an audience code; ``Refused("audience.unknown")`` for any other word."""
    found = audiences().get(audience)
    if found is None:
        raise Refused("audience.unknown", given=audience, known=", ".join(audiences()))
    return found.rank
