"""What goes along to the next evening: what was let through, in the words that were let through, and the vision.

Notes that wait, notes that were kept back and the first words of masked ones stay where they are. Of a note's spot
only a listed place goes along. Sentences of the vision go as everybody may read them: a name that its owner has ticked
stands in them, every other is masked before it leaves, and no list of names goes along (``sentences``).
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from layers.trust.naming import Allowed
from layers.workshop.board import Aim, Board
from layers.workshop.moves import SHOWN, Move

SEAT = "city"
_VISION, _SENTENCES = ("theme", "aim", "step"), ("text", "who", "what", "when")


def carried(board: Board, may: Allowed | None = None) -> tuple[Move, ...]:
    """Moves that come to the open part of a board. Their ids follow from what they say: carried twice is once."""
    may = may or Allowed()
    return (*_notes(board), *_themes(board, may), *_aims(board, may))


def sentences(moves: Iterable[Move]) -> frozenset[str]:
    """The sentences of the vision among moves that were carried: each may be told on as it stands."""
    said = (move.fields.get(name, "") for move in moves if move.kind in _VISION for name in _SENTENCES)
    return frozenset(text for text in said if text)


def _notes(board: Board) -> Iterator[Move]:
    for note in board.shown():
        told: dict[str, Any] = {"text": note.shown_text, "shown_text": note.shown_text, "state": SHOWN}
        names = ("kind", "town", "place", "question", "table", "meeting", "theme", "number", "order")
        told |= {name: getattr(note, name) for name in names}
        yield _move(f"note:{note.id}", told, note.first[0], note.channel)


def _themes(board: Board, may: Allowed) -> Iterator[Move]:
    for theme in board.themes.values():
        if not theme.gone:
            told = {"text": may.told(theme.text), "order": theme.order, "meeting": theme.meeting}
            yield _move(f"theme:{theme.id}", told, board.clock)


def _aims(board: Board, may: Allowed) -> Iterator[Move]:
    open_notes = {note.id for note in board.shown()}
    for aim in board.aims.values():
        if not aim.gone:
            told = {name: getattr(aim, name) for name in ("theme", "order", "meeting", "decided")}
            yield _move(f"aim:{aim.id}", {**told, "text": may.told(aim.text)}, board.clock)
            yield from _steps(aim, may, board.clock)
            for note_id in aim.notes:
                if note_id in open_notes:
                    yield _move(f"link:{aim.id}:{note_id}", {"on": True}, board.clock)


def _steps(aim: Aim, may: Allowed, clock: int) -> Iterator[Move]:
    for step in aim.steps:
        if not step.gone:
            told = {"aim": step.aim, "order": step.order, "done": step.done}
            told |= {"who": may.who(step.who), "what": may.told(step.what), "when": may.told(step.when)}
            yield _move(f"step:{step.id}", told, clock)


def _move(subject: str, told: dict[str, Any], clock: int, channel: str = "typed") -> Move:
    fields = {name: value for name, value in told.items() if value not in ("", None)}
    said = json.dumps([subject, fields, clock], ensure_ascii=False, sort_keys=True)
    key = hashlib.sha256(said.encode()).hexdigest()[:32]
    return Move(id=key, subject=subject, fields=fields, clock=clock, seat=SEAT, channel=channel)
