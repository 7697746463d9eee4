"""前回から変わったこと: what an evening opens with. A plain function of the board and of what the register tells.

What the last meeting brought, what came after it, what is done and what is not, which places opened or closed
meanwhile, and what is carried over from before. Only words that were let through stand in it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from layers.workshop.board import Aim, Board, Note, Step, Theme
from layers.workshop.kinds import note_kinds
from layers.workshop.talks import Meeting, Talk

OPENED, CLOSED, ALTERED = "opened", "closed", "altered"
Thing = TypeVar("Thing", Note, Theme, Aim)


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceChange:
    """What became of one place: opened, closed, altered (``fields``: what of it)."""

    id: str
    name: str
    what: str
    day: str = ""
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Brought:
    """Notes (by the order of their writing), themes and aims that belong together in time."""

    notes: tuple[Note, ...] = ()
    themes: tuple[Theme, ...] = ()
    aims: tuple[Aim, ...] = ()

    def by_kind(self) -> dict[str, int]:
        """How many notes of each kind, in the order of the kinds."""
        counted = Counter(note.kind for note in self.notes)
        return {code: counted[code] for code in note_kinds() if counted[code]}

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.notes or self.themes or self.aims)


@dataclass(frozen=True, kw_only=True, slots=True)
class Changed:
    """What the meeting ``now`` opens with, ``before`` being the last one. ``since``: its day, "" where none is known.

    ``last``: what ``before`` brought; ``between``: what came after it; ``carried``: what was there before it;
    ``stickers``: votes by theme; ``places``: opened first, then altered, then closed.
    """

    now: Meeting
    before: Meeting | None
    since: str
    last: Brought
    between: Brought
    carried: Brought
    stickers: dict[str, int]
    done: tuple[Step, ...]
    open: tuple[Step, ...]
    places: tuple[PlaceChange, ...]

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.last or self.between or self.carried or self.done or self.open or self.places)


def changed(talk: Talk, number: int, board: Board, places: Iterable[PlaceChange] = ()) -> Changed:
    """What has changed when meeting ``number`` begins; what this meeting itself has brought is left out."""
    now, before = talk.meeting(number), talk.before(number)
    earlier = {one.id for one in talk.meetings if before is not None and one.number < before.number}
    later = {one.id for one in talk.meetings if one.number >= number}
    last = {before.id} if before is not None else set()
    steps = [step for aim in _alive(board.aims.values(), later) for step in aim.steps if not step.gone]
    order = (OPENED, ALTERED, CLOSED)
    return Changed(
        now=now,
        before=before,
        since=before.date if before is not None else "",
        last=_brought(board, lambda meeting: meeting in last),
        # Written between two evenings, on the city's server or on a sheet handed in later.
        between=_brought(board, lambda meeting: before is not None and meeting not in earlier | later | last),
        carried=_brought(board, lambda meeting: meeting in earlier),
        stickers={theme.id: _votes(board, theme.id) for theme in _alive(board.themes.values(), later)},
        done=tuple(step for step in steps if step.done),
        open=tuple(step for step in steps if not step.done),
        places=tuple(sorted(places, key=lambda one: (order.index(one.what), one.day, one.name, one.id))),
    )


def _brought(board: Board, of: Callable[[str], bool]) -> Brought:
    themes = [theme for theme in board.themes.values() if not theme.gone and of(theme.meeting)]
    aims = [aim for aim in board.aims.values() if not aim.gone and of(aim.meeting)]
    return Brought(
        notes=tuple(note for note in board.shown() if of(note.meeting)),
        themes=tuple(_in_order(themes)),
        aims=tuple(_in_order(aims)),
    )


def _alive(things: Iterable[Thing], later: set[str]) -> list[Thing]:
    return _in_order([one for one in things if not one.gone and one.meeting not in later])


def _in_order(things: Sequence[Thing]) -> list[Thing]:
    def place(one: Any) -> tuple[float, str]:  # noqa: ANN401 - themes and aims alike
        return (one.order, one.id)

    return sorted(things, key=place)


def _votes(board: Board, theme: str) -> int:
    return sum(board.votes.get(f"theme:{theme}", {}).values())
