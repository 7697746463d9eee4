"""Positions put by hand: they outlive imports, follow the audience of the place, and come back when it moves."""

from dataclasses import replace

import pytest
from shapely import Point

from layers.errors import NotAllowed, Refused
from layers.intake.contract import Batch, Record
from layers.store import Store
from layers.trust.audience import EVERYBODY, OPERATOR, Viewer
from tests import town

HALL = (134.004, 34.306)
DOUBT = {
    "reason": "town_only",
    "candidates": [
        {
            "label": "西一丁目の中ほど",
            "town": "西一丁目",
            "precision": "town",
            "metres": 300,
            "lon": 134.005,
            "lat": 34.305,
        }
    ],
}


def entry(code: str, address: str, *, private_home: bool = False, at: Point | None = None) -> Record:
    """A group at an address."""
    values = {"name": f"{code}の会", "kind": "kayoinoba", "address": address, "code": code, "venue": "集会所"}
    values |= {"private_home": True} if private_home else {}
    values |= {} if at else {"doubt": DOUBT}
    return Record(key=code, cell="A2", values=values, geometry=at)


def take(store: Store, *records: Record, digest: str = "1", release: bool = True) -> str:
    """A list with these places comes in and out to the residents."""
    batch = Batch(content="places", importer="gathering_place_list", records=records)
    with store.writing(OPERATOR) as unit:
        staged = unit.imports.stage(batch, town.document(batch, digest), dataset="places/test")
        unit.imports.publish(staged, release=release)
    return staged


def waiting(store: Store) -> dict[str, str]:
    """Who waits, and why."""
    with store.reading(OPERATOR) as unit:
        found = {one.point.name: one.reason for one in unit.placings.queue()}
        assert unit.summary()["review_queue"] == len(found)
    return found


def seen(store: Store, viewer: Viewer = OPERATOR) -> dict[str, tuple[tuple[float, float] | None, str]]:
    """Every place with its position and how it was found, as this viewer has it."""
    with store.reading(viewer) as unit:
        return {point.name: (point.lonlat, point.how) for point in unit.places.read()}


def put(store: Store, name: str, lonlat: tuple[float, float] | None, **more: object) -> str:
    """Somebody of the staff puts a place there."""
    with store.writing(Viewer(name="花子", role="staff")) as unit:
        point = next(point for point in unit.places.read() if point.name == name)
        unit.placings.place(point.id, lonlat, **more)
    return point.id


def test_a_place_is_put_and_seen_by_all_and_the_next_list_keeps_it(empty: Store) -> None:
    take(empty, entry("A", "どこか1"))
    assert waiting(empty) == {"Aの会": "town_only"}
    put(empty, "Aの会", HALL)
    assert waiting(empty) == {}
    assert seen(empty, EVERYBODY) == {"Aの会": (HALL, "hand")}
    take(empty, replace(entry("A", "どこか1"), cell="A9"), digest="2")
    assert waiting(empty) == {}
    assert seen(empty, EVERYBODY) == {"Aの会": (HALL, "hand")}
    with empty.reading(EVERYBODY) as unit:
        assert [point.name for point in unit.places.read(bbox=(134.0, 34.3, 134.01, 34.31))] == ["Aの会"]
        assert unit.places.read(bbox=(135.0, 34.3, 135.01, 34.31)) == []


def test_a_hand_made_position_goes_before_that_of_the_list(empty: Store) -> None:
    take(empty, entry("A", "西町1", at=Point(134.02, 34.32)))
    assert seen(empty) == {"Aの会": ((134.02, 34.32), "given")}
    put(empty, "Aの会", HALL)
    assert seen(empty) == {"Aの会": (HALL, "hand")}
    with empty.reading(OPERATOR) as unit:
        assert unit.places.read(bbox=(134.015, 34.315, 134.025, 34.325)) == []


def test_a_new_address_brings_a_place_back_to_the_queue(empty: Store) -> None:
    take(empty, entry("A", "どこか1"), entry("B", "どこか2"))
    place = put(empty, "Aの会", HALL)
    put(empty, "Bの会", HALL)
    take(empty, entry("A", "よそ9", at=Point(134.02, 34.32)), entry("B", "どこか2"), digest="2")
    assert waiting(empty) == {"Aの会": "moved"}
    assert seen(empty) == {"Aの会": ((134.02, 34.32), "given"), "Bの会": (HALL, "hand")}
    with empty.reading(OPERATOR) as unit:
        one = unit.placings.one(place)
        assert one.moved_from == "どこか1"
        assert [(spot.precision, spot.lonlat) for spot in one.candidates if spot.precision == "before"] == [
            ("before", HALL)
        ]
    with empty.writing(OPERATOR) as unit:
        unit.imports.undo()
    assert waiting(empty) == {}
    assert seen(empty)["Aの会"] == (HALL, "hand")


