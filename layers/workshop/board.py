"""Board 場: what all moves come to. ``play`` gives the same board for any order and any doubling of the moves.

It is also written in JavaScript for the phones; both are held to the fixtures in ``tests/data/boards``.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from layers.workshop.kinds import USUAL_KIND
from layers.workshop.ledger import Ledger, Told
from layers.workshop.moves import SHOWN, WAITING, Move, owner


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """付箋. ``shown_text``: the words that were let through; before that, and of later words, nobody else sees any.

    ``spot_lonlat``: where on the map, if anywhere; ``channel``, ``seat``: how it came; ``first``: its place in time.
    ``rewritten``: its words were changed after somebody had decided; the words shown before stay until the next time.
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
    rewritten: bool = False

    @property
    def projected(self) -> bool:
        """Whether everybody may see it."""
        return self.state == SHOWN and not self.gone and bool(self.shown_text)

    @property
    def waits(self) -> bool:
        """Whether somebody still has to decide: it is new, or has other words than those that were decided about."""
        undecided = self.state == WAITING or (self.state == SHOWN and not self.shown_text)
        return not self.gone and (undecided or self.rewritten)


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
    """だれが・何を・いつ of an aim; empty words are not decided yet. ``done``: it has been done since."""

    id: str
    aim: str
    who: str = ""
    what: str = ""
    when: str = ""
    done: bool = False
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
        return sorted((note for note in self.notes.values() if note.waits), key=lambda note: (note.first, note.id))

    def shown(self) -> list[Note]:
        """Notes that everybody may see, in the order in which they were written."""
        return sorted((note for note in self.notes.values() if note.projected), key=lambda note: (note.first, note.id))

    def channels(self) -> dict[str, int]:
        """How many notes came by each channel."""
        return dict(Counter(note.channel for note in self.notes.values() if not note.gone))

    def to_json(self) -> dict[str, Any]:
        """As plain values, in an order of its own, so that two boards can be compared in any language."""
        themes = sorted(self.themes.values(), key=lambda theme: (theme.order, theme.id))
        aims = sorted(self.aims.values(), key=lambda aim: (aim.order, aim.id))
        return {
            "notes": [_note_json(note) for note in sorted(self.notes.values(), key=lambda note: (note.first, note.id))],
            "themes": [asdict(theme) for theme in themes],
            "aims": [
                asdict(aim) | {"notes": list(aim.notes), "steps": [asdict(one) for one in aim.steps]} for aim in aims
            ],
            "votes": {target: dict(by) for target, by in sorted(self.votes.items())},
            "now": dict(self.now),
            "clock": self.clock,
            "queue": [note.id for note in self.queue()],
            "shown": [note.id for note in self.shown()],
            "channels": self.channels(),
        }


def _note_json(note: Note) -> dict[str, Any]:
    plain = asdict(note)
    spot = plain.pop("spot_lonlat")
    return plain | {"first": list(note.first), "spot": list(spot) if spot else None, "waits": note.waits}


def play(moves: Iterable[Move]) -> Board:
    """The board of these moves."""
    ledger = Ledger()
    for move in moves:
        ledger.take(move)
    return board_of(ledger)


def board_of(ledger: Ledger) -> Board:
    """The board that a ledger stands at; the ledger may grow afterwards."""
    told = ledger.told()
    return Board(
        notes={
            _id(subject): _note(subject, ledger, row) for subject, row in told.items() if _made(subject, row, "note")
        },
        themes={
            _id(subject): Theme(id=_id(subject), **row) for subject, row in told.items() if _made(subject, row, "theme")
        },
        aims=_aims(told),
        votes=_votes(ledger, told),
        now=told.get("hall:now", {}),
        clock=ledger.clock,
    )


def _id(subject: str) -> str:
    return subject.partition(":")[2]


def _made(subject: str, row: Told, kind: str) -> bool:
    """Whether there is such a thing: what is said of one that has no words yet waits for them."""
    return subject.startswith(kind + ":") and bool(row.get("aim" if kind == "step" else "text"))


def _note(subject: str, ledger: Ledger, row: Told) -> Note:
    plain = {name: value for name, value in row.items() if name not in ("spot", "seen_text")}
    spot = row.get("spot")
    first = ledger.first(subject, "text")
    return Note(
        id=_id(subject),
        kind=plain.pop("kind", USUAL_KIND),
        spot_lonlat=(spot[0], spot[1]) if spot else None,
        seat=owner(subject),
        channel=first.channel,
        first=first.order,
        rewritten=_rewritten(subject, ledger, row),
        **plain,
    )


def _rewritten(subject: str, ledger: Ledger, row: Told) -> bool:
    """Whoever decides says which words they saw; where they did not say, what was written later was not seen."""
    if row.get("state", WAITING) == WAITING:
        return False
    if row.get("seen_text") and ledger.stamp(subject, "seen_text") == ledger.stamp(subject, "state"):
        return bool(row["seen_text"] != row["text"])
    return ledger.stamp(subject, "text") > ledger.stamp(subject, "state")


def _aims(told: Mapping[str, Told]) -> dict[str, Aim]:
    steps: dict[str, list[Step]] = {}
    for subject, row in told.items():
        if _made(subject, row, "step"):
            steps.setdefault(row["aim"], []).append(Step(id=_id(subject), **row))
    notes: dict[str, list[str]] = {}
    for subject, row in sorted(told.items()):
        if subject.startswith("link:") and row.get("on"):
            _, aim, note = subject.split(":")
            notes.setdefault(aim, []).append(note)
    found = {}
    for key, row in ((_id(subject), row) for subject, row in told.items() if _made(subject, row, "aim")):
        ordered = sorted(steps.get(key, []), key=lambda step: (step.order, step.id))
        found[key] = Aim(id=key, notes=tuple(notes.get(key, ())), steps=tuple(ordered), **row)
    return found


def _votes(ledger: Ledger, told: Mapping[str, Told]) -> dict[str, dict[str, int]]:
    counted: dict[str, Counter[str]] = {}
    for subject, row in sorted(told.items()):
        if subject.startswith("vote:") and row.get("count", 0) > 0:
            target = subject.split(":", 2)[2]
            counted.setdefault(target, Counter())[ledger.last(subject, "count").channel] += row["count"]
    return {target: dict(by) for target, by in counted.items()}
