"""Corrections over imports: who sees them, when residents do, and what outlives the next list."""

import pytest

from layers.errors import NotAllowed, NotFound, Refused
from layers.store import Store
from layers.trust.audience import EVERYBODY, OPERATOR, Viewer, viewer_of
from tests import town
from tests.store.editions import CHANGED, next_year

PARTNER = viewer_of("partner")


@pytest.fixture
def point(store: Store) -> str:
    """The place whose schedule the next list changes."""
    with store.reading() as unit:
        return next(one.id for one in unit.places.read() if one.name == CHANGED)


def amend(store: Store, viewer: Viewer, point: str, **changes: object) -> str:
    with store.writing(viewer) as unit:
        return unit.amendments.record(point, changes, how="phone")


def facts(store: Store, viewer: Viewer, point: str) -> dict:
    with store.reading(viewer) as unit:
        return dict(unit.places.one(point).facts)


def release_all(store: Store) -> int:
    with store.writing(OPERATOR) as unit:
        return unit.amendments.release([act.id for act in unit.amendments.waiting()])


def test_the_register_changes_at_once_and_the_residents_map_by_an_act_of_its_own(store, staff, point) -> None:
    before = store.revision
    act = amend(store, staff, point, schedule="毎週水曜 14:00-15:00", fee="100円")
    assert store.revision != before
    assert facts(store, staff, point)["schedule"] == "毎週水曜 14:00-15:00"
    assert facts(store, EVERYBODY, point)["schedule"] == "毎週月曜 10:00-11:30"
    with store.reading(staff) as unit:
        (waiting,) = unit.amendments.waiting()
        assert (waiting.id, waiting.who, waiting.released) == (act, "職員", False)
        assert [(one.field, one.before, one.value) for one in waiting.corrections] == [
            ("schedule", "毎週月曜 10:00-11:30", "毎週水曜 14:00-15:00"),
            ("fee", None, "100円"),
        ]
        assert [one.name for one in unit.places.read(text="水曜")] == []  # schedules are not searched
    assert release_all(store) == 1
    assert facts(store, EVERYBODY, point)["fee"] == "100円"


def test_undo_brings_back_what_stood_there_and_is_done_once(store, staff, point) -> None:
    act = amend(store, staff, point, activity="体操と茶話会", schedule=None)
    assert "schedule" not in facts(store, staff, point)
    release_all(store)
    with store.writing(staff) as unit:
        unit.amendments.undo(act)
    for viewer in (staff, EVERYBODY):
        assert facts(store, viewer, point)["schedule"] == "毎週月曜 10:00-11:30"
        assert "activity" not in facts(store, viewer, point)
    with pytest.raises(NotFound), store.writing(staff) as unit:
        unit.amendments.undo(act)
    with store.reading(staff) as unit:
        assert [one.undone_at is None for one in unit.amendments.of(point)] == [False]


def test_a_correction_outlives_the_next_list_and_another_list_takes_it_to_the_residents(store, staff, point) -> None:
    amend(store, staff, point, schedule="毎週水曜 14:00-15:00")
    edition = next_year(store)
    assert facts(store, staff, point)["schedule"] == "毎週水曜 14:00-15:00"
    with store.reading(staff) as unit:
        shown = {one.id: one for one in unit.places.preview(unit.imports.one(edition).dataset)}
        assert shown[point].facts["schedule"] == "毎週水曜 14:00-15:00"
    with store.writing(staff) as unit:
        unit.imports.release(edition)
    assert facts(store, EVERYBODY, point)["schedule"] == "毎週水曜 14:00-15:00"


def test_welcome_answers_are_for_the_staff_until_somebody_agrees(store, staff, point) -> None:
    amend(store, staff, point, welcome_visit_only="yes", welcome_pickup="no")
    assert facts(store, staff, point)["welcome_visit_only"] == "yes"
    for viewer in (EVERYBODY, PARTNER):
        assert not [name for name in facts(store, viewer, point) if name.startswith("welcome")]
    with store.writing(staff) as unit:
        unit.consents.record(
            point, field="welcome_visit_only", audience="public", given_by="代表", given_on="2026-04-01"
        )
    told = facts(store, EVERYBODY, point)
    assert (told.get("welcome_visit_only"), told.get("welcome_pickup")) == ("yes", None)


