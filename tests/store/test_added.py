"""Places added by hand: a list like every other, for the staff until it is put on the residents' map."""

import pytest

from layers.errors import NotAllowed, NotFound, Refused
from layers.store import Store
from layers.trust.audience import EVERYBODY, OPERATOR, Viewer, viewer_of
from tests import town

SALON = {
    "name": "ひなたぼっこ茶話会",
    "kind": "salon",
    "venue": "南集会所",
    "address": "架空市東町9-9-9",
    "schedule": "毎週金曜 10:00-11:30",
    "phone": "0797-00-5555",
}
SPOT = (134.0055, 34.3055)


def add(store: Store, viewer: Viewer, facts: dict | None = None, lonlat=SPOT, **more: object) -> str:
    with store.writing(viewer) as unit:
        return unit.added.add(facts or SALON, lonlat, **more)


def names(store: Store, viewer: Viewer) -> set[str]:
    with store.reading(viewer) as unit:
        return {one.name for one in unit.places.read()}


def release(store: Store) -> str:
    with store.writing(OPERATOR) as unit:
        row = next(one for one in unit.imports.in_force() if one.importer == "added_by_hand")
        unit.imports.release(row.id)
        return row.id


def test_an_added_place_is_one_of_the_register_with_its_spot_zone_and_source(store, staff) -> None:
    before = store.revision
    point_id = add(store, staff)
    assert store.revision != before
    with store.reading(staff) as unit:
        point = unit.places.one(point_id)
        listed = unit.imports.in_force()[-1]
    assert (point.name, point.kind, point.how, point.lonlat) == (SALON["name"], "salon", "hand", SPOT)
    assert {name: point.facts[name] for name in ("venue", "schedule", "phone")} == {
        name: SALON[name] for name in ("venue", "schedule", "phone")
    }
    assert point.zones
    assert (listed.title, listed.rows, listed.counts["new"], listed.released) == ("手で加えた場所", 1, 1, False)
    assert point.source.title == "手で加えた場所"


def test_residents_see_it_when_its_list_is_put_on_their_map_and_the_next_one_waits_again(store, staff) -> None:
    first = add(store, staff)
    assert SALON["name"] not in names(store, EVERYBODY)
    edition = release(store)
    assert SALON["name"] in names(store, EVERYBODY)
    second = add(store, staff, {**SALON, "name": "ゆうやけ食堂", "kind": "meal"})
    assert {SALON["name"], "ゆうやけ食堂"} <= names(store, staff)
    assert "ゆうやけ食堂" not in names(store, EVERYBODY)
    with store.reading(OPERATOR) as unit:
        newest = unit.imports.in_force()[-1]
        assert (newest.rows, newest.counts["new"], newest.counts["same"]) == (2, 1, 1)
        assert newest.id != edition
        assert [one.id for one in unit.places.preview(newest.dataset)] != []
    assert release(store) == newest.id
    with store.reading() as unit:
        assert {unit.places.one(one).name for one in (first, second)} == {SALON["name"], "ゆうやけ食堂"}
        assert "phone" not in unit.places.one(second).facts


def test_many_changes_before_a_release_make_one_edition(store, staff) -> None:
    for number in range(5):
        add(store, staff, {**SALON, "name": f"体操{number}組"})
    with store.reading(staff) as unit:
        assert [one.rows for one in unit.imports.all() if one.importer == "added_by_hand"] == [5]


def test_taking_back_and_bringing_again(store, staff) -> None:
    point_id = add(store, staff)
    with store.writing(staff) as unit:
        unit.amendments.record(point_id, {"phone": "0797-00-6666"})
    with store.writing(staff) as unit:
        unit.added.take_back(point_id)
    assert SALON["name"] not in names(store, staff)
    with pytest.raises(NotFound), store.writing(staff) as unit:
        unit.added.take_back(point_id)
    with store.reading(staff) as unit:
        (told,) = unit.added.recent()
        assert (told.added_by, told.undone_by, bool(told.undone_at)) == ("職員", "職員", True)
    with store.writing(staff) as unit:
        unit.added.bring_again(point_id)
    with pytest.raises(NotFound), store.writing(staff) as unit:
        unit.added.bring_again(point_id)
    with store.reading(staff) as unit:
        assert unit.places.one(point_id).facts["phone"] == "0797-00-6666"
        assert unit.places.one(point_id).lonlat == SPOT


