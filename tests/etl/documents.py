"""Documents written by hand in the form of the real files, and what every batch must hold."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, get_args

from shapely.geometry.base import BaseGeometry

from etl.findings import told
from layers.city import City, Listing, ZoneKind
from layers.intake.contents import faults
from layers.intake.contract import Batch, Cell, Content, Document, Features, Finding, Hints, Importer, Table

CITY = City(
    id="kaku",
    code="282065",
    name="架空市",
    plane=5,
    prefecture="兵庫県",
    zone_kinds=(ZoneKind(id="daily_life", name="生活圏域"), ZoneKind(id="district", name="地区")),
)
HERE = Hints(city=CITY)


def sheet(rows: Sequence[Sequence[Any]], name: str = "") -> Table:
    """A table of plain values."""
    return Table(sheet=name, rows=[[Cell(value) for value in row] for row in rows])


def document(*tables: Table, name: str = "table.csv", features: Features | None = None) -> Document:
    """A document as a reader gives it."""
    return Document(name=name, folder="", sha256="", format="csv", tables=tables, features=features)


def shapes(*rows: tuple[Mapping[str, Any], BaseGeometry | None], name: str = "areas.shp") -> Document:
    """A vector file: attributes with their geometries."""
    columns = list(dict.fromkeys(key for attributes, _ in rows for key in attributes))
    features = Features(
        layer="", columns=columns, attributes=[row[0] for row in rows], geometries=[row[1] for row in rows]
    )
    return document(name=name, features=features)


def listed(**facts: Any) -> Hints:
    """The city with an entry for this list."""
    return Hints(city=CITY, listing=Listing(file="*", **facts))


def taken(importer: Importer, given: Document, hints: Hints = HERE) -> Batch:
    """The batch of a document that the importer claims; its records obey the contents, its keys are unique."""
    assert importer.fits(given, hints) > 0.5
    batch = importer.read(given, hints)
    assert [fault for record in batch.records for fault in faults(batch.content, dict(record.values))] == []
    keys = [record.key for record in batch.records]
    assert len(keys) == len(set(keys))
    assert half_told(batch.findings) == []
    return batch


def by_town(batch: Batch) -> dict[str, dict[str, Any]]:
    """What is said of each town."""
    return {record.values["town"]: dict(record.values) for record in batch.records}


def half_told(findings: Iterable[Finding]) -> list[str]:
    """The sentences of findings that lack a word, or have none at all: their reader would not know what to do."""
    messages = {finding.code: told(finding)["message"] for finding in findings}
    return [text for code, text in messages.items() if "？" in text or text == code]


def codes(batch: Batch) -> list[str]:
    """The codes of the findings, in order; each of them is a whole sentence."""
    assert half_told(batch.findings) == []
    return [finding.code for finding in batch.findings]


def is_left_alone(importer: Importer) -> None:
    """A list of places is not claimed, and given all the same it is refused with a reason."""
    places = document(sheet([["名称", "所在地", "緯度", "経度", "電話番号"], ["集会所", "一丁目", 34.7, 135.3, ""]]))
    assert importer.fits(places, Hints()) == 0
    batch = importer.read(places, Hints())
    assert batch.refused
    assert codes(batch) == ["importer.other_form"]
    assert batch.content in get_args(Content)
    assert batch.importer == importer.id
    assert batch.findings[0].params == {"expected": importer.label}
