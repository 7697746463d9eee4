"""What a print may show, and to whom a print that was asked for is shown."""

import pytest

from layers.drawing.order import Order
from layers.errors import NotAllowed, NotFound
from layers.store import Store
from layers.store.own_work import asker
from layers.trust.audience import EVERYBODY, OPERATOR, Viewer
from layers.vocabulary import kinds
from tests import town

ORDER = Order(print_id="zone_map", zone="", kinds=tuple(kinds()), edition="public", chosen={})
STAFF_ORDER = Order(print_id="zone_map", kinds=tuple(kinds()), edition="staff", chosen={"paper": "a4l"})


def test_the_public_edition_is_the_same_whoever_asks(store: Store, staff: Viewer) -> None:
    with store.reading(staff) as unit:
        mine = unit.prints.stock(ORDER)
    with store.reading(EVERYBODY) as unit:
        theirs = unit.prints.stock(ORDER)
        assert [place.id for place in theirs.places] == [place.id for place in unit.places.read()]
    assert mine.places == theirs.places
    assert (mine.edition, theirs.edition) == ("public", "public")
    assert len(mine.pieces) == 9
    assert {zone.name for zone in mine.zones} == set(town.COLUMNS)
    assert mine.system
    assert "国勢調査 小地域" in {source.title for source in mine.ground_sources}


def test_nobody_unknown_gets_the_staffs_edition(store: Store) -> None:
    with store.reading(EVERYBODY) as unit:
        stock = unit.prints.stock(STAFF_ORDER)
    assert stock.edition == "public"
    assert "phone" not in stock.places[0].facts


def test_the_staffs_edition_holds_no_name_and_no_number_of_a_person(store: Store, staff: Viewer) -> None:
    with store.reading(staff) as unit:
        stock = unit.prints.stock(STAFF_ORDER)
        assert {place.facts["phone"] for place in unit.places.read()} == {town.SECRETS["phone"]}
    assert stock.edition == "staff"
    assert stock.places
    assert not [place for place in stock.places if set(town.SECRETS) & set(place.facts)]
    assert not [secret for secret in town.SECRETS.values() if secret in repr(stock.places)]
    assert {place.facts["schedule"] for place in stock.places} != {None}


def test_a_number_that_a_consent_has_opened_is_printed(store: Store, staff: Viewer) -> None:
    with store.writing(staff) as unit:
        point = unit.places.read()[0]
        unit.consents.record(point.id, field="phone", audience="public", given_by="代表者", given_on="2026-04-01")
    for order in (ORDER, STAFF_ORDER):
        with store.reading(staff) as unit:
            told = {place.id: place.facts.get("phone") for place in unit.prints.stock(order).places}
        assert told.pop(point.id) == town.SECRETS["phone"]
        assert set(told.values()) == {None}


def test_one_zone_holds_its_places_only(store: Store, staff: Viewer) -> None:
    with store.reading(staff) as unit:
        zone = unit.zones.read("daily_life")[0]
        order = Order(print_id="zone_map", zone=zone.id, kinds=tuple(kinds()), chosen={})
        stock = unit.prints.stock(order)
        assert {place.id for place in stock.places} == {place.id for place in unit.places.read(zone_id=zone.id)}
    assert stock.zone == zone
    assert stock.name == zone.name


def test_a_zone_that_is_not_there_is_not_printed(store: Store, staff: Viewer) -> None:
    with pytest.raises(NotFound), store.reading(staff) as unit:
        unit.prints.stock(Order(print_id="zone_map", zone="none", chosen={}))


def test_an_order_survives_the_queue_and_belongs_to_its_asker(store: Store) -> None:
    helper = Viewer(name="協力者", role="volunteer", zones=("z1",))
    with store.writing(helper) as unit:
        job_id = unit.prints.ask(STAFF_ORDER, "地図")
    with store.reading(helper) as unit:
        job = unit.prints.one(job_id)
    assert Order.from_json(job.arguments["order"]) == STAFF_ORDER
    assert asker(job) == helper
    for other in (EVERYBODY, OPERATOR, Viewer(name="職員", role="staff")):
        with pytest.raises(NotFound), store.reading(other) as unit:
            unit.prints.one(job_id)
        with pytest.raises(NotFound), store.writing(other) as unit:
            unit.prints.cancel(job_id)
    with store.writing(helper) as unit:
        unit.prints.cancel(job_id)
        assert unit.prints.one(job_id).state == "cancelled"


def test_who_is_not_known_gives_no_work(store: Store) -> None:
    with pytest.raises(NotAllowed), store.writing(EVERYBODY) as unit:
        unit.prints.ask(ORDER, "地図")


def test_other_work_is_no_print_and_a_print_not_yet_made_has_no_file(store: Store, staff: Viewer) -> None:
    with store.writing(staff) as unit:
        other = unit.jobs.ask("check_and_stage", {})
        waiting = unit.prints.ask(ORDER, "地図")
    for job_id in (other, "x" * 30, "99999999999999999999999"):
        with pytest.raises(NotFound), store.reading(staff) as unit:
            unit.prints.one(job_id)
    with pytest.raises(NotFound), store.reading(staff) as unit:
        unit.prints.file(waiting)


def test_a_box_holds_what_lies_in_it_and_survives_the_queue(store: Store) -> None:
    box = (134.001, 34.301, 134.009, 34.309)
    order = Order(print_id="zone_map", box_lonlat=box, chosen={})
    assert Order.from_json(order.as_json()) == order
    with store.reading(EVERYBODY) as unit:
        stock = unit.prints.stock(order)
    assert stock.box_lonlat == box
    assert [place.name for place in stock.places] == ["西町一丁目の会"]


def test_words_that_are_no_kind_or_edition_fall_away() -> None:
    told = {**ORDER.as_json(), "kinds": ["ibasho", "nonsense"], "edition": "admin"}
    order = Order.from_json(told)
    assert order.kinds == ("ibasho",)
    assert order.edition == "public"