def test_the_residents_keep_what_was_released_until_the_next_release(store, staff) -> None:
    kept, gone = add(store, staff), add(store, staff, {**SALON, "name": "まちがい"})
    release(store)
    with store.writing(staff) as unit:
        unit.added.take_back(gone)
    assert "まちがい" not in names(store, staff)
    assert "まちがい" in names(store, EVERYBODY)
    release(store)
    assert "まちがい" not in names(store, EVERYBODY)
    with store.reading() as unit:
        assert unit.places.one(kept).name == SALON["name"]


def test_what_is_sent_twice_is_one_place(store, staff) -> None:
    assert add(store, staff, key="phone-1") == add(store, staff, key="phone-1")
    assert add(store, staff, key="phone-2") != add(store, staff, key="phone-1")


def test_undoing_the_edition_takes_all_away_and_another_addition_begins_anew(store, staff) -> None:
    point_id = add(store, staff)
    with store.writing(OPERATOR) as unit:
        unit.imports.undo()
    assert SALON["name"] not in names(store, staff)
    other = add(store, staff, {**SALON, "name": "あとから"})
    assert {"あとから"} <= names(store, staff)
    with store.writing(staff) as unit:
        unit.added.take_back(point_id)
        unit.added.bring_again(point_id)
    with store.reading(staff) as unit:
        assert {unit.places.one(one).name for one in (point_id, other)} == {SALON["name"], "あとから"}


def test_a_gathering_is_the_staffs_until_its_people_wish_otherwise(store, staff) -> None:
    point_id = add(store, staff, {"name": "バス停の立ち話", "kind": "gathering"})
    release(store)
    for viewer in (EVERYBODY, viewer_of("partner")):
        with pytest.raises(NotFound), store.reading(viewer) as unit:
            unit.places.one(point_id)
    with store.writing(staff) as unit:
        unit.consents.record(point_id, field="", audience="public", given_by="集まりの方", given_on="2026-04-01")
    assert "バス停の立ち話" in names(store, EVERYBODY)


def test_a_home_and_an_unplaced_address_are_kept_as_in_a_list(store, staff) -> None:
    home = add(store, staff, {**SALON, "name": "個人宅のサロン", "private_home": True})
    plain = add(store, staff, {**SALON, "name": "住所だけ"}, None)
    release(store)
    with pytest.raises(NotFound), store.reading() as unit:
        unit.places.one(home)
    with store.reading(staff) as unit:
        assert plain in {one.point.id for one in unit.placings.queue()}


@pytest.mark.parametrize(
    ("facts", "lonlat"),
    [
        ({"kind": "salon"}, SPOT),
        ({"name": " ", "kind": "salon"}, SPOT),
        ({"name": "あ"}, SPOT),
        ({"name": "あ", "kind": "宇宙船"}, SPOT),
        ({"name": "あ", "kind": "salon", "secret": "x"}, SPOT),
        ({"name": "あ", "kind": "salon", "capacity": "たくさん"}, SPOT),
        (SALON, (0.0, 0.0)),
    ],
)
def test_what_is_no_place_is_refused_and_nothing_is_kept(store, staff, facts, lonlat) -> None:
    with pytest.raises(Refused):
        add(store, staff, facts, lonlat)
    with store.reading(staff) as unit:
        assert unit.added.recent() == []


def test_those_who_may_not_confirm_may_not_add(store) -> None:
    for viewer in (EVERYBODY, viewer_of("volunteer"), viewer_of("partner")):
        with pytest.raises(NotAllowed):
            add(store, viewer)


def test_the_same_place_is_told_before_it_is_added(store, staff) -> None:
    with store.reading(staff) as unit:
        known = next(one for one in unit.places.read() if one.facts.get("address"))
        told = unit.added.alike({**known.facts, "name": known.name, "kind": known.kind})
        assert [one.id for one in told] == [known.id]
        assert unit.added.alike({"name": "どこにもない会", "kind": "salon"}) == []
    assert town
