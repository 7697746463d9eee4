"""Board 場: what all moves come to. ``play`` gives the same board for any order and any doubling of the moves."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from layers.workshop.moves import SHOWN, WAITING, Move, owner

Registers = dict[str, dict[str, tuple[tuple[int, str, str], Any]]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """付箋. ``shown_text``: the words that were let through; before that, and of later words, nobody else sees any.

    ``spot_lonlat``: where on the map, if anywhere; ``channel``, ``seat``: how it came; ``first``: its place in time.
    """

    id: str
    text: str
    kind: str
    seat: str
    channel: str
    first: tuple[int, str, str]
    state: str = WAITING
    shown_text: str = ""
    spot_lonlat: tuple[float, float] | None = None
    town: str = ""
    place: str = ""
    question: str = ""
    table: str = ""
    meeting: str = ""
    number: int = 0
    theme: str = ""
    order: float = 0.0
    gone: bool = False

    @property
    def projected(self) -> bool:
        """Whether everybody may see it."""
        return self.state == SHOWN and not self.gone and bool(self.shown_text)

    @property
    def waits(self) -> bool:
        """Whether somebody still has to decide: it is new, or it was changed after it had been let through."""
        return not self.gone and (self.state == WAITING or (self.state == SHOWN and not self.shown_text))


@dataclass(frozen=True, kw_only=True, slots=True)
class Theme:
    """テーマ: a name for notes that belong together."""

    id: str
    text: str
    order: float = 0.0
    meeting: str = ""
    gone: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """だれが・何を・いつ of an aim; empty words are not decided yet."""

    id: str
    aim: str
    who: str = ""
    what: str = ""
    when: str = ""
    order: float = 0.0
    gone: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Aim:
    """めざす姿, in the residents' words; ``notes``: the ids of the notes that it came from."""

    id: str
    text: str
    theme: str = ""
    notes: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    order: float = 0.0
    meeting: str = ""
    decided: bool = False
    gone: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Board:
    """``votes``: target (``note:ID`` or ``theme:ID``) → stickers by channel; ``now``: what the hall is at."""

    notes: Mapping[str, Note] = field(default_factory=dict)
    themes: Mapping[str, Theme] = field(default_factory=dict)
    aims: Mapping[str, Aim] = field(default_factory=dict)
    votes: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    now: Mapping[str, Any] = field(default_factory=dict)
    clock: int = 0

    def queue(self) -> list[Note]:
        """Notes that wait, the oldest first."""
        return sorted((note for note in self.notes.values() if note.waits), key=lambda note: note.first)

    def shown(self) -> list[Note]:
        """Notes that everybody may see, in the order in which they were written."""
        return sorted((note for note in self.notes.values() if note.projected), key=lambda note: note.first)

    def channels(self) -> dict[str, int]:
        """How many notes came by each channel."""
        return dict(Counter(note.channel for note in self.notes.values() if not note.gone))


def play(moves: Iterable[Move]) -> Board:
    """The board of these moves."""
    held: Registers = {}
    first: dict[str, Move] = {}
    votes: dict[str, tuple[tuple[int, str, str], str, int]] = {}
    clock = 0
    for move in moves:
        clock = max(clock, move.clock)
        if move.subject not in first or move.order < first[move.subject].order:
            first[move.subject] = move
        registers = held.setdefault(move.subject, {})
        for name, value in move.fields.items():
            if name not in registers or registers[name][0] < move.order:
                registers[name] = (move.order, value)
        if move.kind == "vote" and (move.subject not in votes or votes[move.subject][0] < move.order):
            votes[move.subject] = (move.order, move.channel, int(move.fields.get("count", 0)))
    values = {subject: {name: value for name, (_, value) in named.items()} for subject, named in held.items()}
    return Board(
        notes=_notes(values, first),
        themes=_of("theme", values, Theme, text=""),
        aims=_aims(values),
        votes=_votes(votes),
        now=values.get("hall:now", {}),
        clock=clock,
    )


def _id(subject: str) -> str:
    return subject.partition(":")[2]


def _notes(values: Mapping[str, dict[str, Any]], first: Mapping[str, Move]) -> dict[str, Note]:
    notes: dict[str, Note] = {}
    for subject, told in values.items():
        # A release that arrives before the note itself waits for it.
        if subject.startswith("note:") and told.get("text"):
            spot = told.pop("spot", None)
            made = first[subject]
            notes[_id(subject)] = Note(
                id=_id(subject),
                kind=told.pop("kind", "good"),
                spot_lonlat=(spot[0], spot[1]) if spot else None,
                seat=owner(subject),
                channel=made.channel,
                first=made.order,
                **told,
            )
    return notes


def _of(kind: str, values: Mapping[str, dict[str, Any]], noun: type[Any], **defaults: Any) -> dict[str, Any]:  # noqa: ANN401 - one row each
    return {
        _id(subject): noun(id=_id(subject), **defaults | told)
        for subject, told in values.items()
        if subject.startswith(kind + ":")
    }


def _aims(values: Mapping[str, dict[str, Any]]) -> dict[str, Aim]:
    steps: dict[str, list[Step]] = {}
    for step in _of("step", values, Step, aim="").values():
        steps.setdefault(step.aim, []).append(step)
    notes: dict[str, list[str]] = {}
    for subject, told in sorted(values.items()):
        if subject.startswith("link:") and told.get("on"):
            _, aim, note = subject.split(":")
            notes.setdefault(aim, []).append(note)
    found = {}
    for key, told in ((_id(subject), told) for subject, told in values.items() if subject.startswith("aim:")):
        ordered = sorted(steps.get(key, []), key=lambda step: (step.order, step.id))
        found[key] = Aim(id=key, **{"text": "", "notes": tuple(notes.get(key, ())), "steps": tuple(ordered)} | told)
    return found


def _votes(cast: Mapping[str, tuple[tuple[int, str, str], str, int]]) -> dict[str, dict[str, int]]:
    counted: dict[str, Counter[str]] = {}
    for subject, (_, channel, count) in sorted(cast.items()):
        _, _, target = subject.split(":", 2)
        counted.setdefault(target, Counter())[channel] += max(0, count)
    return {target: dict(by) for target, by in counted.items() if any(by.values())}
