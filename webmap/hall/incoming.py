"""What a browser has sent, sorted: moves that its seat may make, and for the others the code of why not."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from layers.errors import LayersError, Refused
from layers.workshop import rights
from layers.workshop.board import Board
from layers.workshop.moves import Move, leaps
from webmap.hall.desk import PHONE
from webmap.hall.told import LonLat, where

MOST_AT_ONCE = 500


def sorted_out(
    told: Any,  # noqa: ANN401 - whatever a browser has sent
    *,
    role: str,
    seat: str,
    board: Board,
    used: Callable[[Move], int | None] = lambda _vote: 0,
    places: Mapping[str, LonLat | None] | None = None,
) -> tuple[list[Move], dict[str, str]]:
    """Moves and refusals by id; ``used(vote)``: stickers that the seat has on other targets; None if it is kept.

    ``board``: of it only ``now`` and ``clock`` are looked at. ``places``: of the register, where each stands.
    ``Refused("board.move")`` for what is no list of moves.
    """
    if not isinstance(told, list) or not 0 < len(told) <= MOST_AT_ONCE:
        raise Refused("board.move")
    good: list[Move] = []
    refused: dict[str, str] = {}
    for one in told:
        try:
            move = Move.from_json(one)
            if leaps(move, board.clock):
                raise Refused("board.move")
            rights.check(move, role=role, seat=seat, board=board)
            if move.kind == "vote" and role == PHONE:
                _check_stickers(move, board.now, used(move), good)
        except LayersError as fault:
            refused[_id(one)] = fault.code
        else:
            good.append(settled(move, places or {}))
    return good, refused


def settled(move: Move, places: Mapping[str, LonLat | None]) -> Move:
    """Where somebody pressed may be a door: the square of 250 m is kept, of a listed place its own spot."""
    place, spot = move.fields.get("place", ""), move.fields.get("spot")
    found = where(place, (spot[0], spot[1]) if spot else None, places)
    return move if found is None else replace(move, fields={**move.fields, "spot": list(found)})


def kept(good: list[Move], keep: Callable[[list[Move]], object], refused: dict[str, str]) -> list[str]:
    """The ids that are on the disk; one that the journal does not take holds no other back."""
    if not good:
        return []
    try:
        keep(good)
    except Refused as fault:
        if len(good) == 1:
            refused[good[0].id] = fault.code
            return []
        return [key for move in good for key in kept([move], keep, refused)]
    return [move.id for move in good]


def _id(one: Any) -> str:  # noqa: ANN401 - whatever a browser has sent
    key = one.get("id") if isinstance(one, Mapping) else None
    if not isinstance(key, str):
        raise Refused("board.move")
    return key[:64]


def _check_stickers(move: Move, now: Mapping[str, Any], used: int | None, together: list[Move]) -> None:
    """No phone gives out more stickers than it has, whatever else comes in the same message."""
    if used is None:
        return
    most = int(now.get("votes_each", 1))
    here = {one.subject: one for one in together if one.kind == "vote" and one.subject != move.subject}
    if used + rights.stickers(here, move.seat) + int(move.fields.get("count", 0)) > most:
        raise Refused("board.no_stickers", most=most)
