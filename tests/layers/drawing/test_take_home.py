"""持ち帰り: made in seconds, in large print, and no word on it that was not let through."""

import time
from types import SimpleNamespace

import pytest

from layers.drawing import take_home
from layers.drawing.spot_map import HomeGround
from layers.workshop.board import Board, play
from layers.workshop.moves import KEPT_BACK, SHOWN, WAITING, Move
from tests.layers.drawing import paper

MEETING = SimpleNamespace(id="m3", number=3, name="えがく", date="2026-11-22", starts="19:00", venue="みなと集会所")
NEXT = SimpleNamespace(id="m4", number=4, name="決める", date="2026-12-20", starts="19:00", venue="みなと集会所")
SQUARE = {
    "type": "Polygon",
    "coordinates": [[[134.0, 34.3], [134.02, 34.3], [134.02, 34.31], [134.0, 34.31], [134.0, 34.3]]],
}
OCCASION = take_home.Occasion(
    talk="みなとの座談会",
    city="みほん市",
    zone="みなと圏域",
    following=NEXT,
    ground=HomeGround(zone=(SQUARE,), towns=(("港一丁目", SQUARE),)),
)


def move(number: int, subject: str, **fields: object) -> Move:
    return Move(id=f"{number:032x}", subject=subject, fields=fields, clock=number, seat="ffff", channel="paper")


def evening(notes: int = 30) -> Board:
    moves = [
        move(1, "theme:ffff-1", text="歩きやすい道"),
        move(2, "aim:ffff-2", text="ひと息つける坂のまち", theme="ffff-1", decided=True),
        move(3, "step:ffff-3", aim="ffff-2", who="自治会と花の会", what="ベンチの場所をえらぶ", when="来年の春まで"),
        move(4, "aim:ffff-4", text="見本花子さんが毎朝立つ交差点"),
    ]
    for number in range(notes):
        words = f"ことば{number}号、坂の上にベンチがほしい"
        moves.append(
            move(
                10 + number,
                f"note:aaaa-{number}",
                text=f"{words}（見本太郎）",
                kind="wish",
                state=SHOWN,
                shown_text=words,
                theme="ffff-1" if number % 3 else "",
                meeting="m3",
                spot=[134.001 + 0.0006 * number, 34.305] if number % 2 else None,
            )
        )
    hidden = ((WAITING, "待つ言葉"), (KEPT_BACK, "映さない言葉"))
    moves += [
        move(900 + number, f"note:aaaa-{900 + number}", text=words, state=state, kind="trouble", theme="ffff-1")
        for number, (state, words) in enumerate(hidden)
    ]
    return play(moves)


@pytest.fixture(scope="module")
def made() -> tuple[bytes, float]:
    begun = time.monotonic()
    return take_home.pdf(evening(), MEETING, OCCASION), time.monotonic() - begun


def test_it_says_what_the_evening_said(made: tuple[bytes, float]) -> None:
    told = paper.text(made[0])
    for words in (
        "第3回",
        "みなと集会所",
        "ひと息つける坂のまち",
        "自治会と花の会",
        "来年の春まで",
        "ことば29号",
        "第4回",
    ):
        assert words in told
    assert set(paper.sizes(made[0])) == {(210, 297)}
    assert all(paper.is_embedded(font) for font in paper.fonts(made[0]))


def test_no_word_that_was_not_let_through_and_nobody_named(made: tuple[bytes, float]) -> None:
    told = paper.text(made[0])
    for words in ("待つ", "映さない", "見本太郎", "花子"):
        assert words not in told


def test_it_is_there_before_people_leave(made: tuple[bytes, float]) -> None:
    assert made[1] < 30


def test_an_evening_without_anything_is_a_sheet_too() -> None:
    assert paper.sizes(take_home.pdf(Board(), MEETING)) == [(210, 297)]
