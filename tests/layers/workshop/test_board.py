"""Moves in any order, and twice, come to one board."""

import random

from layers.workshop.board import play
from layers.workshop.moves import SHOWN, Move


def move(number: int, subject: str, seat: str = "aaaa", **fields: object) -> Move:
    """One move of a seat."""
    return Move(id=f"{number:032x}", subject=subject, fields=fields, clock=number, seat=seat, channel="phone")


EVENING = [
    move(1, "note:aaaa-1", text="坂の上にベンチがほしい", kind="wish"),
    move(2, "theme:ffff-1", "ffff", text="歩きやすい道"),
    move(3, "note:aaaa-1", "ffff", state=SHOWN, shown_text="坂の上にベンチがほしい", theme="ffff-1"),
    move(4, "vote:bbbb:note:aaaa-1", "bbbb", count=2),
    move(5, "vote:bbbb:note:aaaa-1", "bbbb", count=1),
    move(6, "aim:ffff-2", "ffff", text="ひと息つける坂のまち", theme="ffff-1"),
    move(7, "link:ffff-2:aaaa-1", "ffff", on=True),
    move(8, "step:ffff-3", "ffff", aim="ffff-2", what="自治会に話す"),
]


def test_any_order_and_any_doubling_is_one_board() -> None:
    told = play(EVENING)
    chance = random.Random(1)
    for _ in range(50):
        shuffled = EVENING + chance.sample(EVENING, 4)
        chance.shuffle(shuffled)
        assert play(shuffled) == told


def test_what_an_evening_comes_to() -> None:
    board = play(EVENING)
    assert [note.shown_text for note in board.shown()] == ["坂の上にベンチがほしい"]
    assert board.votes == {"note:aaaa-1": {"phone": 1}}
    assert board.aims["ffff-2"].notes == ("aaaa-1",)
    assert [step.what for step in board.aims["ffff-2"].steps] == ["自治会に話す"]
    assert board.queue() == []
