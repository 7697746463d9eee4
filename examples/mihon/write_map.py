"""The border, the gazetteer and the walking network."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import shapely
from shapely import LineString, MultiLineString, Point, Polygon
from shapely.geometry import mapping

from .blocks import all_blocks
from .plan import CITY, CODE5, PREFECTURE, words
from .streets import network
from .terrain import many_lonlat, plane
from .towns import inhabited, polygon_lonlat, small_areas
from .write_tables import write_csv, write_text

_STAMP = "2026-04-01T00:00:00.000Z"


def write_geojson(path: Path, features: list[tuple[dict[str, Any], Any]]) -> None:
    """A FeatureCollection, one feature to a line."""
    lines = [
        json.dumps({"type": "Feature", "properties": facts, "geometry": mapping(shape)}, ensure_ascii=False)
        for facts, shape in features
    ]
    write_text(path, '{"type": "FeatureCollection", "features": [\n' + ",\n".join(lines) + "\n]}\n")


def write_boundary(folder: Path) -> None:
    """The city border as 国土数値情報 N03 has it: one feature to each piece of land."""
    whole = shapely.coverage_union_all([polygon_lonlat(part) for area in small_areas() for part in area.parts])
    facts = {"N03_001": PREFECTURE, "N03_002": None, "N03_003": None, "N03_004": CITY, "N03_007": CODE5}
    pieces = sorted(shapely.get_parts(whole), key=lambda piece: -piece.area)
    write_geojson(folder / f"boundary_{CODE5}.geojson", [(facts, _upright(piece)) for piece in pieces])


def _upright(piece: Polygon) -> Polygon:
    return shapely.orient_polygons(piece)


def write_gazetteer(folder: Path) -> None:
    """位置参照情報 街区レベル (CP932), and the towns with a point each."""
    head = words("""
        都道府県名 市区町村名 大字・丁目名 小字・通称名 街区符号・地番 座標系番号 Ｘ座標 Ｙ座標 緯度 経度
        住居表示フラグ 代表フラグ 更新前履歴フラグ 更新後履歴フラグ
    """)
    blocks = all_blocks()
    spots = many_lonlat((block.x, block.y) for block in blocks)
    rows: list[list[object]] = [[*head]]
    for block, (lon, lat) in zip(blocks, spots, strict=True):
        east, north = plane(block.x, block.y)
        rows.append([PREFECTURE, CITY, block.area.name, "", block.number, 5, f"{north:.1f}", f"{east:.1f}",
                     f"{lat:.6f}", f"{lon:.6f}", int(block.residential), 1, 0, 0])  # fmt: skip
    write_csv(folder / f"{CODE5}_2025.csv", rows)
    towns = []
    for area in inhabited():
        lon, lat = polygon_lonlat(area.parts[0]).representative_point().coords[0]
        towns.append({"town": area.name, "koaza": "", "lat": round(lat, 6), "lng": round(lon, 6)})
    write_text(folder / f"towns_{CITY}.json", json.dumps(towns, ensure_ascii=False, separators=(",", ":")))


def write_walk(folder: Path) -> None:
    """``mihon_walk.gpkg``: nodes with heights, edges in both directions; a steep flight of steps stays a step."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "mihon_walk.gpkg"
    path.unlink(missing_ok=True)
    nodes = network().nodes
    spots = many_lonlat(nodes)
    numbers = np.arange(1, len(nodes) + 1, dtype="int64")
    heights = np.array([node[2] for node in nodes])
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": _STAMP})
    try:
        _layer(path, "nodes", [Point(spot) for spot in spots], {"id": numbers, "height": heights})
        lines, columns = _edges(spots)
        _layer(path, "edges", lines, columns)
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})


def _edges(spots: list[tuple[float, float]]) -> tuple[list[MultiLineString], dict[str, Any]]:
    nodes, lines, rows = network().nodes, [], []
    for number, street in enumerate(network().streets, start=1):
        length = round(Point(plane(*nodes[street.u][:2])).distance(Point(plane(*nodes[street.v][:2]))), 3)
        for u, v in pairwise((street.u, street.v, street.u)):
            lines.append(MultiLineString([LineString([spots[u], spots[v]])]))
            heights = nodes[u][2], nodes[v][2]
            rows.append((u + 1, v + 1, 0, str(number), street.highway, street.name or None, length, *heights))
    names = ("u", "v", "key", "osmid", "highway", "name", "length", "z_u", "z_v")
    types: tuple[Any, ...] = ("int64", "int64", "int64", object, object, object, "float64", "float64", "float64")
    return lines, {n: np.array(c, dtype=t) for n, c, t in zip(names, zip(*rows, strict=True), types, strict=True)}


def _layer(path: Path, name: str, shapes: list[Any], columns: dict[str, Any]) -> None:
    pyogrio.raw.write(
        path,
        shapely.to_wkb(np.array(shapes, dtype=object)),
        list(columns.values()),
        list(columns),
        layer=name,
        driver="GPKG",
        geometry_type=shapes[0].geom_type,
        crs="EPSG:6668",
        append=path.exists(),
    )
