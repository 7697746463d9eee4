"""People of a coming year: the estimate's own sum, whole persons on today's towns, and never without a source."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layers.access.cells import grounds
from layers.access.people import Land, demand
from layers.access.projection import ProjectedCell, projected
from layers.errors import Refused
from layers.geo.mesh import mesh_of
from tests import town_blocks
from tests.builders import SOURCE
from tests.coverage_town import pieces, residents

NETWORK = town_blocks.network()
MESHES = sorted({str(code) for code in mesh_of(NETWORK.nodes_lonlat, digits=9)})
# One cell beyond the town: whoever the estimate puts there stays in the sum.
FAR = str(mesh_of([(134.06, 34.31)], digits=9)[0])


def _land() -> Land:
    shapes, boundary = grounds(pieces(), [])
    return Land(pieces=pieces(), ground=shapes, boundary=boundary)


def _cells(people) -> list[ProjectedCell]:
    meshes = [*MESHES, FAR][: len(people)]
    return [
        ProjectedCell(mesh=mesh, counts={"all": one, "65plus": one / 2, "75plus": None})
        for mesh, one in zip(meshes, people, strict=True)
    ]


@settings(max_examples=20)
@given(st.lists(st.floats(0, 900), min_size=len(MESHES) + 1, max_size=len(MESHES) + 1))
def test_the_towns_hold_exactly_the_rounded_sum_of_the_estimate(people) -> None:
    found = projected(NETWORK, residents(), _land(), _cells(people), SOURCE, year=2040)
    assert sum(town.people for town in found.towns) == round(float(np.array(people).sum()))
    assert sum(town.age65plus or 0 for town in found.towns) == round(float((np.array(people) / 2).sum()))
    assert (found.year, found.as_of, found.source) == (2040, "2040", SOURCE)
    spread = demand(NETWORK, found, _land(), "all")
    assert spread.people.sum() == sum(town.people for town in found.towns)


def test_people_of_a_mesh_stay_on_the_towns_under_it() -> None:
    south_west = str(mesh_of([town_blocks.lonlat(0, 0)], digits=9)[0])
    cells = [ProjectedCell(mesh=south_west, counts={"all": 77.4, "65plus": 10.0, "75plus": 4.0})]
    found = projected(NETWORK, residents(), _land(), cells, SOURCE, year=2040)
    assert [town.people for town in found.towns] == [77, 0, 0, 0, 0, 0, 0, 0, 0]
    assert found.towns[0].age75plus == 4


def test_ages_that_the_estimate_does_not_tell_are_refused_and_so_is_a_year_without_one() -> None:
    found = projected(NETWORK, residents(), _land(), _cells([10.0]), SOURCE, year=2040)
    with pytest.raises(Refused) as lacking:
        demand(NETWORK, found, _land(), "75plus")
    assert lacking.value.code == "coverage.no_ages"
    with pytest.raises(Refused) as none:
        projected(NETWORK, residents(), _land(), [], SOURCE, year=2040)
    assert none.value.code == "coverage.no_projection"
