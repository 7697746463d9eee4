import math

import pytest

from layers.drawing import marks
from layers.drawing.boxes import Box
from layers.drawing.frame import fitted
from layers.drawing.ink import BLACK
from layers.drawing.room import Room
from tests.layers.drawing import land

FRAME = fitted(land.stock().plane(land.zone(1).geometry).bounds, Box(0, 0, 280, 260), plane_srid=land.CITY.plane_srid)
HALL = (134.015, 34.315)


def made(*places, room=None):
    return marks.marks(marks.numbered(places), FRAME, room or Room(FRAME.box), size=5.0, letters=3.0)


def test_one_look_at_one_spot_is_one_symbol_with_all_numbers():
    found = made(land.place(1, HALL), land.place(2, HALL), land.place(3, HALL, kind="salon"))
    (mark,) = found.placed
    assert mark.numbers == (1, 2, 3)
    assert not mark.is_aside
    assert mark.symbol.centre == pytest.approx(FRAME.spot(HALL))


def test_another_look_at_the_same_spot_moves_aside_with_a_line():
    found = made(land.place(1, HALL), land.place(2, HALL, kind="ibasho"))
    first, second = found.placed
    assert (first.is_aside, second.is_aside) == (False, True)
    assert second.spot == pytest.approx(FRAME.spot(HALL))
    assert math.dist(second.spot, second.symbol.centre) < 4 * 5.0
    svg = "".join(piece.svg for piece in marks.drawn(found, BLACK, stroke=1, letters=3))
    assert f"M{second.spot[0]:.2f} {second.spot[1]:.2f}L" in svg


def test_no_symbol_lies_on_another_and_nothing_is_lost():
    crowd = land.crowd(120)
    found = made(*crowd)
    boxes = [box for mark in found.placed for box in mark.boxes]
    assert not any(one.overlaps(other) for number, one in enumerate(boxes) for other in boxes[:number])
    assert all(FRAME.box.holds(box) for box in boxes)
    told = [n for mark in found.placed for n in mark.numbers] + [n for _, group in found.dots for n in group]
    assert sorted([*told, *found.outside]) == list(range(1, 121))


def test_where_all_is_taken_a_dot_stands():
    found = made(land.place(1, HALL), room=Room(FRAME.box, [FRAME.box]))
    assert found.placed == ()
    assert found.dots == ((pytest.approx(FRAME.spot(HALL)), (1,)),)


def test_a_place_outside_the_frame_or_without_position_is_not_drawn():
    found = made(land.place(1, (135.0, 35.0)), land.place(2, None), land.place(3, HALL))
    assert [mark.numbers for mark in found.placed] == [(3,)]
    assert found.outside == (1,)


@pytest.mark.parametrize(
    ("numbers", "words"), [((1,), "1"), ((1, 2, 3), "1–3"), ((3, 1, 4, 9), "1・3–4・9"), ((12, 14), "12・14")]
)
def test_numbers_are_told_shortly(numbers, words):
    assert marks.ranges(numbers) == words
