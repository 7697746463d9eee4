"""A made-up city like 長野: 370,000 people, 2,000 町丁目, 30 地区, 21 包括圏域, 500 通いの場, 160k junctions in hills.

``python -m tests.bench.made_city FOLDER`` writes its network (.osm.pbf), its heights (GSI tiles) and its database.
"""

import argparse
import sys
from pathlib import Path

import numpy as np
import osmium
from numpy.typing import NDArray
from osmium.osm.mutable import Node, Way
from PIL import Image
from pyproj import Transformer
from shapely.geometry import Point, Polygon

from layers import city as cities
from layers.intake.contract import Batch, Record
from layers.provenance import Source
from layers.store import Store
from layers.trust.audience import OPERATOR
from tests import town

PEOPLE = 370_000
COLUMNS, ROWS = 50, 40
PLACES = 500
SCHOOLS = 300
DISTRICTS, CENTRES = 30, 21
NODES_ACROSS, NODES_UP = 400, 400
_WIDE, _HIGH = 21_000.0, 20_400.0
_ORIGIN = (-60_000.0, 60_000.0)
_PLANE = 6676
_MISSING, _DIAGONALS = 0.22, 0.05
_ZOOM, _PIXELS = 14, 256
_UNKNOWN = 1 << 23
_SOURCE = Source(title="つくった市", publisher="架空市", licence="CC0 1.0", date="2026-04-01")
TOML = """
[city]
code = "209996"
name = "大架空市"
plane = 8

[[zone_kind]]
id = "centre"
name = "包括圏域"
tier = 2
expected_count = 21
[[zone_kind]]
id = "district"
name = "地区"
tier = 2
expected_count = 30
"""
_TO_LONLAT = Transformer.from_crs(_PLANE, 6668, always_xy=True)


def height_metres(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """A plain by the river in the south, hills in the north: grades of streets up to a quarter."""
    north = np.clip((y / _HIGH - 0.45) / 0.55, 0.0, 1.0)
    return 350.0 + north * (120.0 + 25.0 * np.sin(x / 260.0) * np.cos(y / 310.0)) + 6.0 * north * np.sin(x / 90.0)


def lonlat(x: NDArray[np.float64], y: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """From metres east and north of the south-west corner."""
    lon, lat = _TO_LONLAT.transform(x + _ORIGIN[0], y + _ORIGIN[1])
    return np.asarray(lon), np.asarray(lat)


def write_network(path: Path, seed: int = 5) -> int:
    """Streets as OpenStreetMap tells them: runs of a bent grid, broken where streets are missing; number of nodes."""
    chance = np.random.default_rng(seed)
    column, row = (part.ravel() for part in np.meshgrid(np.arange(NODES_ACROSS), np.arange(NODES_UP)))
    step = (_WIDE / NODES_ACROSS, _HIGH / NODES_UP)
    x, y = ((part + 0.5 + chance.uniform(-0.25, 0.25, len(part))) * size
            for part, size in ((column, step[0]), (row, step[1])))  # fmt: skip
    lon, lat = lonlat(x, y)
    path.unlink(missing_ok=True)
    with osmium.SimpleWriter(str(path)) as writer:
        for number, spot in enumerate(zip(lon.tolist(), lat.tolist(), strict=True), 1):
            writer.add_node(Node(id=number, location=spot, version=1))
        for number, (nodes, tags) in enumerate(_ways(chance), 1):
            writer.add_way(Way(id=number, nodes=nodes, tags=tags, version=1))
    return len(lon)


def _ways(chance: np.random.Generator):
    """Unbroken runs along rows and columns, then single diagonals; some are steps, some one-way for cars."""
    grid = np.arange(1, NODES_ACROSS * NODES_UP + 1).reshape(NODES_UP, NODES_ACROSS)
    for lines in (grid, grid.T):
        for line in lines:
            broken = np.flatnonzero(chance.random(len(line) - 1) < _MISSING) + 1
            for run in np.split(line, broken):
                if len(run) > 1:
                    yield run.tolist(), _tags(chance.random())
    for row, column in zip(*np.nonzero(chance.random((NODES_UP - 1, NODES_ACROSS - 1)) < _DIAGONALS), strict=True):
        yield [int(grid[row, column]), int(grid[row + 1, column + 1])], {"highway": "footway"}


def _tags(draw: float) -> dict[str, str]:
    if draw < 0.01:
        return {"highway": "steps"}
    return {"highway": "residential", **({"oneway": "yes"} if draw < 0.05 else {})}


def write_heights(folder: Path) -> int:
    """The tiles dem_png of the ground, as the GSI writes them; how many."""
    corners_lon, corners_lat = lonlat(np.array([0.0, 0.0, _WIDE, _WIDE]), np.array([0.0, _HIGH, 0.0, _HIGH]))
    tiles = 2.0**_ZOOM
    across = (corners_lon + 180) / 360 * tiles
    down = (1 - np.arcsinh(np.tan(np.radians(corners_lat))) / np.pi) / 2 * tiles
    back = Transformer.from_crs(6668, _PLANE, always_xy=True)
    number = 0
    for tile_x in range(int(across.min()), int(across.max()) + 1):
        for tile_y in range(int(down.min()), int(down.max()) + 1):
            inside = (np.arange(_PIXELS) + 0.5) / _PIXELS
            lon = np.tile((tile_x + inside) / tiles * 360 - 180, (_PIXELS, 1))
            lat = np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * (tile_y + inside) / tiles))))
            x, y = back.transform(lon, np.tile(lat[:, None], (1, _PIXELS)))
            told = np.round(height_metres(x - _ORIGIN[0], y - _ORIGIN[1]) * 100).astype(np.int64)
            file = folder / "dem_png" / str(_ZOOM) / str(tile_x) / f"{tile_y}.png"
            file.parent.mkdir(parents=True, exist_ok=True)
            bands = np.stack([told >> 16, told >> 8 & 255, told & 255], axis=-1).astype(np.uint8)
            Image.fromarray(bands).save(file)
            number += 1
    return number


