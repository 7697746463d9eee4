"""A known sheet → the same table in the words of our own lists, with a column of kinds; rows keep their numbers.

Rows of other cities and of what is no place are emptied and counted; a cell is only mended where a form errs.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from etl import said_of_columns
from etl.clean import text
from etl.headings import cell_at, fold, text_at
from etl.known_sheets.kinds import kind_of
from etl.known_sheets.match import Match
from etl.known_sheets.profile import Profile, common
from layers.city import City
from layers.geo.codes import municipality_code
from layers.intake.contract import Cell, Hints, Table

Added = Callable[[Match, Sequence[Cell]], Mapping[str, str]]
_PLACEHOLDER = re.compile(r"0?\.{2,}")
_BARE_HOUR = re.compile(r"(?:[01]?\d|2[0-4])")
_PREFECTURE = r"(?:東京都|北海道|(?:京都|大阪)府|[^\d市区町村]{2,3}県)"
_JOINED = ("prefecture", "city", "town", "after_address")


@dataclass(kw_only=True, slots=True)
class Relabelled:
    """The table and what was noticed. ``unsure``: address of a row's name → what is to be asked about it."""

    table: Table
    called: str = ""
    outside: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    assumed: list[str] = field(default_factory=list)
    unsure: dict[str, str] = field(default_factory=dict)


def relabelled(match: Match, profile: Profile, hints: Hints, added: Added, called: str = "") -> Relabelled:
    """The table of a match, re-labelled; ``called`` is the kind of which the name of the file speaks."""
    made = Relabelled(table=match.found.table, called=called)
    rows: list[Sequence[Cell]] = list(match.found.table.rows[: match.found.row + 1])
    rows += [() for _ in match.found.table.rows[match.found.row + 1 :]]
    width = max(len(row) for row in match.found.table.rows)
    said = _said(match, hints)
    extra: dict[str, int] = {"kind": width, "address": width + 1}
    for index, row in match.found.body():
        kind = _kind(match, profile, hints, row, made)
        if kind is None:
            continue
        cells = [*row, *[Cell()] * (width - len(row)), Cell(kind), Cell(_address(match, row))]
        for role, words in added(match, row).items():
            place = extra.setdefault(role, width + len(extra))
            cells += [Cell()] * (place + 1 - len(cells))
            cells[place] = Cell(words or None)
        _mend(match, cells, said)
        rows[index] = cells
        _doubt(match, profile, index, row, made)
    rows[match.found.row] = _heading(match, rows[match.found.row], width, extra, said)
    made.table = replace(match.found.table, rows=rows)
    return made


def _said(match: Match, hints: Hints) -> frozenset[str]:
    """Headings of which a person, or the city's own file, says what they mean: they are left as they are."""
    named = hints.listing.columns.values() if hints.listing else ()
    return frozenset(map(fold, (*named, *said_of_columns.chosen(match.found.table, hints.recipe))))


def _heading(
    match: Match, row: Sequence[Cell], width: int, extra: Mapping[str, int], said: frozenset[str]
) -> list[Cell]:
    words = common("words")
    cells = [*row, *[Cell()] * (width - len(row))]
    for column, role in match.roles.items():
        if match.found.names[column] in said:
            continue
        cells[column] = Cell(words[role] if _is_read(role) else words["ignored"])
    by_place = sorted(extra.items(), key=lambda one: one[1])
    return [*cells, *(Cell(words[role]) for role, _ in by_place)]


def _kind(match: Match, profile: Profile, hints: Hints, row: Sequence[Cell], made: Relabelled) -> str | None:
    """The kind of a row; None where the row is not taken."""
    name = match.text(row, "name")
    if not name:
        return ""
    if hints.city is not None and not _inside(match, profile, hints.city, row):
        made.outside += 1
        return None
    if hints.listing and hints.listing.kind:
        return hints.listing.kind
    category = match.text(row, "kind")
    told = kind_of(profile, name=name, category=category, poi=match.text(row, "poi"))
    if not told.kind:
        made.left_out[category or text.plain(name)] += 1
        return None
    if told.assumed and made.called:
        return made.called
    if told.assumed:
        made.assumed.append(text.plain(name))
    return told.kind


def _inside(match: Match, profile: Profile, city: City, row: Sequence[Cell]) -> bool:
    """Whether the row is of the city; a row that does not say whose it is stays."""
    if profile.cut == "address":
        return _lies_in(city, _address(match, row))
    code = municipality_code(match.text(row, "localgov"), prefecture=city.code[:2])
    code = code or municipality_code(match.text(row, "localgov"))
    if code is None or (code[2:5] == "000" and code[:2] == city.code[:2]):
        return _lies_in(city, match.text(row, "city"))
    return city.owns(code[:5])


def _lies_in(city: City, written: str) -> bool:
    """Whether an address or the name of a municipality begins with the city: 「沼津市」 is not 津市."""
    plain = text.plain(written).replace(" ", "")
    begins = re.match(rf"{_PREFECTURE}?(?:[^市区町村]{{1,5}}郡)?{re.escape(city.name)}", plain)
    return not plain or city.is_prefecture or begins is not None


def _address(match: Match, row: Sequence[Cell]) -> str:
    """The address in one piece, else its parts; a part that holds the whole is not written twice."""
    whole = match.text(row, "address")
    if not text.is_blank(whole):
        return whole
    parts = [part for part in (match.text(row, role) for role in _JOINED) if not text.is_blank(part)]
    written = ""
    for before, part in zip(["", *parts], parts, strict=False):
        repeated = next((told for told in (written, before) if told and part.startswith(told)), "")
        written = written.removesuffix(repeated) + part
    return written


def _is_read(role: str) -> bool:
    """Whether the reader of lists reads a column itself; address and kind are put together in columns of their own."""
    return role in common("words") and role not in {"ignored", "kind", "address", *_JOINED}


def _mend(match: Match, cells: list[Cell], said: frozenset[str]) -> None:
    for column, role in match.roles.items():
        if match.found.names[column] in said:
            continue
        mended = _mended(role, cell_at(cells, column).value) if _is_read(role) else None
        if mended != cells[column].value:
            cells[column] = replace(cells[column], value=mended)


def _mended(role: str, value: Any) -> Any:  # noqa: ANN401 - whatever a cell holds
    """「0..」 stands for nothing, a 定員 of 0 too; 「9」 and 「24」 as a time are hours."""
    written = text.plain(str(value)) if isinstance(value, str | int) else ""
    if _PLACEHOLDER.fullmatch(written) or (role == "capacity" and written == "0"):
        return None
    if role in {"start", "end"} and _BARE_HOUR.fullmatch(written):
        return f"{int(written):02}:00"
    return value


def _doubt(match: Match, profile: Profile, index: int, row: Sequence[Cell], made: Relabelled) -> None:
    asked = profile.unsure.get(match.text(row, "kind"))
    if asked and match.edition.old:
        made.unsure[match.found.address(index, match.column("name"))] = asked


def outside_headings(match: Match, row: Sequence[Cell], *words: str) -> str:
    """What stands in a row under one of the folded headings, whatever it means."""
    return text_at(row, match.found.column(*words))
