"""圏域: lists by 町丁 for 生活圏域 and 地区 (with 「一部」), and last year's polygons of the 生活圏域."""

from pathlib import Path

import shapely

from .plan import ZONES, words
from .towns import SmallArea, inhabited, polygon_lonlat
from .write_map import write_geojson
from .write_tables import new_book, write_csv, write_workbook

_YEAR, _YEAR_BEFORE = 2026, 2025


def write_zones(folder: Path) -> None:
    """The three files."""
    _zone_list(folder)
    _district_list(folder)
    _zone_polygons(folder)


def _of_zone(zone: str) -> list[SmallArea]:
    return [area for area in inhabited() if area.zone == zone]


def _zone_list(folder: Path) -> None:
    """A workbook: the name of the 圏域 is merged over its towns."""
    book, sheet = new_book("生活圏域")
    sheet.append(["生活圏域と町丁（令和8年度）"])
    sheet.append(["生活圏域", "町丁", "備考"])
    for zone in ZONES:
        start = sheet.max_row + 1
        for area in _of_zone(zone):
            sheet.append([zone, area.name, None])
        sheet.merge_cells(start_row=start, end_row=sheet.max_row, start_column=1, end_column=1)
    write_workbook(folder / "生活圏域_町丁一覧.xlsx", book)


def _district_list(folder: Path) -> None:
    """A CSV: a town that lies in two 地区 stands under both, each time 「一部」."""
    rows: list[list[object]] = [[*words("年度 地区 町丁 備考")]]
    for zone, districts in ZONES.items():
        for district in districts:
            rows.extend(
                [f"令和{_YEAR - 2018}年度", district, area.name, "一部" if area.second_district else ""]
                for area in _of_zone(zone)
                if district in (area.district, area.second_district)
            )
    write_csv(folder / "地区_町丁一覧.csv", rows)


def _zone_polygons(folder: Path) -> None:
    features = []
    for number, zone in enumerate(ZONES, start=1):
        parts = [polygon_lonlat(part) for area in _of_zone(zone) for part in area.parts]
        shape = shapely.orient_polygons(shapely.coverage_union_all(parts))
        facts = {"圏域コード": f"{number:02d}", "圏域種別": "生活圏域", "名称": zone, "年度": _YEAR_BEFORE}
        features.append((facts, shape))
    write_geojson(folder / "生活圏域_令和7年度.geojson", features)
