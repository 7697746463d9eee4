"""Columns whose headings mean nothing to us, understood by what stands below them; each is told to the reader."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from etl import cell_looks, recognise
from etl.clean import text
from etl.lists.redrawn import cell_at
from etl.recognise import Columns
from layers.intake.contract import Cell, Table

_SAMPLE = 200
_MOST = 0.7
_SEARCHED = 12
_LONGEST_NAME = 30
_LIKE_PERSON = re.compile(r"[一-龥々ヶ]{2,5}(?<![会団体組場部所館])")
_FORGOTTEN = ("phone", "address", "schedule", "time")
# What a column is not read as where the list has one of these by its heading.
_RIVALS = {
    "schedule": ("schedule", "day", "day_mark", "week_mark"),
    "time": ("schedule", "time", "start"),
    "since": ("since", "closed_on", "confirmed_on"),
    "address": ("address", "town", "after_address", "city"),
    "capacity": ("capacity",),
    "participants": ("participants", "capacity"),
    "phone": ("phone",),
    "fee": ("fee",),
    "venue": ("venue",),
    "contact_name": ("contact_name", "name"),
}


def completed(table: Table, found: Columns) -> Columns:
    """The headings with the meaning of those that are not known, where what stands below leaves little doubt."""
    cells = {column: _cells(table, found, column) for column in _open(found)}
    most = max((len(_cells(table, found, column)) for column in found.labels), default=0)
    roles = dict(found.roles)
    for column in _open(found):
        role = _role(cells[column])
        # Days in few of the rows may be those on which groups ended.
        role = "" if role == "since" and len(cells[column]) < _MOST * most else role
        rivals = set(_RIVALS[role]) & set(roles.values()) if role else set()
        if rivals == {"schedule"} and role == "time" and not _tells_time(table, found, roles):
            rivals = set()
        if role and not rivals and not _is_guarded(role, column, roles):
            roles[column] = role
    roles |= _without_heading(table, found, roles, most)
    if "name" not in roles.values():
        roles |= dict.fromkeys(named(table, replace(found, roles=roles))[:1], "name")
    roles = _without_number(_hall_in_address(table, found, roles), table, found)
    changed = {column for column, role in roles.items() if found.roles.get(column) != role}
    return replace(found, roles=roles, inferred=found.inferred | changed) if changed else found


def _without_heading(table: Table, found: Columns, roles: Mapping[int, str], most: int) -> dict[int, str]:
    """Columns between the others whose heading was forgotten, where every cell looks like the same plain thing."""
    added: dict[int, str] = {}
    for column in range(min(found.labels, default=0), max(found.labels, default=0) + 1):
        cells = [] if column in found.labels or column in roles else _cells(table, found, column)
        role = _role(cells) if len(cells) > 2 and len(cells) >= _MOST * most else ""
        rivals = set(_RIVALS.get(role, ())) & {*roles.values(), *added.values()}
        if role in _FORGOTTEN and not rivals and not _is_guarded(role, column, roles):
            added[column] = role
    return added


def _tells_time(table: Table, found: Columns, roles: Mapping[int, str]) -> bool:
    """Whether a column of days holds times as well; else the times may stand beside it."""
    days = [column for column, role in roles.items() if role == "schedule"]
    return any(cell_looks.has_clock(cell) for column in days for cell in _cells(table, found, column))


def _is_guarded(role: str, column: int, roles: Mapping[int, str]) -> bool:
    """An address beside no hall, or a day beside a person, may be a person's own, and is not read as a public one."""
    beside = {roles.get(column - 1, ""), roles.get(column + 1, "")}
    return (role == "address" and not beside & {"venue", "name"}) or (role == "since" and "contact_name" in beside)


def named(table: Table, found: Columns) -> list[int]:
    """The columns without a meaning that could be the names of places."""
    cells = {column: _cells(table, found, column) for column in found.labels}
    most = max(map(len, cells.values()), default=0)
    # What is written once for several rows is their zone, not their names.
    open_ = (column for column in _open(found) if len(cells[column]) >= _MOST * most)
    return [column for column in open_ if _are_names(cells[column])]