def test_each_decision_is_kept_and_can_be_taken_back(empty: Store) -> None:
    take(empty, entry("A", "どこか1"))
    place = put(empty, "Aの会", HALL)
    put(empty, "Aの会", (134.005, 34.305), how="town", metres=300)
    assert seen(empty) == {"Aの会": ((134.005, 34.305), "town")}
    with empty.writing(Viewer(name="太郎", role="staff")) as unit:
        unit.placings.undo(place)
    assert seen(empty) == {"Aの会": (HALL, "hand")}
    with empty.reading(OPERATOR) as unit:
        told = unit.placings.one(place).history
    assert [(one.state, one.how, one.placed_by, one.undone_by) for one in told] == [
        ("undone", "town", "花子", "太郎"),
        ("now", "hand", "花子", ""),
    ]
    with empty.writing(OPERATOR) as unit:
        unit.placings.undo(place)
    assert waiting(empty) == {"Aの会": "town_only"}
    with pytest.raises(Refused), empty.writing(OPERATOR) as unit:
        unit.placings.undo(place)


def test_a_group_that_meets_nowhere_in_particular_leaves_the_queue_without_a_dot(empty: Store) -> None:
    take(empty, entry("A", ""))
    put(empty, "Aの会", None)
    assert waiting(empty) == {}
    assert seen(empty) == {"Aの会": (None, "nowhere")}


def test_a_private_home_stays_with_the_staff_when_put_by_hand(empty: Store, staff: Viewer) -> None:
    take(empty, entry("A", "どこか1", private_home=True))
    put(empty, "Aの会", HALL)
    assert seen(empty, staff) == {"Aの会": (HALL, "hand")}
    assert seen(empty, EVERYBODY) == {}
    with empty.writing(staff) as unit:
        place = unit.places.read()[0].id
        unit.consents.record(place, field="", audience="public", given_by="本人", given_on="2026-04-01")
    assert seen(empty, EVERYBODY) == {"Aの会": (None, "")}


def test_a_hidden_address_is_not_given_away_by_the_dot(empty: Store, staff: Viewer) -> None:
    hidden = replace(entry("A", "どこか1"), audiences={"address": "staff"})
    found = replace(entry("B", "西町1", at=Point(*HALL)), audiences={"address": "staff"})
    found = replace(found, values={**found.values, "precision": "block", "metres": 50})
    take(empty, hidden, found)
    put(empty, "Aの会", HALL)
    assert seen(empty, staff) == {"Aの会": (HALL, "hand"), "Bの会": (HALL, "block")}
    assert seen(empty, EVERYBODY) == {"Aの会": (None, ""), "Bの会": (None, "")}


def test_zones_hold_what_was_put_by_hand(store: Store) -> None:
    put(store, "場所を探している会", (134.005, 34.305))
    with store.reading(OPERATOR) as unit:
        (point,) = [point for point in unit.places.read() if point.name == "場所を探している会"]
    assert point.zones["daily_life"] == ("西",)


def test_another_place_at_the_address_is_offered_first(empty: Store) -> None:
    take(empty, entry("A", "どこか1"), entry("B", "どこか1", at=Point(*HALL)))
    with empty.reading(OPERATOR) as unit:
        (one,) = unit.placings.queue()
        told = unit.placings.one(one.point.id).candidates
    assert [(spot.label, spot.precision, spot.lonlat) for spot in told] == [
        ("Bの会", "same", HALL),
        ("西一丁目の中ほど", "town", (134.005, 34.305)),
    ]


def test_a_place_of_the_name_of_its_hall_is_offered_too(empty: Store) -> None:
    hall = replace(entry("C", "よそ2", at=Point(*HALL)), values={"name": "集会所", "kind": "community_centre"})
    take(empty, entry("A", "どこか1"), hall)
    with empty.reading(OPERATOR) as unit:
        (one,) = unit.placings.queue()
        told = unit.placings.one(one.point.id).candidates
    assert [(spot.label, spot.precision) for spot in told] == [("集会所", "hall"), ("西一丁目の中ほど", "town")]


def test_only_those_who_take_lists_in_may_put_places(empty: Store) -> None:
    take(empty, entry("A", "どこか1"))
    with empty.reading(OPERATOR) as unit:
        place = unit.places.read()[0].id
    for viewer in (EVERYBODY, Viewer(name="協", role="partner")):
        with pytest.raises(NotAllowed), empty.writing(viewer) as unit:
            unit.placings.place(place, HALL)
        with pytest.raises(NotAllowed), empty.reading(viewer) as unit:
            unit.placings.queue()


def test_a_position_beyond_japan_is_refused_and_one_beyond_the_city_is_told(empty: Store) -> None:
    take(empty, entry("A", "どこか1"))
    with pytest.raises(Refused) as fault:
        put(empty, "Aの会", (34.3, 134.0))
    assert fault.value.code == "placing.outside_japan"
    with empty.reading(OPERATOR) as unit:
        assert unit.placings.outside((135.0, 35.0)) is False  # no border is known
