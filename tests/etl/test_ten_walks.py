"""S3, ten routes measured by hand on the streets of the test town, against `walk minutes --batch` (within 10 %)."""

import io
import json
import sys
from contextlib import closing
from pathlib import Path

import pytest

from layers import city as cities
from layers.command import main
from layers.store import Store
from layers.trust.audience import OPERATOR
from tests import town
from tests import town_streets as streets

WITHIN = 0.10
# From, to, metres and minutes: 240 m and 4 min a step east or west, 300 m and 5 min a step north or south.
LEVEL = (
    ((2, 2), (6, 2), 960, 16.0),  # 西一 → 中一, by the one-way street
    ((6, 2), (2, 2), 1560, 26.0),  # and back, round it by the next street: two steps north or south more
    ((2, 2), (2, 6), 1200, 20.0),  # 西一 → 西二, over the steps
    ((6, 2), (10, 2), 2160, 36.0),  # 中一 → 東一, by the only bridge
    ((6, 6), (10, 6), 4560, 76.0),  # 中二 → 東二, the same bridge: the river is not crossed where it is nearest
    ((0, 0), (0, 1), 300, 5.0),
    ((12, 0), (11, 0), 240, 4.0),
    ((0, 12), (3, 12), 720, 12.0),
)
# The hill: up from the south by Tobler, and down again as on the flat (10 % down is walked like the flat).
HILL = (((2, 9), (2, 10), 300, 7.0953), ((2, 10), (2, 9), 300, 5.0))


@pytest.fixture
def database(sqlite_url: str) -> str:
    with closing(Store.open(sqlite_url)) as store:
        store.migrate()
        with store.writing(OPERATOR) as unit:
            unit.settle(cities.read(town.TOML, city_id="town"), town.TOML)
            unit.walk_networks.keep(streets.streets())
    return sqlite_url


@pytest.mark.parametrize(("who", "routes"), [("level60", LEVEL), ("older75", HILL)])
def test_ten_routes_measured_by_hand(database: str, tmp_path: Path, monkeypatch, capsys, who: str, routes) -> None:
    lines = [
        json.dumps({"id": str(number), "from": streets.lonlat(*start), "to": streets.lonlat(*goal)})
        for number, (start, goal, _, _) in enumerate(routes)
    ]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("\n".join(lines).encode()), encoding="utf-8"))
    assert main(["walk", "minutes", "--batch", "--walker", who, "--db", database]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    for one, (start, goal, metres, minutes) in zip(told, routes, strict=True):
        assert one["reached"], (start, goal)
        assert one["metres"] == pytest.approx(metres, rel=WITHIN), (start, goal)
        assert one["minutes"] == pytest.approx(minutes, rel=WITHIN), (start, goal)
