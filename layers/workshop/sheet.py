"""会議に出す1枚: what one period of a zone comes to, in numbers alone; and where each word of it is from.

The sheet goes to meetings that see sums only. The list beside it keeps for each resource and each 課題 its talk, its
evening and its note, so that it can be traced from one meeting to the next.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from layers.trust.naming import Allowed
from layers.workshop.board import Board, Note
from layers.workshop.changed import ALTERED, CLOSED, OPENED, PlaceChange
from layers.workshop.numbering import numbers
from layers.workshop.talks import Meeting, Talk

RESOURCES = ("meet", "offer", "good", "wish")
ISSUE = "trouble"
_MOST_THEMES = 8
_LONGEST_THEME = 30


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """From one day to another, both ISO and both in it."""

    first: str
    last: str

    @property
    def before(self) -> "Period":
        """As many days just before it."""
        first, last = date.fromisoformat(self.first), date.fromisoformat(self.last)
        end = first - timedelta(days=1)
        return Period(first=(end - (last - first)).isoformat(), last=end.isoformat())

    def holds(self, day: str) -> bool:
        """Whether a day is in it; no day is in none."""
        return self.first <= day[:10] <= self.last if day else False


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """A resource or 課題 with where it comes from; ``number``: what its note is called by."""

    talk: Talk
    meeting: Meeting
    note: Note
    number: int
    theme: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """How many in the period and in the one before; ``before`` None where the past is not told."""

    now: int
    before: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Counted:
    """The numbers: notes by kind, 課題 by theme ("" none), places by what became of them, steps and aims as they stand.

    ``more_themes``: 課題 of themes that find no room; ``undated``: shown notes of evenings without a day
    or no more in the series.
    """

    kinds: dict[str, Count]
    themes: dict[str, Count]
    more_themes: Count | None
    places: dict[str, Count]
    done: int
    open: int
    aims: int
    decided: int
    meetings: Count
    undated: int


def origins(talks: Iterable[tuple[Talk, Board]], period: Period) -> list[Origin]:
    """All that was let through on an evening of the period, in the order of talks, evenings and writing."""
    return [one for talk, board in talks for one in _origins(talk, board) if period.holds(one.meeting.date)]


def counted(talks: Sequence[tuple[Talk, Board]], places: Sequence[PlaceChange], period: Period) -> Counted:
    """The numbers of a period; ``places``: changes since the beginning of the one before."""
    now, then = origins(talks, period), origins(talks, period.before)
    kinds = _pairs((one.note.kind for one in now), (one.note.kind for one in then))
    issues = [[one.theme for one in part if one.note.kind == ISSUE] for part in (now, then)]
    themes = sorted(_pairs(*issues).items(), key=lambda row: (-row[1].now, row[0]))
    more = [count for _, count in themes[_MOST_THEMES:]]
    aims = [aim for _, board in talks for aim in board.aims.values() if not aim.gone]
    steps = [step for aim in aims for step in aim.steps if not step.gone]
    days = [meeting.date for talk, _ in talks for meeting in talk.meetings]
    return Counted(
        kinds={kind: kinds.get(kind, Count(now=0, before=0)) for kind in (*RESOURCES, ISSUE)},
        themes=dict(themes[:_MOST_THEMES]),
        more_themes=Count(now=sum(c.now for c in more), before=sum(c.before or 0 for c in more)) if more else None,
        places={what: _places(places, what, period) for what in (OPENED, ALTERED, CLOSED)},
        done=sum(step.done for step in steps),
        open=sum(not step.done for step in steps),
        aims=len(aims),
        decided=sum(aim.decided for aim in aims),
        meetings=Count(now=sum(map(period.holds, days)), before=sum(map(period.before.holds, days))),
        undated=sum(_undated(talk, board) for talk, board in talks),
    )


def _undated(talk: Talk, board: Board) -> int:
    """Shown notes of an evening without a day, or of one that was taken out of the series since."""
    days = {one.id: one.date for one in talk.meetings}
    return sum(not days.get(note.meeting) for note in board.shown())


def _origins(talk: Talk, board: Board) -> Iterator[Origin]:
    evenings = {one.id: one for one in talk.meetings}
    called = numbers(board.notes.values())
    for note in board.shown():
        if note.meeting in evenings:
            theme = board.themes.get(note.theme)
            words = _short(Allowed().told(theme.text)) if theme is not None and not theme.gone else ""
            yield Origin(talk=talk, meeting=evenings[note.meeting], note=note, number=called[note.id], theme=words)


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST_THEME else words[: _LONGEST_THEME - 1] + "…"


def _pairs(now: Iterable[str], then: Iterable[str]) -> dict[str, Count]:
    these, those = Counter(now), Counter(then)
    return {name: Count(now=these[name], before=those[name]) for name in {*these, *those}}


def _places(places: Sequence[PlaceChange], what: str, period: Period) -> Count:
    days = [one.day for one in places if one.what == what]
    return Count(now=sum(map(period.holds, days)), before=sum(map(period.before.holds, days)))
