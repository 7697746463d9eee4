"""Whole persons, exactly as many as before, through every spread, snap and split."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point

from layers.access.cells import grounds
from layers.access.ends import NOWHERE
from layers.access.mesh_people import MeshCell, people_of, shaped
from layers.access.people import Land, Residents, demand, street_weights
from layers.access.sharing import share_out
from layers.errors import LayersError, Refused
from layers.geo.mesh import mesh_of
from layers.place.small_areas import AreaPiece
from layers.place.zones import Town
from tests import town, town_blocks
from tests.coverage_town import pieces, residents

_GROUPS = st.lists(
    st.tuples(st.integers(0, 10**6), st.lists(st.integers(0, 10**9), min_size=1, max_size=12)), min_size=1, max_size=6
)


@given(_GROUPS)
def test_shares_sum_to_the_total_and_none_is_a_whole_person_off(groups) -> None:
    totals = np.array([total for total, _ in groups], dtype=np.int64)
    group_of = np.repeat(np.arange(len(groups)), [len(weights) for _, weights in groups])
    weights = np.array([weight for _, weights in groups for weight in weights], dtype=np.int64)
    found = share_out(totals, group_of, weights)
    assert np.array_equal(np.bincount(group_of, weights=found, minlength=len(groups)).astype(np.int64), totals)
    for number, (total, own) in enumerate(groups):
        shares = found[group_of == number]
        whole = sum(own)
        if whole:
            exact = [total * weight / whole for weight in own]
            assert all(abs(share - quota) < 1 + 1e-6 for share, quota in zip(shares, exact, strict=True))
            assert all(share == 0 for share, weight in zip(shares, own, strict=True) if not weight and total < 10**6)


def test_the_largest_remainder_goes_first_and_the_earlier_of_equals() -> None:
    totals, group = np.array([10, 1]), np.array([0, 0, 0, 1, 1])
    assert share_out(totals, group, np.array([1, 1, 1, 5, 5])).tolist() == [4, 3, 3, 1, 0]
    assert share_out(totals, group, np.array([0, 0, 0, 1, 9])).tolist() == [4, 3, 3, 0, 1]


def test_people_without_anybody_to_take_them_are_no_silent_loss() -> None:
    with pytest.raises(LayersError):
        share_out(np.array([3, 5]), np.array([0]), np.array([1]))


def _land(**changes) -> Land:
    shapes, boundary = grounds(pieces(), [])
    return Land(**{"pieces": pieces(), "ground": shapes, "boundary": boundary, **changes})


@pytest.mark.parametrize(("group", "people"), [("all", 4500), ("65plus", 450), ("75plus", 225)])
def test_every_area_keeps_its_people(group: str, people: int) -> None:
    found = demand(town_blocks.network(), residents(), _land(), group)
    everybody = np.ones(len(found.people), dtype=bool)
    assert found.people.sum() == people
    assert [area.name for area in found.areas] == [one.name for one in residents().towns]
    per_town = {"all": 1, "65plus": 10, "75plus": 20}[group]
    assert found.by_area(everybody).tolist() == [one.people // per_town for one in residents().towns]
    assert found.homes.tied.all()


@given(
    st.lists(st.integers(0, 3000), min_size=9, max_size=9),
    st.lists(st.integers(0, 500), min_size=9, max_size=9),
    st.integers(0, 8),
)
def test_any_people_over_any_ground_are_conserved(counts, census, water) -> None:
    """Towns of any size, areas without any people, one area whose ground holds no street at all."""
    own = tuple(
        AreaPiece(
            key_code=piece.key_code,
            name=piece.name,
            people=number,
            hcode=piece.hcode,
            boundary=piece.boundary,
            geometry=Point(140.0, 40.0) if place == water else piece.geometry,
        )
        for place, (piece, number) in enumerate(zip(pieces(), census, strict=True))
    )
    towns = tuple(
        Town(name=one.name, people=number, key_codes=one.key_codes)
        for one, number in zip(residents().towns, counts, strict=True)
    )
    shapes, boundary = grounds(own, [])
    found = demand(
        town_blocks.network(), Residents(towns=towns), Land(pieces=own, ground=shapes, boundary=boundary), "all"
    )
    everybody = np.ones(len(found.people), dtype=bool)
    assert found.by_area(everybody).tolist() == counts
    # Whoever lives where no street is stays in the sum, tied to nothing.
    assert int(found.people[found.homes.nodes == NOWHERE].sum()) == counts[water]


def test_a_town_that_no_area_is_found_for_stands_at_its_own_point_or_nowhere() -> None:
    known, unknown = Town(name="谷", people=7, key_codes=()), Town(name="山奥", people=5, key_codes=())
    lived = Residents(towns=(*residents().towns, known, unknown))
    spots = {"谷": town_blocks.lonlat(3, 3)}
    found = demand(town_blocks.network(), lived, _land(spots=spots), "all")
    valley = found.area_of == 9
    assert found.homes.nodes[valley].tolist() == [town_blocks.corner(3, 3)]
    assert found.homes.nodes[found.area_of == 10].tolist() == [NOWHERE]
    assert found.people.sum() == 4512
    assert [found.areas[9].boundary, found.areas[9].code] == ["point", "谷"]


def test_the_ages_of_a_source_that_holds_none_are_never_guessed() -> None:
    towns = (Town(name=town.town(0, 0), people=100),)
    with pytest.raises(Refused) as refused:
        demand(town_blocks.network(), Residents(towns=towns), _land(), "75plus")
    assert refused.value.code == "coverage.no_ages"


def test_points_get_cells_that_share_out_the_ground_and_are_called_approximate() -> None:
    points = tuple(
        AreaPiece(
            key_code=piece.key_code,
            name=piece.name,
            people=piece.people,
            hcode=8101,
            boundary="point",
            geometry=piece.geometry.centroid,
        )
        for piece in pieces()
    )
    outline = [town.square(0, 0).union(town.square(2, 2)).envelope]
    shapes, boundary = grounds(points, outline)
    assert boundary == "approximate"
    assert sum(shape.area for shape in shapes.values()) == pytest.approx(outline[0].area)
    # The points stand in the middles of squares: the cells are the squares.
    for piece in pieces():
        assert shapes[piece.key_code].symmetric_difference(piece.geometry).area == pytest.approx(0, abs=1e-9)
    found = demand(town_blocks.network(), residents(), Land(pieces=points, ground=shapes, boundary=boundary), "all")
    assert {area.boundary for area in found.areas} == {"approximate"}
    assert found.people.sum() == 4500


def test_streets_weigh_both_ways_up_to_200_metres() -> None:
    weights = street_weights(town_blocks.network())
    # Four streets of 100 m, there and back, in decimetres; a corner of the town has two.
    assert weights[town_blocks.corner(7, 7)] == 8000
    assert weights[town_blocks.corner(0, 0)] == 4000


def test_meshes_shape_the_spread_and_leave_the_sum() -> None:
    """All people of 西一 live in the cell of its south-west corner, as far as a mesh tells."""
    network = town_blocks.network()
    code = str(mesh_of([town_blocks.lonlat(0, 0)], digits=10)[0])
    cells = (MeshCell(code=code, counts={"all": 40, "65plus": 9, "75plus": 4}),)
    found = demand(network, residents(), _land(mesh=cells), "all")
    mine = found.area_of == 0
    there = {str(one) for one in mesh_of(network.nodes_lonlat[found.homes.nodes[mine]], digits=10)}
    assert there == {code}
    assert found.people[mine].sum() == 100
    assert found.people.sum() == 4500


def test_merged_cells_are_one_group_spread_by_their_own_people_and_uncertain() -> None:
    target = MeshCell(code="1", counts={"all": 30, "75plus": 12}, status="merged_target")
    source = MeshCell(code="2", counts={"all": 10, "75plus": None}, status="suppressed", target="1")
    alone = MeshCell(code="3", counts={"all": 50, "75plus": 5})
    people, together = people_of([target, source, alone], "75plus")
    assert people == {"1": 9.0, "2": 3.0, "3": 5.0}
    assert together == {"1", "2"}
    assert people_of([target, source, alone], "all") == ({"1": 30.0, "2": 10.0, "3": 50.0}, set())


def test_without_cells_nothing_is_shaped() -> None:
    assert shaped(np.zeros((3, 2)), np.ones(3, dtype=np.int64), [], "all") is None
