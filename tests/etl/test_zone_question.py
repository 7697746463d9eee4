"""Who can walk, on a profile: asked of everybody where no ages are known, and told as soon as the worker has it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from etl import derive, worker
from layers.intake.contract import Batch
from layers.profile.ground import Ground, Reached
from layers.profile.profile import ZoneProfile
from layers.store import Store
from layers.store.profile_parts import caveats
from layers.store.zone_question import zone_question
from layers.trust.audience import EVERYBODY, OPERATOR, Viewer
from tests import town, town_blocks
from tests.command_line import new_database

STAFF = Viewer(name="職員", role="staff")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """架空市 with streets and people whose ages nobody knows."""
    opened = Store.open(new_database(tmp_path))
    take(opened, town.small_areas(), town.population_without_ages(), town.zones())
    with opened.writing(OPERATOR) as unit:
        unit.walk_networks.keep(town_blocks.network())
    yield opened
    opened.close()


def take(store: Store, *batches: Batch) -> None:
    for batch in batches:
        with store.writing(OPERATOR) as unit:
            unit.imports.publish(unit.imports.stage(batch, town.document(batch)), release=True)


def profiles(store: Store, viewer: Viewer) -> list[ZoneProfile]:
    with store.reading(viewer) as unit:
        return unit.profiles.all_of("daily_life")


def test_a_list_that_was_never_taken_in_is_no_gap(store: Store) -> None:
    with store.reading(EVERYBODY) as unit:
        assert zone_question(unit).question is None
    told = profiles(store, EVERYBODY)[0].far
    assert (told.figures, told.question) == ((), "")
    assert "一覧がまだありません" in told.waiting


def test_everybody_is_asked_about_and_the_answer_is_told_once_the_worker_has_it(store: Store) -> None:
    take(store, town.places(gone=[town.town(2, 2) + "の会"]))
    with store.reading(EVERYBODY) as unit:
        asked = zone_question(unit).question
    assert (asked.service, asked.people) == ("gatherings", "all")
    # Whoever opens the sheets while the worker is at it …
    for viewer in (STAFF, EVERYBODY):
        assert "計算しています" in profiles(store, viewer)[0].far.waiting
    assert derive.Watch().look(store, anew=True)
    assert worker.work_once(store)
    # … finds the numbers on them afterwards, without anything else having changed.
    for viewer in (STAFF, EVERYBODY):
        told = profiles(store, viewer)
        assert [one.far.waiting for one in told] == ["", "", ""]
        people, uncovered = zip(*((one.far.figures[0].value, one.far.figures[1].value) for one in told), strict=True)
        with store.reading(EVERYBODY) as unit:
            kept = unit.coverage.kept(asked)
        assert sum(people) == sum(row.people for row in kept.rows) == 2 * town.RESIDENTS
        assert sum(uncovered) == sum(row.uncovered for row in kept.rows) > 0
        assert not derive.Watch().look(store, anew=True)


def test_who_lives_beyond_the_streets_is_said() -> None:
    reached = (Reached(town="浜", people=20, uncovered=12, minutes=None, untied=7),)
    (said,) = caveats(Ground(towns=(), reached=reached), drawn=True)
    assert "7人" in said
    assert caveats(Ground(towns=(), reached=(replace(reached[0], untied=0),)), drawn=True) == ()
