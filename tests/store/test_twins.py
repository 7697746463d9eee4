"""同じ集まりかもしれない2つ, on every provider: found, decided, hidden only while the kept one is there, undone."""

from dataclasses import replace

import pytest

from layers.errors import NotAllowed, NotFound, Refused
from layers.intake.contract import Batch
from layers.store import Store
from layers.trust.audience import EVERYBODY, OPERATOR, Viewer
from tests import town

STAFF = Viewer(name="staff", role="staff")


def doubled() -> Batch:
    """The list of the town with one group twice: 「西町一丁目の会」 and 「西町1丁目の会（旧 一丁目会）」."""
    batch = town.places()
    first, *others = batch.records
    where = {"venue": "西集会所", "address": "西町1-1"}
    one = replace(first, values={**first.values, **where})
    two = replace(
        first, key="twin", cell="A99", values={**first.values, **where, "name": "西町1丁目の会（旧 一丁目会）"}
    )
    return replace(batch, records=[one, two, *others])


@pytest.fixture
def twice(empty: Store) -> Store:
    """A town with one group twice, released."""
    for batch in (town.small_areas(), town.zones(), doubled()):
        with empty.writing(OPERATOR) as unit:
            unit.imports.publish(unit.imports.stage(batch, town.document(batch)), release=True)
    return empty


def names(store: Store, viewer: Viewer = STAFF) -> list[str]:
    """What a viewer finds in the list."""
    with store.reading(viewer) as unit:
        return [point.name for point in unit.places.read() if "1丁目" in point.name or "西町一丁目" in point.name]


def pair(store: Store) -> tuple[str, str]:
    """The ids of the one pair that waits."""
    with store.reading(STAFF) as unit:
        (found,) = unit.twins.waiting()
    assert {found.one.name, found.other.name} == {"西町一丁目の会", "西町1丁目の会（旧 一丁目会）"}
    assert (found.place, found.phone) == (True, True)
    return (found.one.id, found.other.id) if found.one.name == "西町一丁目の会" else (found.other.id, found.one.id)


def test_nothing_happens_before_a_person_decides(twice: Store) -> None:
    pair(twice)
    assert len(names(twice)) == len(names(twice, EVERYBODY)) == 2


def test_one_group_stands_once_for_everybody_and_can_be_told_apart_again(twice: Store) -> None:
    kept, other = pair(twice)
    with twice.writing(STAFF) as unit:
        before = unit.places.counts()["kayoinoba"]
        unit.twins.decide(kept, other, same=True)
    for viewer in (STAFF, EVERYBODY, Viewer(name="v", role="volunteer")):
        assert names(twice, viewer) == ["西町一丁目の会"]
    with twice.reading(STAFF) as unit:
        assert unit.places.counts()["kayoinoba"] == before - 1
        assert unit.twins.waiting() == []
        (decision,) = unit.twins.decided()
        assert decision.names == ("西町一丁目の会", "西町1丁目の会（旧 一丁目会）")
        assert (decision.same, decision.decided_by) == (True, "staff")
        with pytest.raises(NotFound):
            unit.places.one(other)
    with twice.writing(STAFF) as unit:
        unit.twins.undo(decision.id)
    assert len(names(twice)) == 2
    pair(twice)


def test_the_other_one_shows_again_when_the_kept_one_is_gone(twice: Store) -> None:
    kept, other = pair(twice)
    with twice.writing(STAFF) as unit:
        unit.twins.decide(kept, other, same=True)
    batch = doubled()
    later = replace(batch, records=batch.records[1:], as_of="2027-04-01")
    with twice.writing(OPERATOR) as unit:
        unit.imports.publish(unit.imports.stage(later, town.document(later)), release=False)
    assert names(twice, STAFF) == ["西町1丁目の会（旧 一丁目会）"]
    # Everybody still reads the edition that was released, in which both stand.
    assert names(twice, EVERYBODY) == ["西町一丁目の会"]


def test_who_may_not_see_the_kept_one_keeps_the_other(twice: Store) -> None:
    kept, other = pair(twice)
    with twice.writing(STAFF) as unit:
        unit.consents.record(kept, field="", audience="staff", given_by="代表", given_on="2026-04-01")
        unit.twins.decide(kept, other, same=True)
    assert names(twice, EVERYBODY) == ["西町1丁目の会（旧 一丁目会）"]
    assert names(twice, STAFF) == ["西町一丁目の会"]


def test_two_groups_stay_two_and_are_not_asked_again(twice: Store) -> None:
    kept, other = pair(twice)
    with twice.writing(STAFF) as unit:
        unit.twins.decide(kept, other, same=False)
    with twice.reading(STAFF) as unit:
        assert unit.twins.waiting() == []
    assert len(names(twice)) == 2


def test_a_second_word_replaces_the_first(twice: Store) -> None:
    kept, other = pair(twice)
    with twice.writing(STAFF) as unit:
        unit.twins.decide(kept, other, same=False)
        unit.twins.decide(other, kept, same=True)
        assert [one.same for one in unit.twins.decided()] == [True]
    assert names(twice) == ["西町1丁目の会（旧 一丁目会）"]


def test_what_cannot_be_decided(twice: Store) -> None:
    kept, other = pair(twice)
    with twice.writing(STAFF) as unit:
        with pytest.raises(Refused):
            unit.twins.decide(kept, kept, same=True)
        with pytest.raises(NotFound):
            unit.twins.decide(kept, "nowhere", same=True)
        for id_ in ("1", "9" * 20, "x", ""):
            with pytest.raises(NotFound):
                unit.twins.undo(id_)
    with twice.writing(Viewer(name="p", role="partner")) as unit:
        for act in (unit.twins.waiting, unit.twins.decided):
            with pytest.raises(NotAllowed):
                act()
        with pytest.raises(NotAllowed):
            unit.twins.decide(kept, other, same=True)
        with pytest.raises(NotAllowed):
            unit.twins.undo("1")