def guessed(table: Table) -> Columns | None:
    """The headings of a regular table of which too few words are known: by their place and what stands below."""
    for first in range(min(_SEARCHED, len(table.rows) - 2)):
        labels = _labels(table, first)
        if len(labels) < 3 or recognise.holds_data(table.rows[first]):
            continue
        roles = recognise.heading_at(table, first).roles
        found = completed(table, Columns(first_row=first, height=1, roles=roles, labels=labels))
        understood = {role for role in found.roles.values() if role not in ("own", "ignored")}
        if "name" in understood and len(understood) >= 3 and len(understood) * 2 > len(labels):
            # A list without headings is asked about: its first place must not be lost as if it were their words.
            return None if _is_one_more_row(table, found) else found
    return None


def _is_one_more_row(table: Table, found: Columns) -> bool:
    """Whether the cells of the headings could stand below themselves: 「第2火」 over days, 「東会館」 over halls."""
    seen = {column: cell_looks.looks(cell_at(table, (found.first_row, column))) for column in found.inferred}
    told = [column for column in found.inferred if _role(_cells(table, found, column))]
    return bool(told) and 2 * sum(seen[column] == _role(_cells(table, found, column)) for column in told) >= len(told)


def _labels(table: Table, row: int) -> Mapping[int, str]:
    """The texts of a row that looks like headings: words, all different, none merged to the right."""
    filled = {column: cell for column, cell in enumerate(table.rows[row]) if cell.text.strip()}
    words = [cell.text for cell in filled.values() if isinstance(cell.value, str) and len(cell.text) <= 20]
    alike = len(words) == len(filled) == len(set(words)) and not any(cell.merged for cell in filled.values())
    return {column: cell.text.strip() for column, cell in filled.items()} if alike else {}


def _open(found: Columns) -> list[int]:
    """The columns whose headings mean nothing to us."""
    return [column for column, label in sorted(found.labels.items()) if label and column not in found.roles]


def _cells(table: Table, found: Columns, column: int) -> list[Cell]:
    rows = range(found.data_row, min(len(table.rows), found.data_row + _SAMPLE))
    cells = [cell_at(table, (row, column)) for row in rows if _tells_more_than_once(table.rows[row])]
    return [cell for cell in cells if not text.is_blank(cell.text) and not cell.merged]


def _tells_more_than_once(row: Sequence[Cell]) -> bool:
    """Whether two cells of a row differ; nearly always the first two do, and a sheet may have hundreds of columns."""
    first = ""
    for cell in row:
        told = cell.text if cell.text.strip() else first
        if first and told != first:
            return True
        first = told
    return False


def _role(cells: list[Cell]) -> str:
    """The role for which most of the cells can stand; ``""`` for marks and for what could be anything."""
    seen = Counter(cell_looks.looks(cell) for cell in cells)
    if seen["capacity"] and seen["participants"]:
        seen["capacity"] += seen.pop("participants")
    role, count = max(seen.items(), key=lambda one: one[1], default=("", 0))
    if not role or count < 2 or count < _MOST * len(cells):
        return ""
    # 「なし」 all the way down says nothing of fees.
    return "" if role == "fee" and all(map(cell_looks.is_plain_free, cells)) else role


def _are_names(cells: list[Cell]) -> bool:
    """Short words, nearly all different, that look like nothing else."""
    words = [text.plain(cell.text) for cell in cells if isinstance(cell.value, str)]
    free = [word for word, cell in zip(words, cells, strict=False) if not cell_looks.looks(cell)]
    short = all(1 < len(word) <= _LONGEST_NAME and "。" not in word for word in words)
    if all(map(_LIKE_PERSON.fullmatch, words)):
        return False
    unlike = len(set(words)) * 5 >= len(words) * 4
    return len(words) >= 2 and len(words) == len(cells) and short and unlike and len(free) * 2 >= len(words)


def _hall_in_address(table: Table, found: Columns, roles: Mapping[int, str]) -> dict[int, str]:
    """「開催地」 over halls, none of them with a number, is where the group meets."""
    halls = [
        column
        for column, role in roles.items()
        if role == "address" and "venue" not in roles.values() and _role(_cells(table, found, column)) == "venue"
    ]
    return {**roles, **dict.fromkeys(halls[:1], "venue")}


def _without_number(roles: dict[int, str], table: Table, found: Columns) -> dict[int, str]:
    """「申込み」 over 「要予約」「不要」 is no telephone."""
    for column, role in list(roles.items()):
        asked = any(word in found.labels.get(column, "") for word in ("申込", "申し込", "予約"))
        if role == "phone" and asked and not any(map(str.isdigit, _all_text(table, found, column))):
            roles[column] = "own"
    return roles


def _all_text(table: Table, found: Columns, column: int) -> str:
    return "".join(cell.text for cell in _cells(table, found, column))
