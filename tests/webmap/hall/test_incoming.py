"""What somebody has marked is kept no finer than it may be told."""

import pytest

from layers.workshop.board import Board
from layers.workshop.moves import Move
from tests.layers.hall.evening import note
from webmap.hall.desk import FACILITATOR, PHONE
from webmap.hall.incoming import sorted_out
from webmap.hall.told import coarse

DOOR = [134.00512, 34.30521]
PLACES = {"p1": (134.0012, 34.3012), "p2": None}


def kept(role: str, **fields: object) -> Move:
    told = note(1).to_json()
    told["fields"] = {**told["fields"], **fields}
    told["channel"] = "phone" if role == PHONE else "typed"
    good, refused = sorted_out([told], role=role, seat="aaaa", board=Board(), places=PLACES)
    assert refused == {}
    # Sent once more it is the same move.
    assert sorted_out([told], role=role, seat="aaaa", board=Board(), places=PLACES)[0] == good
    return good[0]


@pytest.mark.parametrize("role", [PHONE, FACILITATOR])
def test_a_spot_is_kept_within_250_m_whoever_marks_it(role: str) -> None:
    near = list(coarse((DOOR[0], DOOR[1])))
    assert near != DOOR
    assert kept(role, spot=DOOR).fields["spot"] == near
    # No name makes a door of it: not one of a place that nobody has found, and none that is made up.
    for place in ("p2", "my own"):
        assert kept(role, spot=DOOR, place=place).fields["spot"] == near


@pytest.mark.parametrize("role", [PHONE, FACILITATOR])
def test_of_a_listed_place_its_own_spot_is_kept(role: str) -> None:
    for given in ({}, {"spot": DOOR}, {"spot": None}):
        assert kept(role, place="p1", **given).fields["spot"] == [134.0012, 34.3012]
    assert "spot" not in kept(role).fields
    assert kept(role, spot=None).fields["spot"] is None
