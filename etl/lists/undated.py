"""A schedule that no date can be told from: what the staff is told, with the cell and the words in the way."""

import re

from etl.clean import text as clean
from etl.lists import schedule
from etl.lists.rows import Row
from layers import clock
from layers.intake.contract import Finding, Table
from layers.place import schedule_text
from layers.place.schedule_text.quoting import quoted

_LONGEST = 40
_BARE = re.compile(r"[\dA-Za-z\s]+")


def findings(text: str, row: Row, table: Table) -> list[Finding]:
    """One finding, or none where the dates are known or only opening hours are given."""
    # A list speaks of the year it is dropped in; the map reads the same dates about the day it is looked at.
    reading = schedule_text.read(text, near=clock.today())
    if not text or reading.schedule or reading.reason == "hours_only":
        return []
    no_anchor = reading.reason == "no_anchor"
    column, words = _written(row, reading.words)
    return [
        Finding(
            level="warning" if no_anchor else "info",
            code="schedule.no_anchor" if no_anchor else "schedule.not_dated",
            cell=table.address(row.number, column),
            params={"words": _short(words)},
        )
    ]


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def _written(row: Row, words: str) -> tuple[int, str]:
    """The cell in which the words stand that no date can be told from, and its text as the list writes it."""
    columns = [column for role in schedule.ROLES for column in row.columns.of(role)]
    said = {column: clean.plain(row.cell(column).text) for column in sorted(columns)}
    said = {column: one for column, one in said.items() if not clean.is_blank(one)}
    holding = next((column for column, one in said.items() if words and words in one), None)
    # A lone letter or number tells nobody what is meant: the whole cell is quoted.
    if holding is not None and not _BARE.fullmatch(words):
        return holding, quoted(said[holding], words)
    column = holding if holding is not None else next(iter(said), min(columns, default=0))
    return column, said.get(column, words)
