"""What became of a zone's places since a day, as everybody may know it. All providers."""

import pytest

from layers.errors import NotAllowed
from layers.store import Store
from layers.trust.audience import EVERYBODY, OPERATOR, Viewer
from layers.workshop.changed import ALTERED, CLOSED, OPENED
from tests import town
from tests.store.editions import CHANGED, GONE, next_year

LONG_AGO, TO_COME = "2000-01-01", "2999-01-01"


def since(store: Store, viewer: Viewer, column: int, day: str = LONG_AGO) -> dict[str, tuple[str, tuple[str, ...]]]:
    with store.reading(viewer) as unit:
        name = unit.zones.read("daily_life")[column].name
        return {one.name: (one.what, one.fields) for one in unit.zone_changes.since("daily_life", name, day)}


def test_the_first_edition_of_a_list_opens_no_place(store: Store, staff: Viewer) -> None:
    assert [since(store, staff, column) for column in range(3)] == [{}, {}, {}]


def test_lists_corrections_and_additions_each_in_their_zone(store: Store, staff: Viewer) -> None:
    next_year(store, release=True)
    assert since(store, staff, 0) == {CHANGED: (ALTERED, ("schedule",))}
    assert since(store, staff, 2) == {GONE: (CLOSED, ())}
    assert since(store, staff, 2, TO_COME) == {}
    with store.writing(OPERATOR) as unit:
        by_name = {one.name: one.id for one in unit.places.read()}
        other = by_name[town.town(0, 0) + "の会"]
        unit.amendments.release([unit.amendments.record(other, {"status": "closed"})])
        unit.amendments.release([unit.amendments.record(by_name[CHANGED], {"fee": "100円"})])
    found = since(store, staff, 0)
    assert found == {CHANGED: (ALTERED, ("fee", "schedule")), town.town(0, 0) + "の会": (CLOSED, ())}


def test_nothing_that_residents_do_not_see_is_told(store: Store, staff: Viewer) -> None:
    next_year(store)
    with store.writing(staff) as unit:
        point = next(one.id for one in unit.places.read() if one.name == town.town(0, 0) + "の会")
        unit.amendments.record(point, {"phone": "090-0000-9999", "fee": "まだ出していない"})
        unit.added.add({"name": "職員だけの場", "kind": "salon"}, (134.005, 34.305))
    assert [since(store, staff, column) for column in range(3)] == [{}, {}, {}]
    with store.reading(EVERYBODY) as unit, pytest.raises(NotAllowed):
        unit.zone_changes.since("daily_life", "西", LONG_AGO)


def test_an_unknown_zone_and_a_missing_day_tell_nothing(store: Store, staff: Viewer) -> None:
    next_year(store, release=True)
    with store.reading(staff) as unit:
        assert unit.zone_changes.since("daily_life", "ない圏域", LONG_AGO) == []
        assert unit.zone_changes.since("daily_life", unit.zones.read("daily_life")[0].name, "") == []


def test_a_place_that_was_added_and_shown_is_new(store: Store, staff: Viewer) -> None:
    with store.writing(OPERATOR) as unit:
        unit.added.add({"name": "ひなた", "kind": "ibasho"}, (134.005, 34.305))
    with store.reading(EVERYBODY) as unit:
        seen = "ひなた" in [one.name for one in unit.places.read()]
    assert (since(store, staff, 0) == {"ひなた": (OPENED, ())}) is seen