def batches(seed: int = 5) -> list[Batch]:
    """Borders, the register with ages, both kinds of zones, the 通いの場 and the schools that could house another."""
    chance = np.random.default_rng(seed)
    share = chance.gamma(2.0, 1.0, COLUMNS * ROWS)
    people = np.floor(PEOPLE * share / share.sum()).astype(int)
    people[: PEOPLE - people.sum()] += 1
    aged = np.floor(people * chance.uniform(0.2, 0.42, len(people))).astype(int)
    oldest = np.floor(aged * chance.uniform(0.45, 0.62, len(people))).astype(int)
    areas = [_area(number, int(people[number])) for number in range(len(people))]
    register = [
        _row(number, int(people[number]), int(aged[number]), int(oldest[number])) for number in range(len(people))
    ]
    zones = [*_zones("centre", CENTRES, "包括"), *_zones("district", DISTRICTS, "地区")]
    places = [_place(chance, number) for number in range(PLACES)] + [
        _school(chance, number) for number in range(SCHOOLS)
    ]
    told = {"small_areas": areas, "population": register, "zones": zones, "places": places}
    return [
        Batch(content=content, importer=f"bench_{content}", records=records, as_of="2026-04-01", source=_SOURCE)
        for content, records in told.items()
    ]


def make(url: str) -> Store:
    """The database without its network: that comes by `ibashomap walk build`."""
    store = Store.open(url)
    store.migrate()
    with store.writing(OPERATOR) as unit:
        unit.settle(cities.read(TOML, city_id="made"), TOML)
    for batch in batches():
        with store.writing(OPERATOR) as unit:
            unit.imports.publish(unit.imports.stage(batch, town.document(batch)), release=True)
    return store


def _name(number: int) -> str:
    return f"第{number // COLUMNS + 1}町{number % COLUMNS + 1}丁目"


def _square(number: int) -> Polygon:
    east, north = _WIDE / COLUMNS, _HIGH / ROWS
    left, low = number % COLUMNS * east, number // COLUMNS * north
    x = np.array([left, left + east, left + east, left])
    y = np.array([low, low, low + north, low + north])
    return Polygon(zip(*lonlat(x, y), strict=True))


def _area(number: int, people: int) -> Record:
    code = f"20999{number:06d}"
    values = {"key_code": code, "part": "", "name": _name(number), "census": 2020, "people": people,
              "households": people // 2, "hcode": 8101, "city_code": "20999", "boundary": "exact"}  # fmt: skip
    return Record(key=code, cell=f"行{number + 1}", values=values, geometry=_square(number))


def _row(number: int, people: int, aged: int, oldest: int) -> Record:
    values = {"town": _name(number), "register": "juki", "as_of": "2026-04-01", "people": people,
              "age65plus": aged, "age75plus": oldest, "status": "ok"}  # fmt: skip
    return Record(key=_name(number), cell=f"A{number + 2}", values=values)


def _zones(kind: str, count: int, label: str) -> list[Record]:
    towns = np.array_split(np.arange(COLUMNS * ROWS), count)
    return [
        Record(
            key=f"{kind}/2026/{number}",
            cell=f"A{number + 2}",
            values={"kind": kind, "fiscal_year": 2026, "name": f"{label}{number + 1}",
                    "members": [{"town": _name(int(one)), "part": False} for one in part]},
        )
        for number, part in enumerate(towns)
    ]  # fmt: skip


def _place(chance: np.random.Generator, number: int) -> Record:
    days = ("毎週{}曜 10:00-11:30", "第1・3{}曜 10:00-11:30", "第2{}曜 13:30-15:00")[number % 3]
    values = {"name": f"{number + 1}番の会", "kind": "kayoinoba", "venue": f"{number + 1}番集会所",
              "schedule": days.format("月火水木金"[number % 5]), "confirmed_on": "2026-03-01",
              "target": "男性限定" if number % 50 == 0 else "どなたでも"}  # fmt: skip
    return _at(chance, f"place{number}", values)


def _school(chance: np.random.Generator, number: int) -> Record:
    return _at(chance, f"school{number}", {"name": f"第{number + 1}小学校", "kind": "school"})


def _at(chance: np.random.Generator, key: str, values: dict[str, object]) -> Record:
    x, y = chance.uniform(0, _WIDE, 1), chance.beta(1.3, 1.9, 1) * _HIGH
    lon, lat = (float(part[0]) for part in lonlat(x, y))
    return Record(key=key, cell="", values={**values, "lon": lon, "lat": lat}, geometry=Point(lon, lat))


def main() -> None:
    """Write everything into a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    nodes = write_network(folder / "made.osm.pbf")
    tiles = write_heights(folder / "heights")
    make(f"sqlite:///{folder / 'city.db'}").close()
    sys.stdout.write(f"{nodes:,} nodes, {tiles} tiles, {COLUMNS * ROWS:,} 町丁目\n")


if __name__ == "__main__":
    main()
