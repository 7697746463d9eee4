"""変化を選ぶ: an old value stays, what is listed no more stays marked, is closed or goes; undo brings all back."""

import pytest

from layers.errors import NotAllowed, NotFound, Refused
from layers.store import Store
from layers.store.choices import Choice
from layers.trust.audience import EVERYBODY, OPERATOR, Viewer
from tests import town
from tests.store.editions import CHANGED, GONE, schedule


def waiting(store: Store) -> str:
    """Next year's list, not yet published: one place gone, one with another schedule."""
    batch = town.places(gone=[GONE], renamed=CHANGED)
    with store.writing(OPERATOR) as unit:
        return unit.imports.stage(batch, town.document(batch, "2"))


def change(store: Store, made: str, kind: str):
    """The one change of a kind."""
    with store.reading(OPERATOR) as unit:
        (found,) = [one for one in unit.imports.one(made).changes if one.kind == kind]
    return found


def choose(store: Store, made: str, name: str, field: str, decision: str) -> None:
    """Decide as staff."""
    with store.writing(Viewer(name="s", role="staff")) as unit:
        unit.choices.choose(made, Choice(id=name, field=field, decision=decision))


def publish(store: Store, made: str) -> None:
    """As the web does it."""
    with store.writing(OPERATOR) as unit:
        unit.imports.publish(made, keep_missing=True)


def facts(store: Store, name: str) -> dict[str, object] | None:
    """What the register says of a place, None where it does not know it."""
    with store.reading(OPERATOR) as unit:
        found = [point for point in unit.places.read() if point.name == name]
    return dict(found[0].facts) if found else None


def test_a_refused_value_stays_and_comes_back_as_it_was_when_undone(store: Store) -> None:
    made = waiting(store)
    one = change(store, made, "changed")
    before, now = one.fields["schedule"]
    choose(store, made, one.id, "schedule", "old")
    with store.reading(OPERATOR) as unit:
        assert unit.choices.of(made) == {(one.id, "schedule"): "old"}
        assert (unit.audit.recent()[0].who, unit.audit.recent()[0].act) == ("s", "choose")
    publish(store, made)
    assert schedule(store, OPERATOR) == before
    with store.writing(OPERATOR) as unit:
        unit.imports.undo(made)
    choose(store, made, one.id, "schedule", "")
    publish(store, made)
    assert schedule(store, OPERATOR) == now


def test_what_was_refused_is_refused_again_next_time(store: Store) -> None:
    made = waiting(store)
    one = change(store, made, "changed")
    choose(store, made, one.id, "schedule", "old")
    publish(store, made)
    again = town.places(gone=[GONE], renamed=CHANGED)
    with store.writing(OPERATOR) as unit:
        third = unit.imports.stage(again, town.document(again, "3"))
        assert unit.choices.of(third) == {(one.id, "schedule"): "old"}


@pytest.mark.parametrize(
    ("decision", "known", "told"),
    [
        ("", True, {"missing_since"}),
        ("missing", True, {"missing_since"}),
        ("keep", True, set()),
        ("close", True, {"status"}),
        ("drop", False, set()),
    ],
)
def test_what_is_no_longer_listed_goes_the_way_that_was_chosen(
    store: Store, decision: str, known: bool, told: set[str]
) -> None:
    before = facts(store, GONE)
    assert before is not None
    made = waiting(store)
    if decision:
        choose(store, made, change(store, made, "gone").id, "", decision)
    publish(store, made)
    found = facts(store, GONE)
    assert (found is not None) == known
    if found is not None:
        assert {name for name in found if found[name] != before.get(name)} == told
    if decision == "close":
        assert found is not None
        assert found["status"] == "closed"
    with store.writing(OPERATOR) as unit:
        unit.imports.undo(made)
        assert len(unit.staged.cells(made)) == len(town.places().records) - 1
    assert facts(store, GONE) == before
    publish(store, made)
    assert (facts(store, GONE) is not None) == known


def test_a_place_that_is_still_missing_keeps_its_first_day_and_residents_see_no_mark(store: Store) -> None:
    made = waiting(store)
    publish(store, made)
    marked = facts(store, GONE)
    batch = town.places(gone=[GONE])
    with store.writing(OPERATOR) as unit:
        third = unit.imports.stage(batch, town.document(batch, "3"))
        unit.imports.publish(third, keep_missing=True, release=True)
    assert facts(store, GONE) == marked
    with store.reading(EVERYBODY) as unit:
        (shown,) = [point for point in unit.places.read() if point.name == GONE]
    assert "missing_since" not in shown.facts


def test_from_the_shell_the_new_edition_is_the_whole_list(store: Store) -> None:
    made = waiting(store)
    with store.writing(OPERATOR) as unit:
        unit.imports.publish(made)
    assert facts(store, GONE) is None


def test_only_what_the_report_offers_can_be_chosen_and_only_before_it_is_published(store: Store) -> None:
    made = waiting(store)
    gone, one = change(store, made, "gone"), change(store, made, "changed")
    for name, field, decision in (
        ("nobody", "", "drop"),
        (gone.id, "", "old"),
        (gone.id, "schedule", "old"),
        (one.id, "venue", "old"),
        (one.id, "schedule", "drop"),
    ):
        with pytest.raises(Refused) as fault:
            choose(store, made, name, field, decision)
        assert fault.value.code == "choice.unknown"
    publish(store, made)
    with pytest.raises(Refused) as fault:
        choose(store, made, gone.id, "", "drop")
    assert fault.value.code == "choice.too_late"
    with pytest.raises(NotFound):
        choose(store, "999", gone.id, "", "drop")
    with pytest.raises(NotAllowed), store.reading(EVERYBODY) as unit:
        unit.choices.of(made)


def test_the_same_file_understood_anew_takes_the_place_of_its_first_reading(store: Store) -> None:
    made = waiting(store)
    one = change(store, made, "changed")
    choose(store, made, one.id, "schedule", "old")
    batch = town.places(gone=[GONE])
    with store.writing(OPERATOR) as unit:
        unit.imports.restage(made, batch, town.document(batch, "2"))
        row = unit.imports.one(made)
        assert (row.state, dict(row.counts)) == ("staged", {"new": 0, "changed": 0, "gone": 1, "same": 11})
        assert unit.choices.of(made) == {}
    publish(store, made)
    with pytest.raises(Refused) as fault, store.writing(OPERATOR) as unit:
        unit.imports.restage(made, batch, town.document(batch, "2"))
    assert fault.value.code == "restage.not_waiting"
