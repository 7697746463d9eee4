"""What moves come to, what waits and what is shown, and how a move is put back."""

import random
from dataclasses import replace

import pytest

from layers.errors import NotFound, Refused
from layers.workshop.board import Note, play
from layers.workshop.moves import KEPT_BACK, MOST_AHEAD, SHOWN, WAITING, Move, leaps
from layers.workshop.undo import put_back


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


def the_note(*moves: Move) -> Note:
    return play(moves).notes["aaaa-1"]


WRITTEN = move(1, "note:aaaa-1", text="山田さんの家の前", kind="wish")
LET_THROUGH = move(2, "note:aaaa-1", "ffff", state=SHOWN, shown_text="〇〇さんの家の前", seen_text="山田さんの家の前")


def test_a_new_note_waits_and_nobody_sees_it() -> None:
    note = the_note(WRITTEN)
    assert (note.waits, note.projected, note.channel, note.seat) == (True, False, "phone", "aaaa")
    assert play([LET_THROUGH]).notes == {}


def test_new_words_wait_while_the_old_ones_stay_before_all_eyes() -> None:
    assert (the_note(WRITTEN, LET_THROUGH).waits, the_note(WRITTEN, LET_THROUGH).projected) == (False, True)
    edited = move(3, "note:aaaa-1", text="田中さんの家の前")
    note = the_note(WRITTEN, LET_THROUGH, edited)
    assert (note.waits, note.projected, note.shown_text, note.text) == (
        True, True, "〇〇さんの家の前", "田中さんの家の前",
    )  # fmt: skip
    again = move(4, "note:aaaa-1", "ffff", state=SHOWN, shown_text="家の前", seen_text="田中さんの家の前")
    assert (the_note(WRITTEN, LET_THROUGH, edited, again).waits) is False
    moved = move(5, "note:aaaa-1", theme="ffff-9", kind="good")
    assert the_note(WRITTEN, LET_THROUGH, edited, again, moved).waits is False


def test_words_changed_offline_before_the_decision_wait_all_the_same() -> None:
    unseen = replace(move(7, "note:aaaa-1", text="別の言葉"), clock=2)
    assert the_note(WRITTEN, unseen, replace(LET_THROUGH, clock=3)).waits


@pytest.mark.parametrize("state", [SHOWN, KEPT_BACK])
def test_where_nobody_said_what_was_seen_the_later_words_wait(state: str) -> None:
    decided = move(2, "note:aaaa-1", "ffff", state=state, shown_text="言葉")
    assert the_note(WRITTEN, decided).waits is False
    assert the_note(WRITTEN, decided, move(3, "note:aaaa-1", text="別の言葉")).waits


def test_two_values_of_one_stamp_come_to_one_whatever_came_first() -> None:
    twins = [replace(WRITTEN, fields={"text": text}) for text in ("い", "あ", "𠮷", "a")]
    # As JavaScript compares: by halves of characters, so that 𠮷 (beyond U+FFFF) stands after あ and い.
    assert {play(order).notes["aaaa-1"].text for order in (twins, twins[::-1], twins[2:] + twins[:2])} == {"𠮷"}
    phone, paper = replace(WRITTEN, channel="phone"), replace(WRITTEN, channel="paper")
    assert play([phone, paper]) == play([paper, phone])


def test_the_clock_cannot_be_run_away_with() -> None:
    assert leaps(replace(WRITTEN, clock=MOST_AHEAD + 11), 10)
    assert not leaps(replace(WRITTEN, clock=MOST_AHEAD + 10), 10)


@pytest.mark.parametrize(
    "fields",
    [
        {"text": "あ\0い"},
        {"text": "\ud800"},
        {"number": 1.5},
        {"number": -1},
        {"count": 1},
        {"state": []},
        {"kind": {}},
    ],
)
def test_what_no_board_can_hold_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(Refused):
        Move.from_json(WRITTEN.to_json() | {"fields": fields})


def test_undo_puts_back_what_was_there_before_and_can_be_undone() -> None:
    grouped = move(3, "note:aaaa-1", "ffff", theme="ffff-1", order=2)
    regrouped = move(4, "note:aaaa-1", "ffff", theme="ffff-2", order=1)
    journal = [WRITTEN, grouped, regrouped]
    assert put_back(journal, regrouped.id).fields == {"theme": "ffff-1", "order": 2}
    undone = move(5, "note:aaaa-1", "ffff", theme="ffff-1", order=2)
    assert put_back([*journal, undone], undone.id).fields == {"theme": "ffff-2", "order": 1}
    assert put_back([WRITTEN, grouped], grouped.id).fields == {"theme": "", "order": 0}


def test_undo_leaves_what_others_have_set_since() -> None:
    other = move(9, "note:aaaa-1", "ffff", kind="meet")
    first = move(3, "note:aaaa-1", text="直した言葉", kind="good")
    assert put_back([WRITTEN, first, other], first.id).fields == {"text": "山田さんの家の前"}
    assert put_back([WRITTEN, first, other], WRITTEN.id).fields == {}
    with pytest.raises(NotFound):
        put_back([WRITTEN], "0" * 32)


def test_who_undoes_the_making_takes_the_thing_away_and_leaves_its_words() -> None:
    assert put_back([WRITTEN], WRITTEN.id).fields == {"kind": "good", "gone": True}
    released = put_back([WRITTEN, LET_THROUGH], LET_THROUGH.id).fields
    assert released == {"state": WAITING, "shown_text": "", "seen_text": ""}
    vote = move(6, "vote:bbbb:note:aaaa-1", "bbbb", count=2)
    assert put_back([vote], vote.id).fields == {"count": 0}


def test_what_is_put_back_counts_by_the_way_it_came() -> None:
    hands = replace(move(5, "vote:ffff:note:aaaa-1", "ffff", count=9), channel="hands")
    again = replace(move(6, "vote:ffff:note:aaaa-1", "ffff", count=8), channel="typed")
    assert put_back([hands, again], again.id).channel == "hands"
    assert put_back([hands], hands.id).channel == "hands"
