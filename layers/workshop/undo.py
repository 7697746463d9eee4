"""Undo 取り消し: what puts back a move. It is a move itself, so that it can be undone too."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from layers.errors import NotFound
from layers.workshop.kinds import USUAL_KIND
from layers.workshop.ledger import Ledger
from layers.workshop.moves import WAITING, Move

# The field without which a thing is not there: who undoes its making takes the thing away and leaves its words.
_MAKES = {"note": "text", "theme": "text", "aim": "text", "step": "aim"}
_WORDLESS: dict[str, Any] = {
    "kind": USUAL_KIND,
    "state": WAITING,
    "spot": None,
    **dict.fromkeys(("gone", "on", "decided", "done", "voting"), False),
    **dict.fromkeys(("order", "number", "count", "people", "votes_each"), 0),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Undoing:
    """What a move must say to undo another; ``channel``: how that came which holds again, so that shares stay true."""

    subject: str
    fields: Mapping[str, Any]
    channel: str


def put_back(moves: Iterable[Move], move_id: str) -> Undoing:
    """What puts back that which a move changed.

    Only where it still holds: what somebody has set since stays as they set it. Without fields there is nothing left
    to undo. ``NotFound("board.move_gone")`` for a move that is not there.
    """
    journal = list(moves)
    undone = next((move for move in journal if move.id == move_id), None)
    if undone is None:
        raise NotFound("board.move_gone")
    now, without = Ledger(), Ledger()
    for move in journal:
        if move.subject == undone.subject:
            now.take(move)
            if move.id != move_id:
                without.take(move)
    before = without.told().get(undone.subject, {})
    held = [name for name in undone.fields if now.last(undone.subject, name).id == move_id]
    fields = {name: before.get(name, _WORDLESS.get(name, "")) for name in held}
    made_by = _MAKES.get(undone.kind, "")
    if made_by in held and made_by not in before:
        del fields[made_by]
        fields["gone"] = True
    came = next((without.last(undone.subject, name) for name in held if name in before), undone)
    return Undoing(subject=undone.subject, fields=fields, channel=came.channel)
