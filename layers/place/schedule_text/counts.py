"""月2回, 週1回: a count says no day by itself, and must agree with the days that stand beside it.

全4回, 5回コース end a series where its first day is known.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from layers.place.meeting_days import dates
from layers.place.schedule import Part, Schedule
from layers.place.schedule_text.stream import Made, Stream
from layers.place.schedule_text.tokens import NotUnderstood, Token

# A series is shorter than this.
_LONGEST = timedelta(days=5 * 366)


class Counts:
    """The counts of a text, taken out of its row."""

    def __init__(self, stream: Stream) -> None:
        """Take the counts out."""
        self.tokens = stream.of(0, len(stream.tokens), "n")
        stream.replace("n(?=[(]?k)", _each_month)
        stream.replace("n[p,]?", lambda *_: [])
        self.series = stream.of(0, len(stream.tokens), "l")
        stream.replace("l[p,]?", lambda *_: [])

    def check(self, parts: Sequence[Part]) -> None:
        """Refuse where the days are not as many as the text says."""
        for token in self.tokens:
            if int(token.said["times"]) != _counted(token, parts):
                raise NotUnderstood(token.text)

    def ended(self, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        """「2月3日から毎週水曜 全4回」: the series ends with its fourth day; without a first day nothing is known."""
        if not self.series:
            return parts
        part, times = parts[0], int(self.series[0].said["series"])
        start = part.dtstart or part.valid_from or min(part.days, default=None)
        if len(parts) + len(self.series) != 2 or start is None or part.move or times < 1:
            raise NotUnderstood(self.series[0].text)
        held = _held(part, start)
        known = part.freq == "ONCE" or part.valid_to is not None
        if len(held) < times or (known and len(held) != times):
            raise NotUnderstood(self.series[0].text)
        return parts if known else (replace(part, valid_to=held[times - 1]),)


def _each_month(stream: Stream, start: int, _end: int) -> Made:
    """「月2回（10日、25日）」 are days of every month."""
    token = stream.tokens[start]
    return [Token("e", token.text, token.start, token.end)] if token.said.get("unit") == "月" else None


def _held(part: Part, start: date) -> list[date]:
    return sorted({one.day for one in dates(Schedule(parts=(part,)), start, part.valid_to or start + _LONGEST)})


def _in_turn(parts: Sequence[Part]) -> int:
    """Parts that hold in months of their own, each with as many days: 「月1回第2日曜 9時～（7・8月は8時～）」."""
    months = [month for part in parts for month in part.bymonth or range(1, 13)]
    numbers = {len(part.byday) or len(part.bymonthday) for part in parts}
    return numbers.pop() if len(set(months)) == len(months) and len(numbers) == 1 else 0


def _counted(token: Token, parts: Sequence[Part]) -> int:
    """How many days of a week, month or year the parts hold."""
    unit = token.said.get("unit")
    if unit is None:
        return sum(len(part.byday) or len(part.bymonthday) for part in parts)
    weekly = unit == "週"
    parts = [part for part in parts if part.freq == ("WEEKLY" if weekly else "MONTHLY")]
    if weekly:
        return len({day for part in parts for day in part.byday})
    if unit != "年" and (alike := _in_turn(parts)):
        return alike
    days = [(len(part.byday) or len(part.bymonthday), len(part.bymonth) or 12) for part in parts]
    return sum(n * months if unit == "年" else n for n, months in days)
