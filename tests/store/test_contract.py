"""What the store promises of databases, lists and editions, on all three providers alike."""

import pytest

from layers import city as cities
from layers.errors import NotFound, Refused
from layers.store import Store
from layers.trust.audience import EVERYBODY, OPERATOR, Viewer
from tests import town
from tests.store.editions import CHANGED, GONE, names, next_year, schedule

# --- a database and its city -----------------------------------------------------------------------------------


def test_a_second_migration_and_a_second_init_change_nothing(empty: Store) -> None:
    before = empty.revision
    empty.migrate()
    with empty.writing(OPERATOR) as unit:
        assert unit.settle(unit.city(), town.TOML) is False
    assert empty.revision == before


def test_one_database_is_one_city(empty: Store) -> None:
    other = cities.read(town.TOML.replace("999999", "372013"), city_id="other")
    with pytest.raises(Refused) as fault, empty.writing(OPERATOR) as unit:
        unit.settle(other, town.TOML)
    assert fault.value.code == "city.other"


def test_what_fails_midway_leaves_nothing(store: Store) -> None:
    before = names(store), store.revision

    def publish_and_fail() -> None:
        batch = town.places(gone=[GONE])
        with store.writing(OPERATOR) as unit:
            unit.imports.publish(unit.imports.stage(batch, town.document(batch, "2")))
            assert GONE not in [point.name for point in unit.places.read()]
            unit.imports.publish("12345")

    with pytest.raises(NotFound):
        publish_and_fail()
    assert (names(store), store.revision) == before


# --- stage, publish, release, undo -----------------------------------------------------------------------------


def test_what_is_staged_is_seen_by_nobody(empty: Store, staff: Viewer) -> None:
    batch = town.places()
    with empty.writing(staff) as unit:
        staged = unit.imports.stage(batch, town.document(batch))
    assert names(empty) == []
    with empty.reading(staff) as unit:
        row = unit.imports.one(staged)
    assert (row.state, row.rows, row.levels["warning"]) == ("staged", 12, 1)
    assert row.findings[0].cell == "Sheet1!D13"


def test_publishing_is_for_the_register_and_releasing_for_everybody(empty: Store, staff: Viewer) -> None:
    batch = town.places()
    with empty.writing(staff) as unit:
        staged = unit.imports.stage(batch, town.document(batch))
        unit.imports.publish(staged)
    assert len(names(empty, staff)) == 12
    assert names(empty, EVERYBODY) == []
    with empty.writing(staff) as unit:
        unit.imports.release(staged)
    assert len(names(empty, EVERYBODY)) == 12


def test_an_import_is_published_once(store: Store) -> None:
    with store.reading(OPERATOR) as unit:
        published = unit.imports.all()[0].id
    with pytest.raises(Refused), store.writing(OPERATOR) as unit:
        unit.imports.publish(published)


def test_what_waits_can_be_dropped_and_is_dropped_when_read_again(empty: Store, staff: Viewer) -> None:
    batch = town.places()
    with empty.writing(staff) as unit:
        first = unit.imports.stage(batch, town.document(batch))
        second = unit.imports.stage(batch, town.document(batch))
        assert [row.state for row in unit.imports.all()] == ["staged", "discarded"]
        unit.imports.discard(second)
    with empty.reading(staff) as unit:
        assert {row.state for row in unit.imports.all()} == {"discarded"}
        assert unit.imports.record_ids("places", int(first)) | unit.imports.record_ids("places", int(second)) == set()
    for gone in (first, second):
        with pytest.raises(Refused) as fault, empty.writing(staff) as unit:
            unit.imports.publish(gone)
        assert fault.value.code == "publish.discarded"


def test_what_is_published_cannot_be_dropped(store: Store, staff: Viewer) -> None:
    published = next_year(store)
    with pytest.raises(Refused) as fault, store.writing(staff) as unit:
        unit.imports.discard(published)
    assert fault.value.code == "discard.not_staged"
    assert GONE not in names(store)


def test_the_next_edition_says_what_changed(store: Store) -> None:
    staged = next_year(store)
    with store.reading(OPERATOR) as unit:
        row = unit.imports.one(staged)
    assert {(change.kind, change.name) for change in row.changes} == {("gone", GONE), ("changed", CHANGED)}
    assert (row.counts["same"], row.counts["changed"], row.counts["gone"], row.counts["new"]) == (10, 1, 1, 0)


def test_everybody_reads_the_old_edition_until_the_new_one_is_released(store: Store, staff: Viewer) -> None:
    staged = next_year(store)
    assert GONE not in names(store, staff)
    assert GONE in names(store, EVERYBODY)
    assert schedule(store, EVERYBODY) != schedule(store, staff)
    with store.writing(staff) as unit:
        unit.imports.release(staged)
    assert GONE not in names(store, EVERYBODY)
    assert schedule(store, EVERYBODY) == schedule(store, staff)


def test_undo_brings_back_what_was_for_the_register_and_for_everybody(store: Store, staff: Viewer) -> None:
    before = [names(store, viewer) for viewer in (EVERYBODY, staff)], schedule(store, staff)
    published = next_year(store, release=True)
    with store.writing(staff) as unit:
        assert unit.imports.undo() == published
    assert ([names(store, viewer) for viewer in (EVERYBODY, staff)], schedule(store, staff)) == before


def test_what_has_been_followed_by_another_edition_cannot_be_undone_first(store: Store) -> None:
    first = next_year(store)
    next_year(store)
    with pytest.raises(Refused) as fault, store.writing(OPERATOR) as unit:
        unit.imports.undo(first)
    assert fault.value.code == "undo.superseded"


def test_undo_does_not_bring_back_what_was_withdrawn(store: Store, staff: Viewer) -> None:
    published = next_year(store, release=True)
    with store.writing(staff) as unit:
        unit.imports.withdraw(published)
        unit.imports.undo(published)
    assert names(store, EVERYBODY) == []
    assert len(names(store, staff)) == 12


def test_with_nothing_published_there_is_nothing_to_undo(empty: Store) -> None:
    with pytest.raises(Refused) as fault, empty.writing(OPERATOR) as unit:
        unit.imports.undo()
    assert fault.value.code == "undo.nothing"


def test_withdrawing_takes_the_list_off_the_map_and_keeps_the_register(store: Store, staff: Viewer) -> None:
    with store.writing(staff) as unit:
        unit.imports.withdraw(next(row.id for row in unit.imports.all() if row.content == "places"))
    assert names(store, EVERYBODY) == []
    assert len(names(store, staff)) == 12


def test_the_revision_changes_with_everything_that_can_be_seen(store: Store) -> None:
    seen = [store.revision]
    staged = next_year(store)
    seen.append(store.revision)
    with store.writing(OPERATOR) as unit:
        unit.imports.release(staged)
    seen.append(store.revision)
    with store.writing(OPERATOR) as unit:
        unit.imports.undo()
    seen.append(store.revision)
    assert len(set(seen)) == len(seen)


def test_an_upload_is_kept_until_it_is_read(store: Store, staff: Viewer) -> None:
    with store.writing(staff) as unit:
        upload = unit.uploads.keep("一覧.xlsx", b"\x00bytes\xff")
        other = unit.uploads.keep("一覧.xlsx", b"other bytes of the same name")
        assert unit.uploads.kept(upload) == ("一覧.xlsx", b"\x00bytes\xff")
        assert unit.uploads.kept(other) == ("一覧.xlsx", b"other bytes of the same name")
        unit.uploads.forget(upload)
    with pytest.raises(NotFound), store.reading(staff) as unit:
        unit.uploads.kept(upload)
