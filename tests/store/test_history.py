"""履歴: what touched a place, by whom, and what became of what; nothing beyond the reader."""

import pytest
from sqlalchemy import update

from layers.errors import NotAllowed
from layers.store import Store, schema
from layers.trust.audience import EVERYBODY, OPERATOR, Viewer
from tests.store.editions import CHANGED, next_year


@pytest.fixture
def point(store: Store) -> str:
    """The place whose schedule the next list changes."""
    with store.reading() as unit:
        return next(one.id for one in unit.places.read() if one.name == CHANGED)


def events(store, viewer, point: str) -> list:
    with store.reading(viewer) as unit:
        return unit.history.of(point)


def test_lists_corrections_confirmations_placings_and_consents_stand_in_one_row(store, staff, point) -> None:
    assert [one.what for one in events(store, staff, point)] == ["listed"]
    with store.writing(staff) as unit:
        act = unit.amendments.record(point, {"fee": "100円"}, reason="電話で聞いた")
    with store.writing(staff) as unit:
        unit.amendments.undo(act)
    with store.writing(staff) as unit:
        unit.placings.place(point, (134.001, 34.301))
        unit.placings.undo(point)
        unit.consents.record(point, field="phone", audience="public", given_by="代表", given_on="2026-04-01")
        unit.consents.withdraw(unit.consents.of(point)[0].id)
    next_year(store)
    found = events(store, staff, point)
    assert [one.what for one in found] == [
        "changed",
        "withdrawn",
        "consented",
        "placing_undone",
        "placed",
        "correction_undone",
        "corrected",
        "listed",
    ]
    assert {one.field for one in found[0].changes} == {"schedule"}
    assert (found[0].changes[0].before, found[6].detail, found[6].who) == (
        "毎週月曜 10:00-11:30",
        "電話で聞いた",
        "職員",
    )
    assert [one.at for one in found] == sorted((one.at for one in found), reverse=True)


def test_a_confirmation_without_a_change_is_told_too(store, staff, point) -> None:
    with store.writing(staff) as unit:
        round_id = unit.confirmations.start(2026, kinds=["kayoinoba"], ends_on="2099-03-31")
        unit.confirmations.asked(round_id, point, how="phone")
        unit.confirmations.confirm(round_id, point, {}, how="visit")
    whats = [one.what for one in events(store, staff, point)]
    assert {"asked", "listed"} <= set(whats)
    assert "corrected" in whats or "confirmed" in whats


def test_an_added_place_tells_who_added_it(store, staff) -> None:
    with store.writing(staff) as unit:
        added = unit.added.add({"name": "ひなた", "kind": "salon"})
    assert [(one.what, one.who) for one in events(store, staff, added)] == [("added", "職員")]


def test_nobody_else_reads_it(store, point) -> None:
    with pytest.raises(NotAllowed):
        events(store, EVERYBODY, point)


def test_what_is_for_a_lead_alone_is_not_told_to_the_staff(store, staff, point) -> None:
    with store.writing(OPERATOR) as unit:
        unit.consents.record(point, field="phone", audience="lead", given_by="代表", given_on="2026-04-01")
    with store.writing(OPERATOR) as unit:
        unit.amendments.record(point, {"phone": "0797-00-7777"})
    assert "0797-00-7777" not in str(events(store, staff, point))
    assert "0797-00-7777" in str(events(store, OPERATOR, point))


def test_decisions_on_doubles_stand_in_the_history_of_both_and_can_be_undone(store, staff, point) -> None:
    with store.writing(staff) as unit:
        other = next(one for one in unit.places.read() if one.id != point)
        unit.twins.decide(point, other.id, same=True)
    newest = events(store, staff, point)[0]
    assert (newest.what, newest.detail, newest.who) == ("same", other.name, staff.name)
    assert events(store, staff, other.id)[0].what == "hidden"
    with store.writing(staff) as unit:
        unit.twins.undo(newest.decision)
        unit.twins.decide(point, other.id, same=False)
    told = events(store, staff, point)
    assert [one.what for one in told[:3]] == ["apart", "twins_undone", "same"]
    assert [bool(one.decision) for one in told[:3]] == [True, False, False]


def test_the_name_of_a_double_beyond_the_reader_is_not_told(store, staff, point) -> None:
    with store.writing(OPERATOR) as unit:
        hidden = unit.added.add({"name": "担当者だけの会", "kind": "host"})
        unit.twins.decide(point, hidden, same=False)
    lower = Viewer(name="低", role="staff")
    with store.writing(OPERATOR) as unit:
        unit._connection.execute(
            update(schema.service_point).where(schema.service_point.c.id == hidden).values(audience_rank=4)
        )
    (found,) = (one for one in events(store, lower, point) if one.what == "apart")
    assert found.detail == ""
