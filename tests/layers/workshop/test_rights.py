"""Whatever a phone sends that is not its own words or stickers is refused."""

from typing import Any

import pytest

from layers.errors import NotAllowed, Refused
from layers.workshop import rights
from layers.workshop.board import Board
from layers.workshop.moves import FIELDS, Move

VOTING = Board(now={"voting": True, "votes_each": 2})


def move(subject: str, seat: str = "aaaa", channel: str = "phone", **fields: Any) -> Move:
    return Move(id="0" * 32, subject=subject, fields=fields, seat=seat, channel=channel)


def allowed(one: Move, role: str, seat: str = "aaaa", board: Board = VOTING) -> bool:
    try:
        rights.check(one, role=role, seat=seat, board=board)
    except (NotAllowed, Refused):
        return False
    return True


@pytest.mark.parametrize("name", sorted(FIELDS["note"]))
def test_of_its_own_note_a_phone_sets_what_a_writer_says(name: str) -> None:
    fields = {"text": "花", name: ""} if name != "text" else {"text": "花"}
    told = {"text", "kind", "spot", "town", "place", "question", "meeting", "gone"}
    assert allowed(move("note:aaaa-1", **fields), "phone") == (name in told)


@pytest.mark.parametrize(
    "one",
    [
        move("note:bbbb-1", text="花"),
        move("note:aaaa-1", seat="bbbb", text="花"),
        move("note:aaaa-1", channel="paper", text="花"),
        move("theme:aaaa-1", text="花"),
        move("aim:aaaa-1", text="花"),
        move("step:aaaa-1", what="花"),
        move("link:aaaa-1:aaaa-2", on=True),
        move("hall:now", voting=True),
        move("vote:bbbb:theme:ffff-1", count=1),
        move("vote:aaaa:theme:ffff-1", count=1, by="花"),
        move("vote:aaaa:theme:ffff-1", count=3),
        move("vote:aaaa:theme:ffff-1", count=-1),
    ],
)
def test_nothing_else(one: Move) -> None:
    assert not allowed(one, "phone")


def test_stickers_only_while_they_are_given_out() -> None:
    vote = move("vote:aaaa:theme:ffff-1", count=2)
    assert allowed(vote, "phone")
    assert not allowed(vote, "phone", board=Board())
    assert rights.stickers({vote.subject: vote, "vote:bbbb:x": move("vote:bbbb:x", count=5)}, "aaaa") == 2


def test_the_facilitator_does_everything_in_their_own_name_and_for_others_by_hand() -> None:
    for one in (
        move("note:bbbb-1", channel="typed", state="shown"),
        move("note:aaaa-1", channel="paper", text="花"),
        move("hall:now", channel="typed", voting=True),
        move("vote:aaaa:theme:ffff-1", channel="hands", count=30),
    ):
        assert allowed(one, "facilitator")
        assert not allowed(one, "facilitator", seat="cccc")
        assert not allowed(one, "projector")
    assert not allowed(move("vote:bbbb:theme:ffff-1", channel="hands", count=30), "facilitator")
    assert not allowed(move("note:aaaa-1", text="花"), "facilitator")
