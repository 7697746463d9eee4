"""What goes along to the next evening: what was let through, in the words that were let through, and the vision.

Notes that wait, notes that were kept back and the first words of masked ones stay where they are. Of a note's spot
only a listed place goes along.
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from layers.workshop.board import Aim, Board
from layers.workshop.moves import SHOWN, Move

SEAT = "city"


def carried(board: Board) -> tuple[Move, ...]:
    """Moves that come to the open part of a board. Their ids follow from what they say: carried twice is once."""
    return (*_notes(board), *_themes(board), *_aims(board))


def _notes(board: Board) -> Iterator[Move]:
    for note in board.shown():
        told: dict[str, Any] = {"text": note.shown_text, "shown_text": note.shown_text, "state": SHOWN}
        names = ("kind", "town", "place", "question", "table", "meeting", "theme", "number", "order")
        told |= {name: getattr(note, name) for name in names}
        yield _move(f"note:{note.id}", told, note.first[0], note.channel)


def _themes(board: Board) -> Iterator[Move]:
    for theme in board.themes.values():
        if not theme.gone:
            told = {name: getattr(theme, name) for name in ("text", "order", "meeting")}
            yield _move(f"theme:{theme.id}", told, board.clock)


def _aims(board: Board) -> Iterator[Move]:
    open_notes = {note.id for note in board.shown()}
    for aim in board.aims.values():
        if not aim.gone:
            told = {name: getattr(aim, name) for name in ("text", "theme", "order", "meeting", "decided")}
            yield _move(f"aim:{aim.id}", told, board.clock)
            yield from _steps(aim, board.clock)
            for note_id in aim.notes:
                if note_id in open_notes:
                    yield _move(f"link:{aim.id}:{note_id}", {"on": True}, board.clock)


def _steps(aim: Aim, clock: int) -> Iterator[Move]:
    for step in aim.steps:
        if not step.gone:
            told = {name: getattr(step, name) for name in ("aim", "who", "what", "when", "order", "done")}
            yield _move(f"step:{step.id}", told, clock)


def _move(subject: str, told: dict[str, Any], clock: int, channel: str = "typed") -> Move:
    fields = {name: value for name, value in told.items() if value not in ("", None)}
    said = json.dumps([subject, fields, clock], ensure_ascii=False, sort_keys=True)
    key = hashlib.sha256(said.encode()).hexdigest()[:32]
    return Move(id=key, subject=subject, fields=fields, clock=clock, seat=SEAT, channel=channel)
