"""Calendars with a column for each month: 「8・22」 below 「4月」 is 4月8日・22日.

A number below a month may as well count visitors: it is a day only where the list says so, or writes days as such.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from etl import heading_words
from etl.clean import text
from etl.recognise import Columns
from layers.intake.contract import Table

if TYPE_CHECKING:
    from etl.lists.rows import Row

ROLE = "month_mark"
_LABEL = re.compile(r"(1[0-2]|[1-9])月(?:分|開催日|の開催日|実施日|の日程)?")
_YEAR = re.compile(r"(?:令和\s*(?:\d{1,2}|元)|20\d{2})\s*年度?")
_FEWEST = 3
_DAY = r"(?:[12]\d|3[01]|0?[1-9])\s*日?\s*(?:\([月火水木金土日]\))?"
_DAYS = re.compile(rf"{_DAY}(?:\s*[・、,/&と\s]\s*{_DAY})*")
_ONE = re.compile(r"(\d{1,2})\s*日?\s*(\([月火水木金土日]\))?")
_PLAINLY = re.compile(r"\d\s*[日(・、,/と]")
_SAYS_DAYS = re.compile(r"日程|開催日|実施日|活動日|予定|カレンダー|スケジュール|こよみ|暦")
_COUNTS = re.compile(r"人数|件数|実績|回数|延べ|利用者|参加者|金額|費")
_RESTS = re.compile(r"お?休み?|なし|無し|休館|休会|[-－―ー×✕/／]")


def completed(table: Table, found: Columns) -> Columns:
    """The headings with the columns of months, where what stands below them are days."""
    months = {column: month for column, label in found.labels.items() if (month := _month(label))}
    unread = [column for column in months if found.roles.get(column, "own") in ("own", "ignored")]
    if len(unread) < _FEWEST or len(set(months.values())) < len(months) or not _are_days(table, found, unread):
        return found
    return replace(found, roles={**found.roles, **dict.fromkeys(unread, ROLE)})


def days_of(row: "Row") -> str:
    """「令和8年度 4月8日・22日 5月13日」; what is no day stands as it is written, so that nobody takes it for one."""
    told = (_of_month(row.columns.labels[column], row.cell(column).text) for column in row.columns.of(ROLE))
    found = [one for one in told if one]
    return " ".join([row.context.year, *found]).strip() if found else ""


def year_of(titles: Iterable[str]) -> str:
    """The one year that the lines above a list name: 「令和8年度」."""
    found = {year.replace(" ", "") for one in titles for year in _YEAR.findall(text.plain(one))}
    return found.pop() if len(found) == 1 else ""


def _month(label: str) -> str:
    found = _LABEL.fullmatch(text.plain(label).split(" ")[-1])
    return found[1] if found else ""


def _are_days(table: Table, found: Columns, columns: list[int]) -> bool:
    above = [table.sheet, *(cell.text for row in table.rows[: found.first_row] for cell in row)]
    said = " ".join(text.plain(one) for one in (*above, *(found.labels[column] for column in columns)))
    cells = [one for one in _cells(table, found, columns) if not _RESTS.fullmatch(one)]
    fitting = [one for one in cells if _DAYS.fullmatch(one)]
    if not cells or len(fitting) * 5 < len(cells) * 4 or _COUNTS.search(said):
        return False
    plainly = sum(bool(_PLAINLY.search(one)) for one in fitting)
    return bool(_SAYS_DAYS.search(said)) or plainly * 2 >= len(fitting)


def _cells(table: Table, found: Columns, columns: list[int]) -> Iterator[str]:
    for row in table.rows[found.data_row :]:
        if not heading_words.role_of(row[0].text if row else ""):
            yield from (one for column in columns if column < len(row) if (one := text.plain(row[column].text)))


def _of_month(label: str, written: str) -> str:
    plain = text.plain(written)
    if not plain or _RESTS.fullmatch(plain):
        return ""
    if not _DAYS.fullmatch(plain):
        return f"{_month(label)}月{plain}"
    return f"{_month(label)}月" + "・".join(f"{int(day)}日{weekday}" for day, weekday in _ONE.findall(plain))
