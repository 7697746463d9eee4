"""Recipes and kept files, on plain SQLite, on SQLite with mod_spatialite and on PostGIS alike."""

import pytest

from layers.errors import NotAllowed, NotFound, Refused
from layers.intake.recipe import Mend, Recipe
from layers.store import Store
from layers.trust.audience import EVERYBODY, OPERATOR, Viewer
from tests import town

MEND = Mend(row="ひだまりの会|東会館", heading="時間", was="10時", now="10時30分")
RECIPE = Recipe(encoding="cp932").with_column("一覧", "よびな", "name").with_mend("一覧", MEND)
BYTES = bytes(range(256)) * 20


def published(store: Store) -> tuple[str, str]:
    """Import and dataset of the places of 架空市."""
    with store.reading(OPERATOR) as unit:
        row = next(row for row in unit.imports.in_force() if row.content == "places")
    return row.id, row.dataset


def test_a_recipe_is_kept_with_its_history(store: Store, staff: Viewer) -> None:
    made, dataset = published(store)
    with store.writing(staff) as unit:
        assert not unit.recipes.of(dataset)
        assert unit.recipes.known() == []
        unit.recipes.keep(dataset, RECIPE)
        unit.recipes.keep(dataset, RECIPE)
        unit.recipes.keep(dataset, RECIPE.with_encoding(""))
    with store.reading(staff) as unit:
        assert unit.recipes.of(dataset) == RECIPE.with_encoding("")
        history = unit.recipes.history(dataset)
        assert [one.recipe for one in history] == [RECIPE.with_encoding(""), RECIPE]
        assert {one.changed_by for one in history} == {staff.name}
        assert history[0].changed_at > history[1].changed_at
        (known,) = unit.recipes.known()
        assert (known.dataset, known.path) == (dataset, "town/places-1.xlsx")
        assert known.recipe == RECIPE.with_encoding("")
    with store.writing(staff) as unit:
        unit.recipes.keep(dataset, Recipe())
        assert unit.recipes.known() == []
    assert made


def test_the_newest_file_of_a_list_stands_beside_its_recipe(store: Store, staff: Viewer) -> None:
    _, dataset = published(store)
    batch = town.places()
    with store.writing(staff) as unit:
        unit.recipes.keep(dataset, RECIPE)
        unit.imports.stage(batch, town.document(batch, "2"), dataset=dataset)
        assert [known.file_name for known in unit.recipes.known()] == ["places-2.xlsx"]


def test_a_list_that_is_not_there_has_no_recipe(store: Store, staff: Viewer) -> None:
    with pytest.raises(NotFound) as fault, store.writing(staff) as unit:
        unit.recipes.keep("places/none", RECIPE)
    assert fault.value.code == "dataset.not_found"


@pytest.mark.parametrize("content", [BYTES, b"", "名称".encode("cp932")])
def test_a_file_comes_back_as_it_was_put_down(store: Store, staff: Viewer, content: bytes) -> None:
    made, _ = published(store)
    with store.writing(staff) as unit:
        assert not unit.kept_files.has(made)
        unit.kept_files.keep(made, "古い.xlsx", b"old")
        unit.kept_files.keep(made, "通いの場.xlsx", content)
    with store.reading(staff) as unit:
        kept = unit.kept_files.of(made)
        assert (kept.import_id, kept.name, kept.content, kept.kept_by) == (made, "通いの場.xlsx", content, staff.name)
        assert type(kept.content) is bytes


def test_only_the_files_of_places_are_kept(store: Store, staff: Viewer) -> None:
    with store.reading(OPERATOR) as unit:
        others = [row.id for row in unit.imports.in_force() if row.content != "places"]
    assert len(others) == 3
    for other in [*others, "999", "x", ""]:
        with pytest.raises(Refused) as fault, store.writing(staff) as unit:
            unit.kept_files.keep(other, "a.csv", BYTES)
        assert fault.value.code == "file.not_kept"


def test_a_file_goes_only_by_an_act_that_the_log_tells_of(store: Store, staff: Viewer) -> None:
    made, _ = published(store)
    with store.writing(staff) as unit:
        unit.kept_files.keep(made, "a.xlsx", BYTES)
        unit.imports.undo(made)
        assert unit.kept_files.has(made)
        unit.kept_files.forget(made)
    with store.reading(OPERATOR) as unit:
        assert [(one.who, one.target) for one in unit.audit.recent() if one.act == "file.forget"] == [
            (staff.name, made)
        ]
    for gone in (made, "999", "x"):
        for act in ("of", "forget"):
            with pytest.raises(NotFound) as fault, store.writing(staff) as unit:
                getattr(unit.kept_files, act)(gone)
            assert fault.value.code == "file.not_found"


def test_a_file_of_an_import_that_is_given_up_goes_with_it(store: Store, staff: Viewer) -> None:
    batch = town.places(gone=[town.town(0, 1) + "の会"])
    with store.writing(staff) as unit:
        staged = unit.imports.stage(batch, town.document(batch, "2"))
        unit.kept_files.keep(staged, "a.xlsx", BYTES)
        unit.imports.discard(staged)
        assert not unit.kept_files.has(staged)


@pytest.mark.parametrize(
    "nobody", [EVERYBODY, Viewer(name="協力者", role="volunteer"), Viewer(name="x", role="partner")]
)
def test_nobody_below_the_staff_reads_either(store: Store, nobody: Viewer) -> None:
    made, dataset = published(store)
    with store.writing(OPERATOR) as unit:
        unit.recipes.keep(dataset, RECIPE)
        unit.kept_files.keep(made, "a.xlsx", BYTES)
    with store.reading(nobody) as unit:
        for ask in (
            lambda: unit.recipes.of(dataset),
            lambda: unit.recipes.history(dataset),
            unit.recipes.known,
            lambda: unit.kept_files.of(made),
            lambda: unit.kept_files.has(made),
        ):
            with pytest.raises(NotAllowed):
                ask()
    with store.writing(nobody) as unit:
        for write in (
            lambda: unit.recipes.keep(dataset, Recipe()),
            lambda: unit.kept_files.keep(made, "b", b""),
            lambda: unit.kept_files.forget(made),
        ):
            with pytest.raises(NotAllowed):
                write()
