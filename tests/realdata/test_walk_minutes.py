"""`walk minutes --batch` on the real network of 宇部, against OSMnx and networkx on the same file: 1,000 pairs.

Nothing of the program's own is used for the expectation: the graph is OSMnx's, the nearest node is OSMnx's, the search
is networkx's, the formula of the slope is written again.
"""

import io
import json
import math
import sys
import warnings
from collections import defaultdict
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from layers.command import main
from layers.store import Store
from layers.trust.audience import OPERATOR
from tests import machine

PAIRS = 1_000
ORIGINS = 25
_PLANE = 6671
# id: (metres per minute, whether hills matter, whether the leg counts, longest stretch)
WALKERS = {"level60": (60.0, False, False, 0.0), "adult": (80.0, True, True, 0.0), "older75": (60.0, True, True, 800.0)}
_HUNDREDTH = 0.01


@pytest.fixture(scope="module")
def ube(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """宇部 with its walking network, built by the command."""
    url = f"sqlite:///{tmp_path_factory.mktemp('ube') / 'city.db'}"
    assert main(["init", "--city", "ube", "--db", url]) == 0
    network = str(real_data / "ube" / "ube_walk.gpkg")
    assert main(["walk", "build", "--network", network, "--db", url]) == 0
    return url


@pytest.fixture(scope="module")
def theirs(real_data: Path):
    """The file as an OSMnx graph in plane metres."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import geopandas as gpd  # noqa: PLC0415
        import osmnx as ox  # noqa: PLC0415
        from shapely import Point  # noqa: PLC0415

        edges = gpd.read_file(real_data / "ube" / "ube_walk.gpkg").explode(index_parts=False)
        edges = edges.drop_duplicates(["u", "v", "key"])
        spots = {row.u: row.geometry.coords[0] for row in edges.itertuples()}
        spots |= {row.v: row.geometry.coords[-1] for row in edges.itertuples() if row.v not in spots}
        points = gpd.GeoDataFrame(
            {"x": [x for x, _ in spots.values()], "y": [y for _, y in spots.values()]},
            index=list(spots),
            geometry=[Point(spot) for spot in spots.values()],
            crs=edges.crs,
        )
        graph = ox.graph_from_gdfs(points, edges.set_index(["u", "v", "key"]))
        return ox.project_graph(graph, to_crs=f"EPSG:{_PLANE}")


@pytest.fixture(scope="module")
def heights(ube: str, real_data: Path) -> dict[int, float]:
    """Each node's height as the program read it: the rows of the file contradict each other, so it has to choose.

    What it chose was told by a row of that node.
    """
    from pyogrio import read_dataframe  # noqa: PLC0415

    with closing(Store.open(ube)) as store, store.reading(OPERATOR) as unit:
        network = unit.walk_networks.newest()
    chosen = {int(node): float(high) for node, high in zip(network.node_ids, network.heights, strict=True)}
    rows = read_dataframe(real_data / "ube" / "ube_walk.gpkg", read_geometry=False)
    told = defaultdict(set)
    for row in rows.itertuples():
        for node in (row.u, row.v):
            told[node] |= {round(row.z_u, 2), round(row.z_v, 2)}
    assert [node for node, high in chosen.items() if not math.isnan(high) and round(high, 2) not in told[node]] == []
    return chosen


@pytest.fixture(scope="module")
def pairs(theirs) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """From near 25 junctions to near 40 each, drawn with a fixed seed, up to 200 m off the street."""
    from pyproj import Transformer  # noqa: PLC0415

    chance = np.random.default_rng(202612)
    back = Transformer.from_crs(_PLANE, 6668, always_xy=True)
    spots = np.array([(told["x"], told["y"]) for _, told in theirs.nodes(data=True)])

    def some(number: int, near: np.ndarray | None = None) -> np.ndarray:
        within = spots if near is None else spots[np.hypot(*(spots - near).T) < 2_000]
        drawn = within[chance.integers(len(within), size=number)]
        return drawn + chance.uniform(-140, 140, (number, 2))

    drawn = ((start, goal) for start in some(ORIGINS) for goal in some(PAIRS // ORIGINS, start))
    return [(tuple(back.transform(*start)), tuple(back.transform(*goal))) for start, goal in drawn]


@pytest.fixture
def asked(ube: str, pairs, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """``asked(walker)``: what the command answers, line by line."""
    lines = [json.dumps({"id": str(n), "from": one, "to": other}) for n, (one, other) in enumerate(pairs)]

    def ask(walker: str) -> list[dict[str, object]]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("\n".join(lines).encode()), encoding="utf-8"))
        assert main(["walk", "minutes", "--batch", "--walker", walker, "--db", ube]) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return ask


def expected(graph, high: dict[int, float], pairs, walker: str) -> list[tuple[float, float, float, float]]:
    """Seconds, metres and both legs of each pair by networkx; infinite where there is no way."""
    import networkx as nx  # noqa: PLC0415
    import osmnx as ox  # noqa: PLC0415
    from pyproj import Transformer  # noqa: PLC0415

    speed, hills, leg, _ = WALKERS[walker]

    def seconds(u: int, v: int, told: dict[str, object]) -> float:
        metres = float(told["length"])
        rise = high.get(v, math.nan) - high.get(u, math.nan)
        grade = 0.0 if not hills or math.isnan(rise) else float(np.clip(rise / max(metres, 1e-9), -0.6, 0.6))
        share = np.exp(-3.5 * (abs(grade + 0.05) - 0.05)) if hills else 1.0
        return metres * 60 / speed / share

    streets = nx.DiGraph()
    for u, v, told in graph.edges(data=True):
        took = seconds(u, v, told)
        if not streets.has_edge(u, v) or took < streets[u][v]["seconds"]:
            streets.add_edge(u, v, seconds=took, metres=float(told["length"]))
    plane = Transformer.from_crs(6668, _PLANE, always_xy=True)
    ends = np.array([[plane.transform(*one), plane.transform(*other)] for one, other in pairs])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        near = [ox.distance.nearest_nodes(graph, *ends[:, side].T, return_dist=True) for side in (0, 1)]
    found, ways = [], {}
    for start, goal, first, last in zip(near[0][0], near[1][0], near[0][1], near[1][1], strict=True):
        if start not in ways:
            ways[start] = nx.single_source_dijkstra(streets, start, weight="seconds")
        took, path = ways[start]
        legs = (float(first), float(last))
        if max(legs) > 250 or goal not in took:
            found.append((np.inf, np.inf, *legs))
            continue
        metres = sum(streets[u][v]["metres"] for u, v in zip(path[goal], path[goal][1:], strict=False))
        extra = sum(legs) if leg else 0.0
        found.append((took[goal] + extra * 60 / speed, metres + extra, *legs))
    return found


@pytest.mark.realdata
@pytest.mark.parametrize("walker", WALKERS if machine.trials() > 1 else ["older75", "adult"])
def test_the_minutes_are_those_of_osmnx_and_networkx(asked, theirs, heights, pairs, walker: str) -> None:
    ours, longest = asked(walker), WALKERS[walker][3]
    assert [one["id"] for one in ours] == [str(number) for number in range(PAIRS)]
    worst, reached = 0.0, 0
    for told, (seconds, metres, *legs) in zip(ours, expected(theirs, heights, pairs, walker), strict=True):
        if max(legs) > 250 or not np.isfinite(seconds):
            assert (told["reached"], told["minutes"]) == (False, None)
            continue
        if longest and abs(metres - longest) > 0.5:
            assert told["reached"] == (metres < longest), told
        if told["reached"]:
            reached += 1
            worst = max(worst, abs(told["minutes"] * 60 - seconds))
    assert reached > (PAIRS // 20 if longest else PAIRS // 2)
    assert worst <= _HUNDREDTH
