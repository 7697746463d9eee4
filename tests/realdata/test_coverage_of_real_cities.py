"""Coverage of real cities: nobody of 高松 is lost in any group, and the rows of 宇部 equal scipy's."""

from pathlib import Path

import numpy as np
import pytest
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from etl.load import load
from layers.access.coverage import answer, median
from layers.access.eligible import usable
from layers.access.grounds import Ground
from layers.access.question import Question
from layers.access.walkers import walker
from layers.access.ways import sites
from layers.city import find
from layers.store import Store
from layers.trust.audience import EVERYBODY, OPERATOR
from tests import town_blocks

pytestmark = pytest.mark.realdata


def loaded(folder: Path, city_id: str, paths: list[Path]) -> Store:
    """A database of the city with these files."""
    store = Store.open(f"sqlite:///{folder / 'city.db'}")
    store.migrate()
    city, toml = find(city_id)
    with store.writing(OPERATOR) as unit:
        unit.settle(city, toml)
    load(store, OPERATOR, paths, release=True, tell=lambda *_: None)
    return store


def gathered(store: Store, question: Question) -> Ground:
    with store.reading(EVERYBODY) as unit:
        return unit.coverage.gather(question)


def test_all_people_of_takamatsu_are_in_every_group_and_kind_of_zone(real_data: Path, tmp_path: Path) -> None:
    """Its own streets are not here: those of a small town leave most people untied, and nobody out."""
    there = real_data / "takamatsu"
    people_of = there / "population"
    files = [
        people_of / "pop_0066_202602.xlsx",
        people_of / "future_population_0068.xlsx",
        there / "census2015_37-kagawa.dbf",
    ]
    store = loaded(tmp_path, "takamatsu", [*files, there / "approx", there / "boundary_37201.geojson"])
    with store.writing(OPERATOR) as unit:
        unit.walk_networks.keep(town_blocks.network())
        residents, aged = (unit.summary()[name] for name in ("residents", "age65plus"))
    for group, people in (("all", residents), ("65plus", aged)):
        question = Question(service="community_centre", people=group)
        found = answer(question, gathered(store, question))
        assert found.people == people > sum(row.untied for row in found.rows) > 0
        assert len({row.code for row in found.rows}) == len(found.rows) == 235
        for rows in found.zones.values():
            assert sum(row.people for row in rows) == people
    assert found.difference["people"] == 420_748 - residents
    # Of two projections in the file the first of its columns is taken: 389,216 people of all ages, not 402,863.
    coming = Question(service="community_centre", people="65plus", year=2040)
    estimate = answer(coming, gathered(store, coming))
    assert estimate.people == 135_669
    assert "将来人口の推計" in dict(estimate.caveats)["caveat.estimate_by_share"]["source"]
    store.close()


@pytest.mark.parametrize("who", ["level60", "adult"])
def test_the_rows_of_ube_equal_scipy(real_data: Path, tmp_path: Path, who: str) -> None:
    """Every row: people, uncovered people and median minutes by the worse of both ways; cells drawn round points."""
    store = loaded(tmp_path, "ube", [real_data / "ube"])
    question = Question(service="emergency_site", people="all", walker=who, minutes=10)
    ground = gathered(store, question)
    store.close()
    found = answer(question, ground)
    assert found.people == 169_429
    assert {row.boundary for row in found.rows} == {"approximate"}
    worse = by_scipy(ground, who, question)
    people, area = ground.demand.people, ground.demand.area_of
    for place, row in enumerate(found.rows):
        mine = area == place
        assert row.people == people[mine].sum()
        assert row.uncovered == people[mine & (worse > 600.0 + 0.001)].sum()
        middle = median(worse[mine] / 60, people[mine])
        assert row.minutes == (None if middle is None or middle > 120 else pytest.approx(middle, abs=0.01))


def by_scipy(ground: Ground, who: str, question: Question) -> np.ndarray:
    """Seconds of each home to its nearest place, the worse of there and back, by floating numbers alone."""
    net, homes, one = ground.network, ground.demand.homes, walker(who)
    places = usable(question, ground.places, kinds=("emergency_site",), today=ground.today).points
    ends, _ = sites(ground, places)
    seconds = one.seconds(net).astype(float)
    out = np.full(len(net), np.inf)
    least: dict[tuple[int, int], float] = {}
    for tail, head, second in zip(net.tails.tolist(), net.heads.tolist(), seconds.tolist(), strict=True):
        least[tail, head] = min(second, least.get((tail, head), np.inf))
    pairs = np.array(list(least))
    forward = csr_array((np.array(list(least.values())), (pairs[:, 0], pairs[:, 1])), shape=(len(net), len(net)))
    there, back = (dijkstra(matrix, indices=ends.nodes[ends.tied]) for matrix in (forward.T.tocsr(), forward))
    legs = one.leg_seconds(ends.leg_metres[ends.tied])[:, None]
    out = (np.maximum(there, back) + legs).min(axis=0)
    own = np.where(homes.tied, one.leg_seconds(np.nan_to_num(homes.leg_metres)), np.inf)
    return out[np.maximum(homes.nodes, 0)] + own
