"""What is particular to one national sheet: its headings by edition, its kinds, its 出典. All of it stands in a TOML.

The common block of 自治体標準オープンデータセット is shared by its sheets (``common_block.toml``).
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from etl.headings import fold
from layers.provenance import Source


@dataclass(frozen=True, kw_only=True, slots=True)
class Edition:
    """One form in which the sheet is handed out. ``roles``: folded heading → what it means.

    ``proof``: folded heading → what its cells look like; it tells editions apart whose columns only changed meaning.
    """

    title: str
    needs: tuple[str, ...]
    needs_roles: tuple[str, ...]
    marks: frozenset[str]
    least: int
    never: frozenset[str]
    proof: Mapping[str, re.Pattern[str]]
    roles: Mapping[str, str]
    sure: float
    reference_system: str
    old: bool

    def columns(self, names: Sequence[str]) -> dict[int, str]:
        """Column → meaning among folded headings; of rivals the first in the order of the TOML, the others ignored."""
        order = {heading: number for number, heading in enumerate(self.roles)}
        known = {column: self.roles[name] for column, name in enumerate(names) if name in self.roles}
        chosen: dict[str, int] = {}
        for column in sorted(known, key=lambda one: (order[names[one]], one)):
            chosen.setdefault(known[column], column)
        return {
            column: role if role in _MANY or chosen[role] == column else "ignored" for column, role in known.items()
        }


# Of these a sheet may have several columns.
_MANY = {"ignored", "note", "activity", "schedule_note"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Profile:
    """A sheet: ``kinds`` by category or class code, ``names`` by a word in the name, else ``kind``.

    ``named``: words of a file name or title that tell the sheet. ``cut``: how rows of other cities are told,
    by ``code`` or by ``address``. ``asks``: the kind is only assumed where nothing tells it.
    """

    id: str
    label: str
    kind: str
    asks: bool
    named: tuple[str, ...]
    cut: str
    editions: tuple[Edition, ...]
    kinds: Mapping[str, str]
    names: Mapping[str, str]
    unsure: Mapping[str, str]
    source: Source


@cache
def common(table: str) -> dict[str, Any]:
    """A table of the common block."""
    whole = tomllib.loads(Path(__file__).with_name("common_block.toml").read_text("utf-8"))
    return dict(whole[table])


@cache
def profile(beside: str) -> Profile:
    """The profile in the TOML beside an importer."""
    path = Path(beside).with_suffix(".toml")
    raw = tomllib.loads(path.read_text("utf-8"))
    return Profile(
        id=path.stem,
        label=raw["label"],
        kind=raw["kind"],
        asks=raw.get("asks", False),
        named=tuple(fold(word) for word in raw.get("named", [])),
        cut=raw.get("cut", "code"),
        editions=tuple(_edition(row) for row in raw["edition"]),
        kinds={fold(word): kind for word, kind in raw.get("kinds", {}).items()},
        names=raw.get("names", {}),
        unsure=raw.get("unsure", {}),
        source=Source(title=raw["label"], **raw.get("source", {})),
    )


def _edition(raw: dict[str, Any]) -> Edition:
    own = {fold(heading): role for role, headings in raw.get("headings", {}).items() for heading in headings}
    block = common("roles") if raw.get("common", True) else {}
    shared = {fold(heading): role for role, headings in block.items() for heading in headings}
    return Edition(
        title=raw.get("title", ""),
        needs=tuple(fold(word) for word in raw.get("needs", [])),
        needs_roles=tuple(raw.get("needs_roles", [])),
        marks=frozenset(fold(word) for word in raw.get("marks", [])),
        least=raw.get("least", 1),
        never=frozenset(fold(word) for word in raw.get("never", [])),
        proof={fold(word): re.compile(pattern) for word, pattern in raw.get("proof", {}).items()},
        roles={**own, **{heading: role for heading, role in shared.items() if heading not in own}},
        sure=raw.get("sure", 0.92),
        reference_system=raw.get("reference_system", ""),
        old=raw.get("old", False),
    )
