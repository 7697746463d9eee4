"""Days and weeks as marks in their columns: 「第1・3 火 10:00」 where the list has a column for each of them."""

import re
from collections.abc import Sequence
from typing import Any

from etl.clean import text
from etl.lists import schedule
from etl.write.listed import Listed, Put
from etl.write.puts import always, nothing, put

ROLES = ("day_mark", "week_mark")
_WEEKS = re.compile(r"第[1-5](?:・[1-5])*\s*")
_DAYS = re.compile(r"[月火水木金土日祝]+(?!曜)\s*")


def marked(row: Listed, new: str) -> tuple[list[Put], str] | None:
    """The marks for a schedule and what of it is left for words; None for a list without such columns."""
    if not any(row.columns.of(role) for role in ROLES):
        return None
    puts: list[Put] = []
    rest = new
    for role, pattern in (("week_mark", _WEEKS), ("day_mark", _DAYS)):
        columns = row.columns.of(role)
        found = pattern.match(rest) if columns else None
        said = found[0] if found else ""
        rest = rest.removeprefix(said)
        puts += [one for column in columns if (one := _put(row, column, role, said)) is not None]
    return puts, rest


def _put(row: Listed, column: int, role: str, said: str) -> Put | None:
    """The mark of a column, where it has to change."""
    label = text.plain(row.columns.labels[column]).split()[-1]
    sign = re.search(r"[1-5]" if role == "week_mark" else r"[月火水木金土日祝]", label)
    if sign is None:
        return None
    wanted = sign[0] in said
    if wanted == _is_yes(row.cell(column).text):
        return None
    return put(row, column, always(mark(row, row.columns.of(role))) if wanted else nothing)


def mark(row: Listed, columns: Sequence[int]) -> str:
    """The sign with which the row, else the list, says yes in these columns."""
    others: list[Sequence[Any]] = [row.table.rows[row.index], *row.table.rows[row.columns.data_row :]]
    signs = (cells[one].text for cells in others for one in columns if one < len(cells))
    return next((sign for sign in signs if _is_yes(sign)), "○")


def _is_yes(said: str) -> bool:
    return text.plain(said)[:1] in schedule.YES
