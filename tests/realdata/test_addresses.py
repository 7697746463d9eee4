"""Real addresses of 高松市 against what other lists of the city say of the same lots.

No 街区 gazetteer of a real city lies beside the program, so two things are measured: whether the town of each address
is understood (gazetteer: real town names), and how far two lists of the city stand apart on one lot (that is as much
a measure of the lists: a school's gate and its gymnasium are 100 m apart).
"""

import json
import math
from pathlib import Path

import pytest

from etl.clean import address
from etl.geocode.gazetteer import Gazetteer
from etl.geocode.search import Search
from etl.run import understand
from layers.city import City, find

LonLat = tuple[float, float]


@pytest.fixture(scope="module")
def takamatsu() -> City:
    """高松市."""
    return find("takamatsu")[0]


@pytest.fixture(scope="module")
def towns(real_data: Path) -> list[tuple[str, str, float, float]]:
    """Real names of towns with a point each."""
    rows = json.loads((real_data / "takamatsu" / "towns_高松市.json").read_text("utf-8"))
    return [(row["town"] + row["koaza"], "", row["lng"], row["lat"]) for row in rows if row["lat"] is not None]


@pytest.fixture(scope="module")
def labelled(real_data: Path, takamatsu: City) -> dict[str, dict[str, LonLat]]:
    """Kind of list → address as written → the position that the list gives."""
    found: dict[str, dict[str, LonLat]] = {}
    for path in sorted((real_data / "takamatsu" / "facilities").rglob("data.*")):
        batch = understand(path, takamatsu).batch
        for record in batch.records if batch else ():
            if record.geometry is not None and record.values.get("address"):
                spot = (record.geometry.x, record.geometry.y)
                found.setdefault(path.parent.name, {})[record.values["address"]] = spot
    return found


def metres(one: LonLat, other: LonLat) -> float:
    """How far two spots lie apart."""
    return math.hypot((one[0] - other[0]) * math.cos(math.radians(one[1])), one[1] - other[1]) * 111_320


def test_towns_alone_place_nothing_and_nearly_every_town_is_understood(labelled, towns, takamatsu: City) -> None:
    search = Search(Gazetteer(towns), takamatsu)
    answers = [search.answer(written) for places in labelled.values() for written in places]
    assert len(answers) > 1_200
    assert [answer for answer in answers if answer.spot is not None] == []
    understood = sum(answer.reason in ("block_unknown", "town_only", "beside") for answer in answers)
    assert understood >= 0.995 * len(answers)
    assert all(answer.candidates for answer in answers if answer.reason != "not_found")


@pytest.mark.parametrize(("city_id", "name", "count"), [("ashiya", "芦屋市", 90), ("ube", "宇部市", 100)])
def test_towns_of_shelters(real_data: Path, city_id: str, name: str, count: int) -> None:
    """The one real list of the other cities: addresses of shelters by the town names of japanese-addresses."""
    city = find(city_id)[0]
    rows = json.loads((real_data / city_id / f"towns_{name}.json").read_text("utf-8"))
    search = Search(
        Gazetteer((row["town"] + row["koaza"], "", row["lng"], row["lat"]) for row in rows if row["lat"]), city
    )
    batches = [understand(path, city).batch for path in sorted((real_data / city_id).glob("e[mv]*_*.json"))]
    written = [str(record.values.get("address", "")) for batch in batches if batch for record in batch.records]
    answers = [search.answer(one) for one in written if one]
    assert len(answers) >= count
    known = sum(answer.reason in ("block_unknown", "town_only", "beside") for answer in answers)
    assert known >= 0.97 * len(answers), [w for w, a in zip(written, answers, strict=False) if a.reason == "not_found"]


def test_two_lists_agree_on_a_lot(labelled, towns, takamatsu: City) -> None:
    """Shelters (labels) by the lots of all other lists, which another reader of addresses has read."""
    others = [
        (parts.town, parts.block + (f"-{parts.number}" if parts.number and "丁目" not in parts.town else ""), *spot)
        for kind, places in labelled.items()
        if kind != "evacuation_space"
        for written, spot in places.items()
        if (parts := address.split(written, city="高松市")).town and parts.block
    ]
    search = Search(Gazetteer([*towns, *others]), takamatsu)
    placed = [
        (found.precision, metres(found.lonlat, spot), written)
        for written, spot in labelled["evacuation_space"].items()
        if (found := search.answer(written).spot) is not None
    ]
    near = [one for one in placed if one[1] <= 100]
    assert len(placed) >= 100
    assert len(near) >= 0.9 * len(placed)
