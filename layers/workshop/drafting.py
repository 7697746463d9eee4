"""たたき台 of a vision: for each theme without an aim, one in the residents' own words, as moves on the board.

No sentence is composed: an aim begins as the wish with the most stickers, and what people offered are its first steps.
Made twice, or in two halls at once, it is the same aim; one that was taken away does not come back.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from layers.workshop.board import Board, Theme
from layers.workshop.moves import Move
from layers.workshop.vision import Said, Strand, vision

SEAT = "draft"
_MOST_STEPS = 3


def draft(board: Board, *, meeting: str = "", at: str = "") -> list[Move]:
    """The moves that make it; none where each theme has its aim."""
    has = {aim.theme for aim in board.aims.values()}
    strands = {strand.id: strand for strand in vision(board).strands}
    found: list[Move] = []
    for theme in sorted(board.themes.values(), key=lambda one: (one.order, one.id)):
        if not theme.gone and theme.id not in has and theme.id in strands:
            rows = _rows(theme, strands[theme.id], meeting)
            found += [_move(subject, fields, board.clock + 1, at) for subject, fields in rows]
    return found


def _rows(theme: Theme, strand: Strand, meeting: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    key = _key(theme.id)
    wishes = [one for one in strand.notes if one.kind == "wish"]
    text = wishes[0].text if wishes else theme.text
    yield f"aim:{key}", {"text": text, "theme": theme.id, "order": theme.order, "meeting": meeting}
    for note in strand.notes:
        yield f"link:{key}:{note.id}", {"on": True}
    for number, offer in enumerate(_offers(strand), 1):
        yield f"step:{_key(theme.id, offer.id)}", {"aim": key, "what": offer.text, "order": number}


def _offers(strand: Strand) -> list[Said]:
    return [one for one in strand.notes if one.kind == "offer"][:_MOST_STEPS]


def _key(*ids: str) -> str:
    return f"{SEAT}-{hashlib.sha256(' '.join(ids).encode()).hexdigest()[:20]}"


def _move(subject: str, fields: Mapping[str, Any], clock: int, at: str) -> Move:
    told = json.dumps([subject, fields, clock, at], ensure_ascii=False, sort_keys=True)
    name = hashlib.sha256(told.encode()).hexdigest()[:32]
    return Move(id=name, subject=subject, fields=fields, clock=clock, seat=SEAT, channel="typed", at=at)
