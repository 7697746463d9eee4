"""KML (and KMZ, unpacked elsewhere): placemarks become features, without ever following an entity or a link.

Attributes are the name, what ExtendedData holds (Data and SimpleData), and the name of the folder.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import defusedxml.ElementTree
import shapely
from defusedxml.common import DefusedXmlException
from shapely.geometry import GeometryCollection, LineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from etl.read import projection
from etl.read.reading import Reading, unreadable
from layers.intake.contract import Features, Finding

if TYPE_CHECKING:
    # A type only: the parser itself is defusedxml's.
    from xml.etree.ElementTree import Element

_TOLD = ("name", "description")
_MAX_VERTICES = 5_000_000


def read(path: Path) -> Reading:
    """The placemarks of a file, in its order."""
    root = _parsed(path.read_bytes())
    placemarks = list(_placemarks(root, ""))
    if not placemarks:
        raise unreadable("file.empty")
    attributes = [_attributes(one, folder) for one, folder in placemarks]
    findings: list[Finding] = []
    geometries = [_geometry(one, number, findings) for number, (one, _) in enumerate(placemarks)]
    features = Features(
        layer=_text(next(iter(_children(root, "Document")), root), "name"),
        columns=tuple(dict.fromkeys(key for row in attributes for key in row)),
        attributes=attributes,
        geometries=projection.to_lonlat(geometries, "EPSG:4326"),
    )
    return Reading(format="kml", features=features, findings=findings)


def _parsed(raw: bytes) -> "Element":
    try:
        root: Element = defusedxml.ElementTree.fromstring(raw, forbid_dtd=True)
    except DefusedXmlException as fault:
        raise unreadable("file.unreadable", reason="DOCTYPE") from fault
    except (defusedxml.ElementTree.ParseError, ValueError, LookupError) as fault:
        raise unreadable("file.unreadable", reason=str(fault)[:120]) from fault
    return root


def _tag(element: "Element") -> str:
    """The tag without its namespace: writers disagree about the version in it."""
    return str(element.tag).rpartition("}")[2]


def _children(element: "Element", *names: str) -> Iterator["Element"]:
    return (child for child in element if _tag(child) in names)


def _all(element: "Element", name: str) -> Iterator["Element"]:
    return (one for one in element.iter() if _tag(one) == name)


def _text(element: "Element", name: str) -> str:
    found = next(_children(element, name), None)
    return (found.text or "").strip() if found is not None else ""


def _placemarks(root: "Element", folder: str) -> Iterator[tuple["Element", str]]:
    """Placemarks with the name of the folder they lie in; a stack, for folders may be nested without end."""
    waiting = [(root, folder)]
    while waiting:
        element, within = waiting.pop()
        if _tag(element) == "Placemark":
            yield element, within
            continue
        named = _text(element, "name") if _tag(element) == "Folder" else within
        waiting += [(child, named) for child in reversed(element)]


def _attributes(placemark: "Element", folder: str) -> dict[str, str]:
    found = {key: _text(placemark, key) for key in _TOLD}
    if folder:
        found["folder"] = folder
    for simple in _all(placemark, "SimpleData"):
        found[simple.get("name", "")] = (simple.text or "").strip()
    for given in _all(placemark, "Data"):
        found[given.get("name", "")] = _text(given, "value")
    return {key: value for key, value in found.items() if key and (value or key == "name")}


def _geometry(placemark: "Element", number: int, findings: list[Finding]) -> BaseGeometry | None:
    try:
        shapes = [shape for child in placemark for shape in _shapes(child)]
    except (ValueError, IndexError, shapely.errors.ShapelyError):
        findings.append(Finding(level="warning", code="geometry.unreadable", cell=f"#{number + 1}"))
        return None
    if not shapes:
        return None
    areas = [shape for shape in shapes if isinstance(shape, Polygon)]
    if len(shapes) == 1:
        return shapes[0]
    return MultiPolygon(areas) if len(areas) == len(shapes) else GeometryCollection(shapes)


def _shapes(element: "Element") -> Iterator[BaseGeometry]:
    """The simple shapes below an element that stands directly in a placemark."""
    waiting = [element]
    while waiting:
        one = waiting.pop()
        kind = _tag(one)
        if kind == "Polygon":
            yield Polygon(_ring(one, "outerBoundaryIs")[0], _ring(one, "innerBoundaryIs"))
        elif kind == "LineString":
            yield LineString(_lonlat(one))
        elif kind == "Point":
            yield Point(_lonlat(one)[0])
        elif kind == "MultiGeometry":
            waiting += reversed(one)


def _ring(polygon: "Element", side: str) -> list[list[tuple[float, float]]]:
    return [_lonlat(ring) for edge in _children(polygon, side) for ring in _all(edge, "LinearRing")]


def _lonlat(element: "Element") -> list[tuple[float, float]]:
    """「lon,lat,height lon,lat …」; heights are left out."""
    corners = [corner.split(",") for corner in _text(element, "coordinates").split()]
    if len(corners) > _MAX_VERTICES:
        raise ValueError("too many vertices")
    return [(float(corner[0]), float(corner[1])) for corner in corners]
