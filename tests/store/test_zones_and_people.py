"""People and places by zone, and places found by words, kind and box, on every provider."""

from layers.place.zones import UNASSIGNED, Member
from layers.store import Store
from layers.trust.audience import EVERYBODY, OPERATOR, Viewer
from tests import town
from tests.store.editions import GONE, names, next_year

# --- zones and people ------------------------------------------------------------------------------------------


def test_people_of_every_kind_sum_to_the_city(store: Store) -> None:
    with store.reading(OPERATOR) as unit:
        counts = unit.zones.counts("daily_life")
    assert [(row.name, row.residents, row.age65plus) for row in counts] == [
        ("西", 600, 60),
        ("中", 1500, 150),
        ("東", 2400, 240),
        *[(row.name, 0, 0) for row in counts if row.name == UNASSIGNED],
    ]
    assert sum(row.residents for row in counts) == town.RESIDENTS


def test_places_are_counted_in_their_zones_and_the_rest_under_unassigned(store: Store) -> None:
    with store.reading(OPERATOR) as unit:
        found = {row.name: row.service_points for row in unit.zones.counts("daily_life")}
    assert found == {"西": 4, "中": 4, "東": 3, UNASSIGNED: 2}


def test_a_point_lies_in_its_zone_and_one_on_a_border_in_both(store: Store) -> None:
    with store.reading(EVERYBODY) as unit:
        inside = unit.zones.at(134.005, 34.305)
        border = unit.zones.at(134.01, 34.305)
        outside = unit.zones.at(135.0, 35.0)
    assert [zone.name for zone in inside["daily_life"]] == ["西"]
    assert sorted(zone.name for zone in border["daily_life"]) == ["中", "西"]
    assert outside == {}


def test_zones_are_saved_as_an_import_and_undone_like_one(store: Store, staff: Viewer) -> None:
    members = {"南": [Member(town=town.town(0, 0)), Member(town=town.town(1, 0), part=True)]}
    with store.writing(staff) as unit:
        saved = unit.zones.save("daily_life", 2027, members)
    with store.reading(staff) as unit:
        assert [zone.name for zone in unit.zones.read("daily_life")] == ["南"]
        assert [zone.name for zone in unit.zones.read("daily_life", 2026)] == ["西", "中", "東"]
        counts = {row.name: row.residents for row in unit.zones.counts("daily_life")}
        assignment = unit.zones.assignment("daily_life")
    assert counts == {"南": 100, UNASSIGNED: town.RESIDENTS - 100}
    assert assignment.partly == {town.town(1, 0): ("南",)}
    assert len(assignment.uncovered) == 7
    with store.writing(staff) as unit:
        unit.imports.undo(saved)
    with store.reading(staff) as unit:
        assert [zone.name for zone in unit.zones.read("daily_life")] == ["西", "中", "東"]


def test_the_summary_is_that_of_the_contract(store: Store) -> None:
    with store.reading(OPERATOR) as unit:
        found = unit.summary()
    assert (found["residents"], found["age65plus"]) == (town.RESIDENTS, town.AGED)
    assert (found["small_areas"], found["small_area_parts"]) == (9, 9)
    assert found["service_points"] == {"kayoinoba": 12}
    assert found["review_queue"] == 1
    assert {row["name"] for row in found["zones"]["daily_life"]} == {"西", "中", "東", UNASSIGNED}
    assert {"title", "publisher", "licence", "date"} == set(found["sources"][0])


# --- finding places --------------------------------------------------------------------------------------------


def test_places_are_found_by_words_kind_box_zone_and_page(store: Store) -> None:
    with store.reading(OPERATOR) as unit:
        east = next(zone.id for zone in unit.zones.read("daily_life") if zone.name == "東")
        assert unit.places.counts() == {"kayoinoba": 12}
    assert names(store, text="境の会") == ["境の会"]
    assert names(store, text="ﾄｵｸ") == []
    assert names(store, kinds=["salon"]) == []
    assert names(store, bbox=(134.0, 34.3, 134.0099, 34.31)) == [town.town(0, 0) + "の会"]
    assert len(names(store, zone_id=east)) == 3


def test_positions_come_back_as_they_went_in(store: Store) -> None:
    with store.reading(EVERYBODY) as unit:
        found = {point.name: point.lonlat for point in unit.places.read()}
    assert found["境の会"] == (134.01, 34.305)
    assert found["場所を探している会"] is None
    with store.reading(OPERATOR) as unit:
        pending = [point.name for point in unit.places.waiting()]
    assert pending == ["場所を探している会"]


def test_the_preview_is_what_everybody_would_see(store: Store, staff: Viewer) -> None:
    staged = next_year(store)
    with store.reading(staff) as unit:
        preview = unit.places.preview(unit.imports.one(staged).dataset)
    assert GONE not in {point.name for point in preview}
    assert not [point for point in preview if set(town.SECRETS) & set(point.facts)]
