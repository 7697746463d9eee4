"""Evenings are added, taken out and put in another order after notes exist: nothing of what was said is lost."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from layers.workshop.board import Board, play
from layers.workshop.changed import changed
from layers.workshop.moves import SHOWN, Move
from layers.workshop.talks import Meeting, Talk, check
from tests.layers.workshop.test_board import move

NAMES = ("町を歩く", "聞く", "夢をかたる", "きめる", "ふりかえる", "もう一度")


def series(order: list[int]) -> Talk:
    meetings = tuple(
        Meeting(id=f"m{one}", number=place, name=NAMES[one], date=f"2026-{place:02d}-10")
        for place, one in enumerate(order, 1)
    )
    return Talk(name="話し合い", zone_kind="daily_life", zone="西", meetings=meetings)


def note(at: int) -> Move:
    words = f"ことば{at}"
    told = {"text": words, "kind": "wish", "meeting": f"m{at}", "state": SHOWN, "shown_text": words}
    return move(at + 1, f"note:aaaa-{at}", **told)


def said_before(talk: Talk, number: int, board: Board) -> list[str]:
    found = changed(talk, number, board)
    return [one.id for part in (found.last, found.between, found.carried) for one in part.notes]


@given(st.permutations(range(6)).flatmap(lambda all_: st.integers(3, 6).map(lambda many: all_[:many])))
def test_each_evening_opens_with_all_that_was_said_before_it(order: list[int]) -> None:
    talk, board = series(order), play([note(at) for at in range(6)])
    check(talk)
    for meeting in talk.meetings[1:]:
        later = {f"aaaa-{one}" for one in order[meeting.number - 1 :]}
        told = said_before(talk, meeting.number, board)
        # What a later evening has said is left out; of one that was taken out of the series nothing is lost.
        assert sorted(told) == sorted({f"aaaa-{at}" for at in range(6)} - later)


def test_a_second_evening_a_month_later_opens_with_the_first() -> None:
    talk = series([0, 1, 2])
    talk = replace(talk, meetings=(talk.meetings[0], replace(talk.meetings[1], date="2026-02-10"), talk.meetings[2]))
    found = changed(talk, 2, play([note(0), note(1)]))
    assert (found.since, [one.text for one in found.last.notes]) == ("2026-01-10", ["ことば0"])
