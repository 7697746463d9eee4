from hypothesis import given
from hypothesis import strategies as st

from layers.drawing.boxes import Box
from layers.drawing.room import Room

BOXES = st.builds(Box, st.floats(-20, 220), st.floats(-20, 220), st.floats(0.5, 60), st.floats(0.5, 60))


@given(st.lists(BOXES, max_size=40))
def test_what_is_taken_never_overlaps_and_stays_inside(boxes):
    edge, taken = Box(0, 0, 200, 200), []
    room = Room(edge)
    for box in boxes:
        if room.is_free(box):
            room.take(box)
            taken.append(box)
        else:
            assert not edge.holds(box) or any(box.overlaps(other) for other in taken)
    assert all(edge.holds(box) for box in taken)
    assert not any(one.overlaps(other) for number, one in enumerate(taken) for other in taken[:number])


def test_the_first_free_box_is_found_and_taken():
    room = Room(Box(0, 0, 100, 100), [Box(0, 0, 50, 50)])
    assert room.first_free([Box(10, 10, 5, 5), Box(60, 60, 5, 5)]) == 1
    assert room.first_free([Box(60, 60, 5, 5)]) is None
