import zipfile
from pathlib import Path

import pytest

from etl.read.document import read
from layers.intake.contract import Document

HEAD = '<?xml version="1.0"?>'
RING = "135.3,34.7 135.4,34.7,0 135.4,34.8,0 135.3,34.7"
SQUARE = f"<outerBoundaryIs><LinearRing><coordinates>{RING}</coordinates></LinearRing></outerBoundaryIs>"


def kml(tmp_path: Path, body: str, head: str = HEAD) -> Document:
    path = tmp_path / "zones.kml"
    path.write_text(f'{head}<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{body}</Document></kml>', "utf-8")
    return read(path)


def test_names_folders_and_both_ways_of_extended_data(tmp_path: Path) -> None:
    data = '<ExtendedData><Data name="担当"><value>包括</value></Data><SchemaData>'
    data += '<SimpleData name="圏域名">東</SimpleData></SchemaData></ExtendedData>'
    body = f"<name>市</name><Folder><name>圏域</name><Placemark><name>1</name>{data}"
    document = kml(tmp_path, f"{body}<Polygon>{SQUARE}</Polygon></Placemark></Folder>")
    assert document.features is not None
    assert (document.format, document.features.layer) == ("kml", "市")
    assert document.features.attributes == [{"name": "1", "folder": "圏域", "圏域名": "東", "担当": "包括"}]
    assert [shape.geom_type if shape else None for shape in document.features.geometries] == ["Polygon"]


def test_points_lines_holes_and_parts(tmp_path: Path) -> None:
    hole = "<innerBoundaryIs><LinearRing><coordinates>135.35,34.71 135.36,34.71 135.36,34.72 135.35,34.71</coordinates>"
    holed = f"<Polygon>{SQUARE}{hole}</LinearRing></innerBoundaryIs></Polygon>"
    shapes = [
        "<Point><coordinates>135.3,34.7,5</coordinates></Point>",
        "<LineString><coordinates>135,34 136,35</coordinates></LineString>",
        holed,
        f"<MultiGeometry>{holed}<Polygon>{SQUARE}</Polygon></MultiGeometry>",
        "",
    ]
    document = kml(tmp_path, "".join(f"<Placemark><name>a</name>{shape}</Placemark>" for shape in shapes))
    assert document.features is not None
    found = document.features.geometries
    assert [shape.geom_type if shape else None for shape in found] == [
        "Point",
        "LineString",
        "Polygon",
        "MultiPolygon",
        None,
    ]
    assert found[2] is not None
    assert len(found[2].interiors) == 1


def test_a_broken_shape_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    body = "<Placemark><name>a</name><Point><coordinates>x,y</coordinates></Point></Placemark>"
    document = kml(tmp_path, body + "<Placemark><name>b</name><Polygon></Polygon></Placemark>")
    assert [(one.code, one.cell) for one in document.findings] == [
        ("geometry.unreadable", "#1"),
        ("geometry.unreadable", "#2"),
    ]


@pytest.mark.parametrize(
    "head",
    [
        f'{HEAD}<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        f'{HEAD}<!DOCTYPE kml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        f'{HEAD}<!DOCTYPE kml SYSTEM "http://example.invalid/kml.dtd">',
    ],
)
def test_nothing_outside_the_file_is_ever_asked_for(tmp_path: Path, head: str) -> None:
    document = kml(tmp_path, "<Placemark><name>&x;</name></Placemark>", head)
    assert document.features is None
    assert [(one.code, one.params["reason"]) for one in document.findings] == [("file.unreadable", "DOCTYPE")]


@pytest.mark.parametrize(("body", "code"), [("", "file.empty"), ("<Placemark><name>", "file.unreadable")])
def test_nothing_in_it_or_broken(tmp_path: Path, body: str, code: str) -> None:
    assert [one.code for one in kml(tmp_path, body).findings] == [code]


def test_deeply_nested_folders_end(tmp_path: Path) -> None:
    body = "<Folder>" * 3000 + "<Placemark><name>a</name></Placemark>" + "</Folder>" * 3000
    document = kml(tmp_path, body)
    assert document.features is not None
    assert [row["name"] for row in document.features.attributes] == ["a"]


def test_kmz_and_its_limits(tmp_path: Path) -> None:
    path = tmp_path / "zones.kmz"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("doc.kml", f"<kml><Placemark><name>a</name><Polygon>{SQUARE}</Polygon></Placemark></kml>")
        made.writestr("files/icon.png", b"\x89PNG")
    document = read(path)
    assert document.features is not None
    assert (document.name, len(document.features.geometries)) == ("zones.kmz", 1)
