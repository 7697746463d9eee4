"""メッシュ別将来推計人口: people of coming years by 500 m mesh, in the shape of 国土数値情報."""

from collections import defaultdict
from pathlib import Path

import shapely

from .people import NOBODY, Residents
from .plan import CODE5
from .write_map import write_geojson
from .write_mesh import cells

# What becomes of all people, of those of 65 and of those of 75 and older, beside the census.
_SHARES = {
    2020: (1.0, 1.0, 1.0),
    2030: (0.93, 1.04, 1.16),
    2040: (0.84, 1.05, 1.12),
    2050: (0.74, 0.98, 1.09),
}
_DIGITS = 9  # of a 500 m mesh: those of the 250 m mesh without the last


def write_projection(folder: Path) -> None:
    """``500mメッシュ別将来推計人口.geojson``: fractions of people, as the source gives them."""
    held: dict[str, Residents] = defaultdict(lambda: NOBODY)
    for code, people in cells().items():
        held[code[:_DIGITS]] = held[code[:_DIGITS]].plus(people)
    write_geojson(
        folder / "500mメッシュ別将来推計人口.geojson", [(_facts(*one), _square(one[0])) for one in held.items()]
    )


def _facts(code: str, people: Residents) -> dict[str, object]:
    told: dict[str, object] = {"MESH_ID": int(code), "SHICODE": CODE5}
    for year, shares in _SHARES.items():
        counts = people.total, people.older(65), people.older(75)
        for name, count, share in zip(("PTN", "PTC", "PTD"), counts, shares, strict=True):
            told[f"{name}_{year}"] = round(count * share, 4)
    return told


def _square(code: str) -> shapely.Polygon:
    """The cell of JIS X 0410: 15 seconds of latitude high, 22.5 seconds of longitude wide."""
    south = int(code[0:2]) / 1.5 + int(code[4]) / 12 + int(code[6]) / 120 + (int(code[8]) - 1) // 2 / 240
    west = 100 + int(code[2:4]) + int(code[5]) / 8 + int(code[7]) / 80 + (int(code[8]) - 1) % 2 / 160
    return shapely.box(west, south, west + 1 / 160, south + 1 / 240)
