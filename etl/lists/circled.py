"""①②③: several halls on one line, told apart by circled numbers; days and addresses bear the same numbers."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from etl.clean import text

if TYPE_CHECKING:
    from etl.lists.rows import Row

_NUMBER = re.compile("[①-⑳]")
_CLOCK = re.compile(r"(?:午前|午後|AM|PM)?\s*\d{1,2}\s*(?::\d{2}|時).*$", re.IGNORECASE)
_ROLES = ("address", "phone", "schedule", "day", "time", "schedule_note", "fee", "zone", "participants", "capacity")


def split(written: str) -> dict[str, str]:
    """The pieces by their circled numbers, before NFKC makes a plain 1 of ①; empty unless two or more follow ①."""
    marks = _NUMBER.findall(written)
    if len(marks) < 2 or len(set(marks)) != len(marks) or not _NUMBER.match(written.strip()):
        return {}
    pieces = [one.strip(" 　、,，・/／;\r\n:：") for one in _NUMBER.split(written)[1:]]
    return dict(zip(marks, pieces, strict=True)) if all(pieces) else {}


def one_of(row: "Row", venue: int, number: str, halls: Mapping[str, str]) -> "Row":
    """The row of one hall, with its share of every cell that bears the same numbers."""
    cells = list(row.cells)
    for column, cell in enumerate(row.cells):
        role = row.columns.roles.get(column)
        pieces = split(cell.text) if role in _ROLES else {}
        if set(pieces) == set(halls):
            cells[column] = replace(cell, value=_whole(pieces, number))
    cells[venue] = replace(cells[venue], value=halls[number])
    return replace(row, cells=cells)


def _whole(pieces: Mapping[str, str], number: str) -> str:
    """「①第2金曜 ②第4金曜 10時～」: a time that stands behind the last day only is the time of all."""
    *others, last = pieces.values()
    clock = _CLOCK.search(text.plain(last))
    lacking = clock and not any(_CLOCK.search(text.plain(one)) for one in others) and pieces[number] != last
    return f"{text.plain(pieces[number])} {clock[0].strip()}" if clock and lacking else pieces[number]
