"""What a phone has sent is kept no finer than it may be told."""

from dataclasses import replace

from layers.workshop.board import Board
from tests.layers.hall.evening import note
from webmap.hall.desk import PHONE
from webmap.hall.incoming import coarsely, sorted_out

DOOR = [134.00512, 34.30521]


def test_a_spot_that_a_phone_presses_is_kept_within_250_m() -> None:
    sent = note(1).to_json()
    sent["fields"] = {**sent["fields"], "spot": DOOR}
    good, refused = sorted_out([sent], role=PHONE, seat="aaaa", board=Board())
    assert refused == {}
    assert good[0].fields["spot"] != DOOR
    # Sent once more it is the same move.
    assert sorted_out([sent], role=PHONE, seat="aaaa", board=Board())[0] == good


def test_a_listed_place_stands_where_it_stands() -> None:
    listed = replace(note(1), fields={"spot": DOOR, "place": "p1"})
    assert coarsely(listed) == listed
