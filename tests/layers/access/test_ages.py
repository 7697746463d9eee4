"""Ages of a table without any: split as another source splits them, in whole persons, and called an estimate."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layers.access.ages import Ages, ages_of_mesh, ages_of_towns, with_ages
from layers.access.cells import grounds
from layers.access.coverage import answer
from layers.access.mesh_people import MeshCell
from layers.access.people import Land, Residents, demand
from layers.access.question import Question
from layers.catalog import coverage_words
from layers.geo.mesh import mesh_of
from layers.place.zones import Town
from layers.provenance import Source
from tests import coverage_town, town, town_blocks
from tests.coverage_town import pieces, residents

CENSUS = Source(title="国勢調査（2020年）小地域集計", date="2020-10-01")
NETWORK = town_blocks.network()


def _without_ages(people=None) -> Residents:
    counts = people or [one.people for one in residents().towns]
    towns = [
        Town(name=one.name, people=number, key_codes=one.key_codes)
        for one, number in zip(residents().towns, counts, strict=True)
    ]
    return residents(towns=tuple(towns))


def _land(*cells: MeshCell) -> Land:
    shapes, boundary = grounds(pieces(), [])
    return Land(pieces=pieces(), ground=shapes, boundary=boundary, mesh=cells)


def _known(*bands: tuple[int, int, int]) -> Ages:
    by_code = {one.key_codes[0]: row for row, one in enumerate(residents().towns[: len(bands)])}
    return Ages(bands=np.array(bands, dtype=np.int64), by_code=by_code, by_key={}, source=CENSUS)


def test_each_town_is_split_as_the_census_splits_it() -> None:
    """The census knows 5 and 10 in a hundred of every town; the register counts twice as many people."""
    known = ages_of_towns(residents(), pieces(), CENSUS)
    found = with_ages(_without_ages([2 * one.people for one in residents().towns]), [None, known])
    assert [one.age65plus for one in found.towns] == [one.people // 5 for one in residents().towns]
    assert [one.age75plus for one in found.towns] == [one.people // 10 for one in residents().towns]
    assert found.ages == CENSUS


_BANDS = st.lists(st.tuples(*[st.integers(0, 500)] * 3), min_size=9, max_size=9)


@settings(max_examples=50)
@given(st.lists(st.integers(0, 3000), min_size=9, max_size=9), _BANDS)
def test_no_town_gains_or_loses_anybody_and_whoever_is_75_is_65(people, bands) -> None:
    found = with_ages(_without_ages(people), [_known(*bands)])
    assert [one.people for one in found.towns] == people
    whole = np.sum(bands, axis=0)
    for one, own in zip(found.towns, np.array(bands), strict=True):
        assert 0 <= one.age75plus <= one.age65plus <= one.people
        share = own if own.any() else whole if whole.any() else np.ones(3)
        assert abs(one.age75plus - one.people * share[2] / share.sum()) < 1


def test_a_town_that_the_source_does_not_know_is_split_as_the_whole_city() -> None:
    found = with_ages(_without_ages(), [_known((60, 20, 20), (80, 20, 0))])
    assert [one.age75plus for one in found.towns[:3]] == [20, 0, 30]


def test_a_hidden_town_and_the_one_that_carries_it_are_one() -> None:
    carried = [
        Town(name=one.name, people=one.people, age65plus=aged, age75plus=aged, key_codes=one.key_codes)
        for one, aged in zip(residents().towns, [30, 0, 0, 0, 0, 0, 0, 0, 0], strict=True)
    ]
    aged = residents(towns=tuple(carried), hidden={carried[1].name: carried[0].name})
    found = with_ages(_without_ages(), [ages_of_towns(aged, pieces(), CENSUS)])
    assert [one.age75plus for one in found.towns[:3]] == [10, 20, 0]


def test_a_table_with_ages_borrows_none_and_empty_towns_need_none() -> None:
    assert with_ages(residents(), [_known((1, 1, 1))]) == residents()
    (empty, *_) = with_ages(_without_ages([0] * 9), []).towns
    assert (empty.age65plus, empty.age75plus) == (0, 0)
    assert with_ages(_without_ages(), [None]).ages is None


def test_a_table_that_hides_ages_is_no_source() -> None:
    assert ages_of_towns(_without_ages(), pieces(), CENSUS) is None
    assert ages_of_towns(Residents(towns=()), pieces(), CENSUS) is None


def test_meshes_tell_the_ages_of_the_areas_under_them_and_those_of_other_cities_do_not() -> None:
    """Half of all who live in the cell of 西一's corner are 75; a cell far off holds nothing but the old."""
    code = str(mesh_of([town_blocks.lonlat(0, 0)], digits=10)[0])
    here = MeshCell(code=code, counts={"all": 40, "65plus": 30, "75plus": 20})
    far = MeshCell(code="5235027411", counts={"all": 900, "65plus": 900, "75plus": 900})
    known = ages_of_mesh(NETWORK, _land(here, far), CENSUS)
    found = with_ages(_without_ages(), [known])
    assert (found.towns[0].age65plus, found.towns[0].age75plus) == (75, 50)
    assert sum(one.age75plus or 0 for one in found.towns) == 2250
    assert ages_of_mesh(NETWORK, _land(MeshCell(code=code, counts={"all": 4})), CENSUS) is None
    assert ages_of_mesh(NETWORK, _land(), CENSUS) is None


@pytest.mark.parametrize(("group", "said"), [("75plus", True), ("all", False)])
def test_the_answer_says_whose_shares_they_are(group: str, said: bool) -> None:
    lived = with_ages(_without_ages(), [ages_of_towns(residents(), pieces(), CENSUS)])
    spread = demand(NETWORK, lived, _land(), group)
    ground = coverage_town.ground(residents=lived, demand=spread)
    found = answer(Question(service="kayoinoba", people=group, walker="level60"), ground)
    assert found.people == {"75plus": town.RESIDENTS // 20, "all": town.RESIDENTS}[group]
    words = "".join(line for _, lines in coverage_words.assumptions(found) for line in lines)
    assert ("年齢は「国勢調査（2020年）小地域集計」の割合で分けた概数です" in words) is said
    assert ("（年齢は概数）" in coverage_words.counted_in(found)) is said
