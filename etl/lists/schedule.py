"""開催日時: the text of all day and time cells of a row, in column order; nothing is interpreted here."""

import datetime as dt
import re

from etl.clean import text
from etl.lists.rows import Row

ROLES = ("schedule", "day", "time", "start", "end", "schedule_note", "day_mark")
YES = frozenset("○◯〇●◎✓✔☑■レ有可1")
_CLOCK = re.compile(r"(\d{1,2})\s*[:時]\s*(\d{2})?\s*分?(?::00)?")


def schedule_of(row: Row) -> str:
    """The joined text; a start and an end column become ``10:00-11:30``, a matrix of weekdays 「月水金」."""
    pieces: list[str] = []
    ends = list(row.columns.of("end"))
    days = ""
    for column, role in sorted(row.columns.roles.items()):
        if role == "day_mark":
            days += _day(row, column)
            continue
        pieces, days = [*pieces, *([days] if days else [])], ""
        if role == "start":
            pieces.append(_span(row, column, ends))
        elif role in ROLES and not (role == "end" and column not in ends):
            pieces.append(said(row.cell(column).value))
    return " ".join(piece for piece in [*pieces, days] if piece)


def said(value: object) -> str:
    """A day or time cell as text: times as 9:30, days as ISO, marks for nothing as nothing."""
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    if isinstance(value, float) and 0 < value < 1:
        minutes = round(value * 24 * 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    written = "" if value is None else text.plain(str(value))
    return "" if text.is_blank(written) else written


def _span(row: Row, column: int, ends: list[int]) -> str:
    start = _clock(said(row.cell(column).value))
    after = next((end for end in ends if end > column), None)
    if after is None:
        return start
    ends.remove(after)
    end = _clock(said(row.cell(after).value))
    return f"{start}-{end}" if start and end else start or (f"-{end}" if end else "")


def _clock(written: str) -> str:
    found = _CLOCK.fullmatch(written)
    return f"{int(found[1]):02}:{found[2] or '00'}" if found else written


def _day(row: Row, column: int) -> str:
    mark = text.plain(row.cell(column).text)
    return row.columns.labels[column].split()[-1][:1] if mark and mark[0] in YES else ""
