"""月2回, 週1回: a count says no day by itself, and must agree with the days that stand beside it."""

from collections.abc import Sequence

from layers.place.schedule import Part
from layers.place.schedule_text.stream import Stream
from layers.place.schedule_text.tokens import NotUnderstood, Token


class Counts:
    """The counts of a text, taken out of its row."""

    def __init__(self, stream: Stream) -> None:
        """Take the counts out."""
        self.tokens = stream.of(0, len(stream.tokens), "n")
        stream.replace("n[p,]?", lambda *_: [])

    def check(self, parts: Sequence[Part]) -> None:
        """Refuse where the days are not as many as the text says."""
        for token in self.tokens:
            if int(token.said["times"]) != _counted(token, parts):
                raise NotUnderstood(token.text)


def _counted(token: Token, parts: Sequence[Part]) -> int:
    """How many days of a week, month or year the parts hold."""
    weekly = token.said["unit"] == "週"
    if any(part.freq != ("WEEKLY" if weekly else "MONTHLY") for part in parts):
        return -1
    if weekly:
        return len({day for part in parts for day in part.byday})
    days = [(len(part.byday) or len(part.bymonthday), len(part.bymonth) or 12) for part in parts]
    return sum(n * months if token.said["unit"] == "年" else n for n, months in days)
