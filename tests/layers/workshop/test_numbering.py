"""One number for a note everywhere: the slip's where there is one, and nobody is moved by what is typed later."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from layers.workshop.board import Note, play
from layers.workshop.moves import SHOWN, WAITING
from layers.workshop.numbering import BEYOND, numbers
from layers.workshop.sheet import Period, origins
from layers.workshop.talks import Meeting, Talk
from layers.workshop.vision import vision
from tests.layers.workshop.test_board import move


def note(at: int, number: int = 0, meeting: str = "m1", channel: str = "paper") -> Note:
    told = {"text": "ことば", "kind": "good", "seat": "a", "first": (at, "a", str(at))}
    return Note(id=f"a-{at}", number=number, meeting=meeting, channel=channel, **told)


def test_the_slip_wins_and_the_others_stand_beyond() -> None:
    found = numbers([note(1, channel="phone"), note(2, 5), note(3, 5), note(4, 5, "m2"), note(5, 5, channel="phone")])
    assert found == {"a-1": BEYOND + 1, "a-2": 5, "a-3": BEYOND + 2, "a-4": 5, "a-5": BEYOND + 3}


slips = st.lists(st.tuples(st.integers(0, 130), st.sampled_from(["m1", "m2"])), max_size=160)


@given(slips)
def test_no_two_of_one_meeting_are_called_alike(told: list[tuple[int, str]]) -> None:
    notes = [note(at, number, meeting) for at, (number, meeting) in enumerate(told)]
    found = numbers(reversed(notes))
    assert found == numbers(notes)
    called = {(one.meeting, found[one.id]) for one in notes}
    assert len(called) == len(notes)
    for one in notes:
        assert not one.number or (one.meeting, one.number) in called


@given(st.integers(1, BEYOND), st.integers(1, 30))
def test_a_slip_that_is_typed_later_moves_nobody(slip: int, phones: int) -> None:
    before = [note(at, channel="phone") for at in range(phones)]
    assert numbers(before).items() <= numbers([*before, note(999, slip)]).items()


def test_vision_and_sheet_call_a_note_by_one_number_through_what_is_kept_back() -> None:
    told = {"kind": "good", "meeting": "m1", "state": SHOWN}
    slip = replace(move(2, "note:aaaa-2", text="桜", shown_text="桜", **told), channel="paper")
    moves = [
        move(1, "note:aaaa-1", text="裏の秘密", kind="good", meeting="m1", state=WAITING),
        replace(slip, fields={**slip.fields, "number": 17}),
        move(3, "note:aaaa-3", text="朝市", shown_text="朝市", **told),
    ]
    board = play(moves)
    talk = Talk(
        name="話し合い", zone="東", zone_kind="", meetings=(Meeting(id="m1", number=1, name="知る", date="2026-11-01"),)
    )
    seen = {said.text: said.number for said in vision(board).notes}
    listed = {
        one.note.shown_text: one.number
        for one in origins([(talk, board)], Period(first="2026-11-01", last="2026-11-30"))
    }
    assert seen == listed
    assert seen["桜"] == 17
    assert seen["朝市"] > BEYOND
