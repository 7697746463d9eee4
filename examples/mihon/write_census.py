"""国勢調査 2020: the boundary Shapefile and the text of ages by 町丁, with 秘匿 rows carried by a neighbour."""

from collections import defaultdict
from pathlib import Path

from shapely import Polygon

from .blocks import blocks_of
from .people import NOBODY, Residents, census
from .plan import CITY, CODE5, PREFECTURE
from .terrain import plane
from .towns import SmallArea, inhabited, polygon_lonlat, small_areas
from .write_shapefile import Column, write_shapefile
from .write_tables import write_csv

COLUMNS = (
    Column("KEY_CODE", "C", 11), Column("PREF", "C", 2), Column("CITY", "C", 3), Column("S_AREA", "C", 6),
    Column("PREF_NAME", "C", 12), Column("CITY_NAME", "C", 14), Column("S_NAME", "C", 96), Column("KIGO_E", "C", 3),
    Column("HCODE", "N", 4), Column("AREA", "N", 19, 3), Column("PERIMETER", "N", 19, 3), Column("R2KAxx", "N", 6),
    Column("R2KAxx_ID", "N", 6), Column("KIHON1", "C", 4), Column("DUMMY1", "C", 1), Column("KIHON2", "C", 2),
    Column("KEYCODE1", "C", 9), Column("KEYCODE2", "C", 9), Column("AREA_MAX_F", "C", 1), Column("KIGO_D", "C", 2),
    Column("N_KEN", "C", 2), Column("N_CITY", "C", 3), Column("KIGO_I", "C", 1), Column("KBSUM", "N", 4),
    Column("JINKO", "N", 10), Column("SETAI", "N", 10), Column("X_CODE", "N", 19, 5), Column("Y_CODE", "N", 19, 5),
    Column("KCODE1", "C", 7),
)  # fmt: skip

# Hamlets whose ages are hidden, and the neighbour that carries them.
HIDDEN = {
    ("湯之沢", 0): ("奥谷", 0),
    ("港町", 1): ("港町", 2),
    ("みどりが丘", 5): ("みどりが丘", 3),
    ("北山町", 0): ("高畑", 0),
}

_TABLE = "T001082"
_YOUNG = tuple(f"{low}～{low + 4}歳" for low in range(0, 75, 5))
_LABELS = (*_YOUNG, "15歳未満", "15～64歳", "65歳以上", "75歳以上")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def write_boundaries(folder: Path) -> None:
    """``r2ka28999.shp`` with its companions: several records where one KEY_CODE has several pieces."""
    rows: list[dict[str, object]] = []
    polygons = []
    for area in small_areas():
        largest = max(part.area for part in area.parts)
        for piece, part in enumerate(area.parts):
            shape = polygon_lonlat(part)
            rows.append(_record(area, piece, len(rows) + 2, most=part.area == largest))
            rows[-1] |= _measures(part, shape.representative_point().coords[0])
            polygons.append(shape)
    write_shapefile(folder / f"r2ka{CODE5}.shp", COLUMNS, rows, polygons)


def _record(area: SmallArea, piece: int, number: int, *, most: bool) -> dict[str, object]:
    """The people stand on the first piece; the others hold 0."""
    basic, chome = area.key_code[5:9], area.key_code[9:] or "00"
    people = NOBODY if piece or area.water else census()[area.key_code]
    return {
        "KEY_CODE": area.key_code,
        "PREF": CODE5[:2],
        "CITY": CODE5[2:],
        "S_AREA": basic + chome,
        "PREF_NAME": PREFECTURE,
        "CITY_NAME": CITY,
        "S_NAME": area.census_name,
        "KIGO_E": f"E{piece + 1}" if len(area.parts) > 1 else "",
        "HCODE": 8154 if area.water else 8101,
        "R2KAxx": number,
        "R2KAxx_ID": number - 1,
        "KIHON1": basic,
        "DUMMY1": "-",
        "KIHON2": chome,
        "KEYCODE1": CODE5[2:] + basic + chome,
        "KEYCODE2": CODE5[2:] + basic,
        "AREA_MAX_F": "M" if most else "",
        "KIGO_D": "D1" if piece else "",
        "KBSUM": 0 if piece or area.water else max(1, len(blocks_of(area)) // 2),
        "JINKO": people.total,
        "SETAI": people.households,
        "KCODE1": f"{basic}-{chome}",
    }


def _measures(part: Polygon, centre: tuple[float, ...]) -> dict[str, object]:
    bent = Polygon([plane(x, y) for x, y in part.exterior.coords])
    return {"AREA": bent.area, "PERIMETER": bent.length, "X_CODE": centre[0], "Y_CODE": centre[1]}


def write_statistics(folder: Path) -> None:
    """``tblT001082C28.txt``: city, 町 with their total, 丁目; adding all rows would count people three times."""
    numbers = [f"{_TABLE}{number:03d}" for number in range(1, 3 * (len(_LABELS) + 1) + 1)]
    labels: list[str] = []
    for sex, everyone_of in (("総数", "総数"), ("男", "男の総数"), ("女", "女の総数")):
        labels.append(f"{everyone_of}、年齢「不詳」含む")
        labels.extend(f"{sex}{label}".translate(_WIDE) for label in _LABELS)
    head = ["KEY_CODE", "HYOSYO", "CITYNAME", "NAME", "HTKSYORI", "HTKSAKI", "GASSAN"]
    rows: list[list[object]] = [[*head, *numbers], [*[""] * len(head), *labels]]
    everyone = _sum(list(census().values()))
    rows.append([CODE5, 1, CITY, "", 0, "", "", *_values(everyone)])
    rows.extend(_town_rows())
    write_csv(folder / f"tbl{_TABLE}C28.txt", rows)


def _town_rows() -> list[list[object]]:
    towns: dict[str, list[SmallArea]] = defaultdict(list)
    for area in inhabited():
        towns[area.key_code[:9]].append(area)
    rows = []
    for key, areas in towns.items():
        if areas[0].chome:
            whole = _sum([census()[area.key_code] for area in areas])
            rows.append([key, 3, CITY, areas[0].town.name, 0, "", "", *_values(whole)])
        rows.extend(_area_row(area) for area in areas)
    return rows


def _area_row(area: SmallArea) -> list[object]:
    """One 町丁: hidden (2) with the key of its carrier, carrying (1) with the keys it holds, or plain (0)."""
    keys = {(one.town.name, one.chome): one.key_code for one in inhabited()}
    me = area.town.name, area.chome
    level = 4 if area.chome else 2
    head = [area.key_code, level, CITY, area.census_name]
    if me in HIDDEN:
        return [*head, 2, keys[HIDDEN[me]], "", *["X"] * 3 * (len(_LABELS) + 1)]
    carried = [keys[source] for source, target in HIDDEN.items() if target == me]
    people = _sum([census()[key] for key in (area.key_code, *carried)])
    return [*head, 1 if carried else 0, "", ";".join(carried), *_values(people)]


def _sum(parts: list[Residents]) -> Residents:
    total = NOBODY
    for part in parts:
        total = total.plus(part)
    return total


def _values(people: Residents) -> list[object]:
    found: list[object] = []
    for bands in (people.both, people.men, people.women):
        groups = (sum(bands[:3]), sum(bands[3:13]), sum(bands[13:]), sum(bands[15:]))
        found.extend(value or "-" for value in (sum(bands), *bands[:15], *groups))
    return found