def test_a_consent_for_one_number_does_not_speak_for_the_next(store, staff, point) -> None:
    consent = {"field": "phone", "audience": "public", "given_by": "代表", "given_on": "2026-04-01"}
    with store.writing(staff) as unit:
        unit.consents.record(point, **consent)
    assert facts(store, EVERYBODY, point)["phone"] == town.SECRETS["phone"]
    amend(store, staff, point, phone="090-9999-0000")
    release_all(store)
    # Neither the new number nor the old one, which is known to be wrong.
    assert "phone" not in facts(store, EVERYBODY, point)
    assert facts(store, staff, point)["phone"] == "090-9999-0000"
    with store.writing(staff) as unit:
        unit.consents.record(point, **consent)
    assert facts(store, EVERYBODY, point)["phone"] == "090-9999-0000"


def test_a_persons_name_in_a_correction_stays_inside(store, staff, point) -> None:
    amend(store, staff, point, activity="体操。申込は代表 鳴門カナまで 090-0000-7001", name="みほん会 090-1111-2222")
    release_all(store)
    told = facts(store, EVERYBODY, point)
    assert "activity" not in told
    with store.reading() as unit:
        assert unit.places.one(point).name == CHANGED
    with store.reading(staff) as unit:
        assert unit.places.one(point).name == "みほん会 090-1111-2222"


def test_a_confirmation_shows_at_once_unless_something_waits(store, staff, point) -> None:
    amend(store, staff, point, confirmed_on="2026-05-01", confirmed_how="phone", confirmed_by="職員")
    told = facts(store, EVERYBODY, point)
    assert (told["confirmed_on"], told["confirmed_how"], told.get("confirmed_by")) == ("2026-05-01", "phone", None)
    amend(store, staff, point, schedule="休み")
    amend(store, staff, point, confirmed_on="2026-06-01")
    # A new day beside an old schedule would lie.
    assert facts(store, EVERYBODY, point)["confirmed_on"] == "2026-05-01"
    release_all(store)
    assert facts(store, EVERYBODY, point)["confirmed_on"] == "2026-06-01"


def test_of_two_confirmations_the_later_holds(store, staff, point) -> None:
    amend(store, staff, point, confirmed_on="2026-05-01", confirmed_how="phone")
    batch = town.places()
    later = [
        type(one)(
            key=one.key, cell=one.cell, values={**one.values, "confirmed_on": "2027-04-01"}, geometry=one.geometry
        )
        for one in batch.records
    ]
    newer = type(batch)(
        content="places", importer=batch.importer, records=later, as_of="2027-04-01", source=batch.source
    )
    with store.writing(OPERATOR) as unit:
        unit.imports.publish(unit.imports.stage(newer, town.document(batch, "3")))
    told = facts(store, staff, point)
    assert (told["confirmed_on"], told.get("confirmed_how")) == ("2027-04-01", None)


def test_nothing_new_is_no_act(store, staff, point) -> None:
    assert amend(store, staff, point, schedule="毎週月曜 10:00-11:30") is None
    with store.reading(staff) as unit:
        assert unit.amendments.of(point) == []


@pytest.mark.parametrize("changes", [{"unheard": "of"}, {"capacity": "twenty"}, {"name": " "}])
def test_what_is_no_fact_is_refused(store, staff, point, changes) -> None:
    with pytest.raises(Refused) as fault:
        amend(store, staff, point, **changes)
    assert fault.value.code == "amendment.field"


def test_only_the_staff_corrects_and_only_what_is_there(store, staff, point) -> None:
    for viewer in (EVERYBODY, PARTNER):
        with pytest.raises(NotAllowed):
            amend(store, viewer, point, fee="1円")
    with pytest.raises(NotFound):
        amend(store, staff, "nowhere", fee="1円")
    with pytest.raises(NotFound), store.reading(staff) as unit:
        unit.amendments.one("７")


def test_its_own_group_reads_of_a_place_what_is_for_everybody(store, staff, point) -> None:
    amend(store, staff, point, schedule="毎週水曜", welcome_men="yes")
    with store.reading() as unit:
        own = unit.places.as_its_group_reads_it(point)
    assert own.facts["schedule"] == "毎週水曜"
    assert not set(own.facts) & {*town.SECRETS, "welcome_men"}
    with pytest.raises(NotFound), store.reading() as unit:
        unit.places.as_its_group_reads_it("nowhere")
