"""Move 操作: fields of one subject set by one seat. A journal of moves is all that is ever stored; it only grows.

Of two moves that set the same field the later holds, by ``(clock, seat, id)``: ``clock`` is Lamport's, one more than
the greatest that the seat had seen, so no wall clock decides. The same move twice is one move.
"""

import json
import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from layers.errors import Refused
from layers.workshop.kinds import note_kinds

LONGEST_TEXT = 400
MOST_CLOCK = 2**40
MOST_COUNTED = 9999
# Nobody is so far ahead of the others by honest work; who is would leave them no number to count on with.
MOST_AHEAD = 100_000
# phone: written on one's own; typed: by the facilitator for somebody; paper: copied from a sheet; hands: counted.
CHANNELS = ("phone", "typed", "paper", "hands")
# What became of a note before all eyes: it waits until somebody decides.
WAITING, SHOWN, KEPT_BACK = "waiting", "shown", "kept_back"
_SEAT = r"[0-9a-z]{4,16}"
_KEY = rf"{_SEAT}-[0-9a-z]{{1,24}}"
_SUBJECT = re.compile(rf"(?:note|theme|aim|step):{_KEY}|vote:{_SEAT}:(?:note|theme):{_KEY}|link:{_KEY}:{_KEY}|hall:now")
# Halves of characters and the sign that ends a text in C: no database and no browser agrees about them.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_ID = re.compile(r"[0-9a-f]{32}")

_TEXT = {
    "text",
    "shown_text",
    "seen_text",
    "town",
    "who",
    "what",
    "when",
    "question",
    "table",
    "meeting",
    "theme",
    "aim",
    "by",
}
# Which fields a subject has; whoever sends another is refused.
FIELDS: dict[str, frozenset[str]] = {
    "note": frozenset(
        {"text", "kind", "spot", "town", "place", "question", "table", "meeting", "number", "theme", "order", "gone"}
        # ``seen_text``: the words that were looked at when the state was decided.
        | {"state", "shown_text", "seen_text"}
    ),
    "theme": frozenset({"text", "order", "meeting", "gone"}),
    "aim": frozenset({"text", "theme", "order", "meeting", "decided", "gone"}),
    "step": frozenset({"aim", "who", "what", "when", "done", "order", "gone"}),
    "link": frozenset({"on"}),
    "vote": frozenset({"count", "by"}),
    "hall": frozenset({"meeting", "item", "item_at", "question", "screen", "people", "votes_each", "voting"}),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Move:
    """One act of one seat on one subject.

    ``subject``: ``note:KEY``, ``theme:KEY``, ``aim:KEY``, ``step:KEY``, ``vote:SEAT:note:KEY``, ``link:AIM:NOTE`` (an
    aim comes from a note), ``hall:now``; a KEY is ``SEAT-…`` of the seat that made it. ``at``: the seat's own clock
    on the wall, told and never compared.
    """

    id: str
    subject: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    clock: int = 0
    seat: str = ""
    channel: str = "typed"
    at: str = ""

    @property
    def order(self) -> tuple[int, str, str]:
        """Which of two moves is the later one."""
        return (self.clock, self.seat, self.id)

    @property
    def kind(self) -> str:
        """note, theme, aim, step, vote, link or hall."""
        return self.subject.partition(":")[0]

    def to_json(self) -> dict[str, Any]:
        """As plain values."""
        return {
            "id": self.id,
            "subject": self.subject,
            "fields": dict(self.fields),
            "clock": self.clock,
            "seat": self.seat,
            "channel": self.channel,
            "at": self.at,
        }

    @classmethod
    def from_json(cls, told: Any) -> "Move":  # noqa: ANN401 - whatever a browser has sent
        """The same again, checked; ``Refused("board.move")`` for what is none."""
        if not isinstance(told, Mapping) or not isinstance(told.get("fields"), Mapping):
            raise Refused("board.move")
        clock = told.get("clock")
        words = {name: told.get(name, "") for name in ("id", "subject", "seat", "channel", "at")}
        if not isinstance(clock, int) or any(not isinstance(word, str) for word in words.values()):
            raise Refused("board.move")
        move = cls(**words, fields=dict(told["fields"]), clock=clock)
        check(move)
        return move


def check(move: Move) -> None:
    """``Refused("board.move")`` unless a board can hold it."""
    good = (
        _ID.fullmatch(move.id)
        and _SUBJECT.fullmatch(move.subject)
        and re.fullmatch(_SEAT, move.seat)
        and move.channel in CHANNELS
        and 0 <= move.clock <= MOST_CLOCK
        and len(move.at) <= 40
        and move.fields
        and set(move.fields) <= FIELDS[move.kind]
    )
    if not good or not all(_fits(name, value) for name, value in move.fields.items()):
        raise Refused("board.move")


def leaps(move: Move, clock: int) -> bool:
    """Whether a move claims to come after far more moves than there are, ``clock`` being the greatest one seen."""
    return move.clock > clock + MOST_AHEAD


def union(*journals: Iterable[Move]) -> list[Move]:
    """The moves of several halls as one journal: each once, in their order, whoever is named first."""
    found = {(move.order, json.dumps(move.to_json(), sort_keys=True)): move for one in journals for move in one}
    return [found[key] for key in sorted(found)]


def owner(subject: str) -> str:
    """The seat that made a note, theme, aim or step, or cast a vote; "" of what belongs to the hall."""
    kind, _, rest = subject.partition(":")
    return "" if kind in ("hall", "link") else re.split("[-:]", rest, maxsplit=1)[0]


def _fits(name: str, value: Any) -> bool:  # noqa: ANN401 - whatever a browser has sent
    return next(fits for names, fits in _FITTING if name in names)(value)


def _is_text(value: Any) -> bool:  # noqa: ANN401 - whatever a browser has sent
    return isinstance(value, str) and len(value) <= LONGEST_TEXT and _UNSTORABLE.search(value) is None


def _is_count(value: Any) -> bool:  # noqa: ANN401 - whatever a browser has sent
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_COUNTED


def _is_number(value: Any) -> bool:  # noqa: ANN401 - whatever a browser has sent
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value) and abs(value) < 1e9


def _is_spot(value: Any) -> bool:  # noqa: ANN401 - whatever a browser has sent
    if value is None:
        return True
    if not isinstance(value, list | tuple) or len(value) != 2 or not all(map(_is_number, value)):
        return False
    return bool(120 <= value[0] <= 155 and 20 <= value[1] <= 46)


_FITTING: tuple[tuple[set[str], Callable[[Any], bool]], ...] = (
    (_TEXT | {"place", "item", "item_at", "screen"}, _is_text),
    ({"kind"}, lambda value: isinstance(value, str) and value in note_kinds()),
    ({"state"}, lambda value: value in (WAITING, SHOWN, KEPT_BACK)),
    ({"gone", "on", "decided", "done", "voting"}, lambda value: isinstance(value, bool)),
    ({"count", "number", "people", "votes_each"}, _is_count),
    ({"spot"}, _is_spot),
    ({"order"}, _is_number),
)
