"""指定緊急避難場所一覧: sheet 03 of 自治体標準オープンデータセット and its predecessor; its hazards are its activity.

A heading with 「、」 in it is often broken in two by a comma: the names would then stand one column off.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from etl.clean import text
from etl.headings import cell_at, fold
from etl.known_sheets.importer import Sheet
from etl.known_sheets.match import Match
from layers.intake.contract import Cell, Table

_PREFIX = fold("災害種別_")
_YES = {"1", "○", "◯", "〇", "有", "可"}
_BROKEN = (fold("災害種別_崖崩れ"), fold("土石流及び地滑り"))
_SEARCHED = 12


class EmergencySites(Sheet):
    """The sheet, with its broken heading joined again."""

    def prepared(self, table: Table) -> Table:
        """Join the two halves where the rows below have one cell less than the headings."""
        for index, row in enumerate(table.rows[:_SEARCHED]):
            names = [fold(cell.text) for cell in row]
            for column in range(len(names) - 1):
                if tuple(names[column : column + 2]) == _BROKEN and _one_off(table, index):
                    joined = Cell(f"{row[column].text}、{row[column + 1].text}")
                    head = [*row[:column], joined, *row[column + 2 :]]
                    return replace(table, rows=[*table.rows[:index], head, *table.rows[index + 1 :]])
        return table

    def added(self, match: Match, row: Sequence[Cell]) -> Mapping[str, str]:
        """The hazards that a site serves for."""
        hazards = [
            match.found.printed(column).strip().partition("_")[2].strip() or name.removeprefix(_PREFIX)
            for column, name in enumerate(match.found.names)
            if name.startswith(_PREFIX) and text.plain(cell_at(row, column).text) in _YES
        ]
        return {"activity": f"対応する災害：{'・'.join(hazards)}" if hazards else ""}


def _one_off(table: Table, index: int) -> bool:
    below = [len(row) for row in table.rows[index + 1 :] if row]
    return bool(below) and max(below) < len(table.rows[index])


IMPORTER = EmergencySites(__file__)
