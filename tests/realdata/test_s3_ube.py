"""S3 on the real 宇部: its census has no ages, so everybody is asked about; its areas are cells drawn round points.

The places and the candidates are made up and say so in their names; the streets, their heights and the people are real.
"""

import json
from collections import defaultdict
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
import shapely
from shapely.geometry import MultiPoint, Point, mapping

from layers.command import main
from layers.intake.contract import Batch, Record
from layers.provenance import Source
from layers.store import Store
from layers.trust.audience import OPERATOR
from tests import town

pytestmark = pytest.mark.realdata
RESIDENTS = 169_429
MADE = "（作った場所）"
ASKED = ("--kind", "kayoinoba", "--people", "all")


@pytest.fixture(scope="module")
def ube(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """宇部 with its real files, Voronoi cells of its points, and 40 made places and 40 made candidates."""
    folder = tmp_path_factory.mktemp("ube")
    url = f"sqlite:///{folder / 'city.db'}"
    assert main(["init", "--city", "ube", "--db", url]) == 0
    assert main(["load", str(real_data / "ube"), "--json", "--db", url]) == 0
    with closing(Store.open(url)) as store:
        with store.reading(OPERATOR) as unit:
            pieces = [one for one in unit.areas.pieces() if one.geometry is not None]
            border = shapely.union_all(unit.areas.outline())
            network = unit.walk_networks.newest()
        cells(folder / "宇部市_概略境界.geojson", pieces, border)
        chance = np.random.default_rng(3)
        spots = network.nodes_lonlat[chance.choice(len(network), 80, replace=False)]
        for edition, kind, part in (("places", "kayoinoba", spots[:40]), ("candidates", "candidate", spots[40:])):
            with store.writing(OPERATOR) as unit:
                batch = made(kind, part)
                unit.imports.publish(unit.imports.stage(batch, town.document(batch, edition)), release=True)
    assert main(["load", str(folder / "宇部市_概略境界.geojson"), "--json", "--db", url]) == 0
    return url


def cells(path: Path, pieces, border) -> None:
    """The ground nearer to each point than to any other, cut to the city; cells of one KEY_CODE together."""
    points = [piece.geometry.representative_point() for piece in pieces]
    drawn = shapely.STRtree(shapely.get_parts(shapely.voronoi_polygons(MultiPoint(points), extend_to=border)))
    ground = defaultdict(list)
    for piece, point in zip(pieces, points, strict=True):
        ground[piece.key_code, piece.name].append(drawn.geometries[drawn.query(point, "within")[0]])
    features = [
        {
            "type": "Feature",
            "properties": {
                "KEY_CODE": code,
                "MOJI": name,
                "JINKO": 0,
                "SETAI": 0,
                "geometry_is": "approximate Voronoi",
            },
            "geometry": mapping(shapely.union_all(held).intersection(border)),
        }
        for (code, name), held in ground.items()
    ]
    told = {"type": "FeatureCollection", "features": [one for one in features if one["geometry"]["coordinates"]]}
    path.write_text(json.dumps(told, ensure_ascii=False), "utf-8")


def made(kind: str, spots) -> Batch:
    records = [
        Record(
            key=f"{kind}{number}",
            cell=f"A{number + 2}",
            values={"name": f"{kind}{number}{MADE}", "kind": kind, "schedule": "毎週月曜 10:00-11:00",
                    "lon": float(lon), "lat": float(lat)},
            geometry=Point(lon, lat),
        )
        for number, (lon, lat) in enumerate(spots)
    ]  # fmt: skip
    return Batch(
        content="places", importer="test_places", records=records, as_of="2026-04-01", source=Source(title="作った場所")
    )


def asked(url: str, capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    capsys.readouterr()
    assert main([*words, "--json", "--db", url]) == 0
    return json.loads(capsys.readouterr().out)


def test_all_of_the_city_is_told_and_the_variants_go_the_right_way(ube: str, capsys) -> None:
    weekly = asked(ube, capsys, "coverage", *ASKED)
    assert weekly["totals"]["people"] == sum(row["people"] for row in weekly["rows"]) == RESIDENTS
    some = weekly["totals"]["uncovered"]
    assert 0 < some < RESIDENTS
    for words, more in (
        (("--walker", "adult"), False),
        (("--minutes", "15"), False),
        (("--measure", "straight"), False),
        (("--walker", "wheelchair"), True),
        (("--minutes", "5"), True),
    ):
        found = asked(ube, capsys, "coverage", *ASKED, *words)["totals"]["uncovered"]
        assert (found > some) is more, words
        assert found != some, words


def test_the_borders_say_that_they_are_approximate(ube: str) -> None:
    with closing(Store.open(ube)) as store, store.reading(OPERATOR) as unit:
        assert {piece.boundary for piece in unit.areas.pieces()} <= {"approximate", "point", "none"}
        assert sum(piece.boundary == "approximate" for piece in unit.areas.pieces()) > 400


def test_one_and_two_more_places_among_those_made_up(ube: str, capsys) -> None:
    words = ("siting", *ASKED, "--candidates", "candidate")
    one, two = (asked(ube, capsys, *words, "--k", number) for number in ("1", "2"))
    assert [MADE in chosen["name"] for chosen in two["chosen"]] == [True, True]
    assert 0 < one["objective"] < two["objective"]
    assert two["status"] == "optimal" or two["gap"] > 0
    assert two["greedy_objective"] <= two["objective"] <= two["bound"] + 1e-6
