"""Columns that bear no heading: the names themselves, or the zone that is written once beside its places."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from etl import heading_words
from etl.clean import text, wareki
from etl.lists import sections
from etl.lists.redrawn import cell_at
from etl.lists.schedule import YES
from etl.recognise import Columns
from layers.intake.contract import Cell, Table

_OPEN = re.compile(r"曜|毎|週|平日|^[月火水木金土日]([・,、〜~-]|$)")
_SAMPLE = 200
_NUMBER = re.compile(r"[\d\s.．、()（）①-⑳-]*")


def completed(table: Table, found: Columns) -> Columns:
    """The headings with what is plain without them."""
    found = _by_content(table, _with_marks(table, found))
    right = min(found.roles, default=0) if not found.has("name") else min(found.of("name"))
    right = max(right, min(found.of("venue"), default=0)) if not found.has("name") else right
    bare = [column for column in range(right) if column not in found.roles and not found.labels.get(column)]
    if not bare:
        return found
    texts = {column: _texts(table, found, column) for column in bare}
    names = [] if found.has("name") else [column for column in bare if _names(texts[column])]
    roles = dict(found.roles)
    if names:
        roles[names[-1]] = "name"
    if not found.has("zone"):
        left = (column for column in bare if column not in names[-1:] and _zones(texts[column]))
        roles |= dict.fromkeys([*left][:1], "zone")
    return replace(found, roles=roles)


def _with_marks(table: Table, found: Columns) -> Columns:
    """Columns beside those of a ○ matrix of targets that hold nothing but marks belong to it, whatever their word."""
    marked = set(found.of("target_mark"))
    if len(marked) < 2:
        return found
    for step in (1, -1):
        column = (max(marked) if step > 0 else min(marked)) + step
        while (
            found.roles.get(column, "note") == "note" and found.labels.get(column) and _only_marks(table, found, column)
        ):
            marked.add(column)
            column += step
    return replace(found, roles={**found.roles, **dict.fromkeys(marked, "target_mark")})


def _by_content(table: Table, found: Columns) -> Columns:
    """「開始」「終了」 over days are when a group began and ended; 「開設日」 over weekdays is when it is open."""
    roles = dict(found.roles)
    for column, role in found.roles.items():
        if role not in ("start", "end", "since"):
            continue
        cells = _cells(table, found, column)
        dated = sum(_is_date(cell) for cell in cells)
        if role == "since" and cells and not dated and all(_OPEN.search(cell.text) for cell in cells):
            roles[column] = "day"
        elif role != "since" and cells and dated == len(cells):
            roles[column] = "since" if role == "start" else "closed_on"
    return replace(found, roles=roles)


def _is_date(cell: Cell) -> bool:
    return not isinstance(cell.value, dt.time | float) and bool(wareki.iso(cell.value))


def _only_marks(table: Table, found: Columns, column: int) -> bool:
    texts = _texts(table, found, column)
    return bool(texts) and all(len(one) == 1 and (one in YES or text.is_blank(one) or one in "×△") for one in texts)


def _texts(table: Table, found: Columns, column: int) -> list[str]:
    return [text.plain(cell.text) for cell in _cells(table, found, column)]


def _cells(table: Table, found: Columns, column: int) -> list[Cell]:
    """What a column holds below its headings, in rows that hold more than that."""
    rows = range(found.data_row, min(len(table.rows), found.data_row + _SAMPLE))
    cells = [cell_at(table, (row, column)) for row in rows if len(_filled(table.rows[row])) > 1]
    return [cell for cell in cells if not text.is_blank(cell.text) and not cell.merged]


def _filled(row: Sequence[Cell]) -> set[str]:
    return {cell.text for cell in row if cell.text.strip()}


def _names(texts: list[str]) -> bool:
    """Words, nearly all of them different, as names are."""
    words = [one for one in texts if not _NUMBER.fullmatch(one) and one not in heading_words.row_words("totals")]
    return len(words) >= 1 and len(set(words)) * 5 >= len(words) * 4 and not all(map(_zone, words))


def _zones(texts: list[str]) -> bool:
    return len(texts) >= 1 and all(map(_zone, texts))


def _zone(word: str) -> bool:
    return bool(sections.meaning(word).zone)
