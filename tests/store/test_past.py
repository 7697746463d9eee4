"""この時の内容に戻す, on every provider: what stood there then, as a new act that can be undone itself."""

import pytest

from layers.errors import NotAllowed, NotFound
from layers.store import Store, audit
from layers.trust.audience import EVERYBODY, OPERATOR, Viewer
from tests import town
from tests.store.editions import CHANGED, next_year


@pytest.fixture
def point(store: Store) -> str:
    """The place whose schedule the next list changes."""
    with store.reading() as unit:
        return next(one.id for one in unit.places.read() if one.name == CHANGED)


def amend(store: Store, staff: Viewer, point: str, **facts: object) -> str:
    with store.writing(staff) as unit:
        return unit.amendments.record(point, facts)


def facts(store: Store, viewer: Viewer, point: str) -> dict[str, object]:
    with store.reading(viewer) as unit:
        one = unit.places.one(point)
        return {"name": one.name, "kind": one.kind, **one.facts}


def changes(store: Store, viewer: Viewer, point: str, moment: str) -> dict[str, tuple[object, object]]:
    with store.reading(viewer) as unit:
        return {one.field: (one.before, one.value) for one in unit.past.changes(point, moment)}


def test_what_stood_there_then_comes_back_and_the_way_back_can_be_undone(store, staff, point) -> None:
    before, moment = facts(store, staff, point), audit.now()
    amend(store, staff, point, fee="100円", fee_yen=100, name="新しい名前", venue=None)
    after = facts(store, staff, point)
    assert changes(store, staff, point, moment) == {
        "name": ("新しい名前", before["name"]),
        "venue": (None, before["venue"]),
        "fee": ("100円", None),
        "fee_yen": (100, None),
    }
    with store.writing(staff) as unit:
        act = unit.past.restore(point, moment, reason="戻す")
    assert facts(store, staff, point) == before
    with store.writing(staff) as unit:
        unit.amendments.undo(act)
    assert facts(store, staff, point) == after


def test_an_act_that_was_undone_later_stood_there_then(store, staff, point) -> None:
    act = amend(store, staff, point, fee="100円")
    moment = audit.now()
    with store.writing(staff) as unit:
        unit.amendments.undo(act)
    assert changes(store, staff, point, moment) == {"fee": (None, "100円")}


def test_what_the_list_of_then_said_comes_back(store, staff, point) -> None:
    moment = audit.now()
    next_year(store)
    assert changes(store, staff, point, moment) == {"schedule": ("第2・4火曜 13:00-15:00", "毎週月曜 10:00-11:30")}
    with store.writing(staff) as unit:
        unit.past.restore(point, moment, reason="")
    assert facts(store, staff, point)["schedule"] == "毎週月曜 10:00-11:30"
    assert changes(store, staff, point, moment) == {}


def test_the_same_content_makes_no_act(store, staff, point) -> None:
    with store.writing(staff) as unit:
        assert unit.past.restore(point, audit.now(), reason="") is None
        assert unit.amendments.of(point) == []


def test_a_confirmation_is_of_its_day(store, staff, point) -> None:
    moment = audit.now()
    amend(store, staff, point, confirmed_on="2026-11-01", confirmed_how="phone")
    assert changes(store, staff, point, moment) == {}


def test_a_personal_number_of_then_stays_with_the_staff(store, staff, point) -> None:
    moment = audit.now()
    amend(store, staff, point, phone="0799-00-1234")
    with store.writing(staff) as unit:
        unit.past.restore(point, moment, reason="")
    assert facts(store, staff, point)["phone"] == town.SECRETS["phone"]
    with store.reading(EVERYBODY) as unit:
        assert town.SECRETS["phone"] not in repr(unit.places.read())


def test_before_its_first_list_there_was_nothing(store, staff, point) -> None:
    with store.reading(staff) as unit, pytest.raises(NotFound):
        unit.past.changes(point, "2001-01-01T00:00:00+09:00")


def test_it_is_for_those_who_correct(store, point) -> None:
    for viewer in (EVERYBODY, Viewer(name="p", role="partner")):
        with store.reading(viewer) as unit, pytest.raises(NotAllowed):
            unit.past.changes(point, audit.now())


def test_residents_see_it_when_it_is_released(store, staff, point) -> None:
    moment = audit.now()
    amend(store, staff, point, fee="100円")
    with store.writing(OPERATOR) as unit:
        unit.amendments.release([act.id for act in unit.amendments.waiting()])
    with store.writing(staff) as unit:
        unit.past.restore(point, moment, reason="")
    assert facts(store, EVERYBODY, point)["fee"] == "100円"
