"""Who may make which move: at a phone only one's own notes and stickers, before the projector nothing at all."""

from collections.abc import Mapping
from typing import Any

from layers.errors import NotAllowed, Refused
from layers.workshop.board import Board
from layers.workshop.moves import Move, owner

PHONE, FACILITATOR = "phone", "facilitator"
# What a writer says of a note; whether all may see it and where it belongs is the facilitator's to say.
OWN_FIELDS = frozenset({"text", "kind", "spot", "town", "place", "question", "meeting", "gone"})
_BY_HANDS = ("typed", "paper", "hands")


def check(move: Move, *, role: str, seat: str, board: Board) -> None:
    """``NotAllowed("board.not_yours")`` unless this seat may make it on this board.

    ``Refused("board.no_voting")`` for a sticker when none are given out, ``Refused("board.no_stickers")`` for one more
    than there are.
    """
    if move.seat != seat or role not in (PHONE, FACILITATOR):
        raise NotAllowed("board.not_yours")
    if role == FACILITATOR:
        _check_facilitator(move)
    else:
        _check_phone(move, board)


def _check_facilitator(move: Move) -> None:
    if move.channel not in _BY_HANDS or (move.kind == "vote" and owner(move.subject) != move.seat):
        raise NotAllowed("board.not_yours")


def _check_phone(move: Move, board: Board) -> None:
    own = owner(move.subject) == move.seat and move.channel == "phone"
    if not own or not set(move.fields) <= _allowed(move):
        raise NotAllowed("board.not_yours")
    if move.kind == "vote":
        _check_sticker(move.fields, board.now)


def _allowed(move: Move) -> frozenset[str]:
    return {"note": OWN_FIELDS, "vote": frozenset({"count"})}.get(move.kind, frozenset())


def _check_sticker(fields: Mapping[str, Any], now: Mapping[str, Any]) -> None:
    if not now.get("voting"):
        raise Refused("board.no_voting")
    if not 0 <= fields.get("count", 0) <= now.get("votes_each", 1):
        raise Refused("board.no_stickers", most=int(now.get("votes_each", 1)))


def stickers(moves: Mapping[str, Move], seat: str) -> int:
    """How many a seat has given out, by the last move on each target (``moves``: by subject)."""
    return sum(int(one.fields.get("count", 0)) for subject, one in moves.items() if owner(subject) == seat)
