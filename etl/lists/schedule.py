"""開催日時: the text of all day and time cells of a row, in column order; nothing is interpreted here."""

import datetime as dt
import re

from etl.clean import text
from etl.lists import months, status
from etl.lists.rows import Row

ROLES = ("schedule", "day", "time", "start", "end", "schedule_note", "day_mark", "week_mark", months.ROLE)
YES = frozenset("○◯〇●◎✓✔☑■レ有可1")
_DAY = re.compile(r"[月火水木金土日]曜|(?:毎週|第\d)[・\d]*[月火水木金土日]|^[月火水木金土日](?:\s|$)|平日|毎日|\d+日")
_HOUR = re.compile(r"(\d{1,2})(?:\.([05]))?")
_LAST_HOUR = 24
_CLOCK = re.compile(r"(午前|午後|AM|PM|am|pm)?\s*(\d{1,2})\s*[:時]\s*(半|\d{2})?\s*分?(?::00)?(?:頃|ごろ)?")


def schedule_of(row: Row) -> str:
    """The joined text; a start and an end column become ``10:00-11:30``, a matrix of weekdays 「月水金」.

    A weekday that stands as a heading above the rows comes first, where the row names none itself.
    """
    pieces: list[str] = []
    ends = list(row.columns.of("end"))
    for column, role in sorted(row.columns.roles.items()):
        if role in ("day_mark", "week_mark"):
            pieces += [_marked(row, role)] if column == row.columns.of(role)[0] else []
        elif role == months.ROLE:
            pieces += [months.days_of(row)] if column == row.columns.of(role)[0] else []
        elif role == "start":
            pieces.append(_span(row, column, ends))
        elif role == "schedule_note":
            pieces.append(_rest(_text(row, column), text.plain(row.columns.labels.get(column, ""))))
        elif role in ROLES and not (role == "end" and column not in ends):
            pieces.append(_text(row, column))
    written = " ".join(piece for piece in _spans(pieces) if piece)
    day = row.context.day
    return f"{day} {written}".strip() if day and not _DAY.search(written) else written


def _text(row: Row, column: int) -> str:
    """The text of a cell; nothing where it only says that the group rests."""
    written = said(row.cell(column).value)
    return "" if status.of_cell(written) else written


def _rest(written: str, heading: str) -> str:
    """「8月」 below 「お休み」 is when the group does not meet, and must not read as a day on which it does."""
    if "休" not in heading or not written or "休" in written or text.says_nothing(written):
        return "" if "休" in heading and text.says_nothing(written) else written
    return f"{heading}:{written}" if "(" in written else f"{written}休み"


def _spans(pieces: list[str]) -> list[str]:
    """Two clock times beside each other (a heading merged over both) are a start and an end."""
    found: list[str] = []
    for piece in (one for one in pieces if one):
        if found and _CLOCK.fullmatch(piece) and _CLOCK.fullmatch(found[-1]):
            found[-1] = f"{_clock(found[-1])}-{_clock(piece)}"
        else:
            found.append(piece)
    return found


def _marked(row: Row, role: str) -> str:
    """The marked columns of a matrix: 「月水金」, 「第1・3」; what is written instead of a mark follows its day."""
    found = []
    for column in row.columns.of(role):
        cell = text.plain(row.cell(column).text)
        if not cell or text.is_blank(cell):
            continue
        label = text.plain(row.columns.labels[column]).split()[-1]
        label = label[:1] if role == "day_mark" and len(label) <= 3 and label[:1] in "月火水木金土日祝" else label
        found.append(label if cell[0] in YES and len(cell) == 1 else f"{label}{cell}" if re.search(r"\d", cell) else "")
    found = [one for one in found if one]
    if role == "week_mark" and len(found) > 1 and all(one.startswith("第") for one in found):
        return found[0].removesuffix("週") + "".join(
            f"・{one.removeprefix('第').removesuffix('週')}" for one in found[1:]
        )
    return "".join(found) if all(len(one) == 1 for one in found) else " ".join(found)


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
    start = _clock(_hour(row.cell(column).value))
    after = next((end for end in ends if end > column), None)
    if after is None:
        return start
    ends.remove(after)
    end = _clock(_hour(row.cell(after).value))
    return f"{start}-{end}" if start and end else start or (f"-{end}" if end else "")


def _hour(value: object) -> str:
    """A start or an end; a bare number is an hour (10 below 「開始」, 13.5 is half past one)."""
    written = said(value)
    hour = _HOUR.fullmatch(written)
    return f"{hour[1]}:{'30' if hour[2] == '5' else '00'}" if hour and int(hour[1]) <= _LAST_HOUR else written


def _clock(written: str) -> str:
    found = _CLOCK.fullmatch(written)
    if not found:
        return written
    late = 12 if found[1] in ("午後", "PM", "pm") and int(found[2]) < 12 else 0
    return f"{int(found[2]) + late:02}:{'30' if found[3] == '半' else found[3] or '00'}"
