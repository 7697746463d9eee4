"""国土数値情報 W05 河川・N02 鉄道・N01 道路: lines of the ground, told by their columns.

Stations of N02 stand in a file of their own that repeats stretches of its lines: it is left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from etl.figures import plain
from etl.refusal import other_form
from layers.intake.contract import Batch, Document, Finding, Hints, Record
from layers.provenance import Source

_SURE = 0.98
_LINES = ("LineString", "MultiLineString")


@dataclass(frozen=True, slots=True)
class Edition:
    """How one of them is told, and where its name and its weight stand."""

    kind: str
    title: str
    needs: frozenset[str]
    name: tuple[str, ...]
    weight: str
    main: frozenset[str]


EDITIONS = (
    Edition(
        "river", "国土数値情報（河川 W05）", frozenset({"W05_002", "W05_003", "W05_004"}),
        # 区間種別 1〜4 are stretches of rivers under the River Act; the others are ditches and unknown ones.
        ("W05_004",), "W05_003", frozenset("1234"),
    ),
    Edition(
        "railway", "国土数値情報（鉄道 N02）", frozenset({"N02_001", "N02_003", "N02_004"}),
        # 事業者種別 1 新幹線, 2 JR在来線.
        ("N02_003",), "N02_002", frozenset("12"),
    ),
    Edition(
        "road", "国土数値情報（道路 N01）", frozenset({"N01_001", "N01_002"}),
        # 道路種別 1 高速自動車国道, 2 一般国道.
        ("N01_004", "N01_002"), "N01_001", frozenset("12"),
    ),
)  # fmt: skip


class BaseLines:
    """Rivers, railways and roads."""

    id = "base_lines"
    label = "川・鉄道・道路の線（国土数値情報 W05・N02・N01）"

    def fits(self, document: Document, hints: Hints) -> float:  # noqa: ARG002 - the columns alone decide
        """Sure where the columns of one of them stand."""
        return _SURE if _edition(document) else 0.0

    def read(self, document: Document, hints: Hints) -> Batch:  # noqa: ARG002 - the store cuts to the city
        """One record per stretch."""
        edition = _edition(document)
        if document.features is None or edition is None:
            return other_form("lines", self)
        records, findings = [], []
        pairs = zip(document.features.attributes, document.features.geometries, strict=True)
        for number, (row, geometry) in enumerate(pairs, start=1):
            if geometry is None or geometry.is_empty or geometry.geom_type not in _LINES:
                continue
            values = {"kind": edition.kind, "name": _name(row, edition), "main": _is_main(row, edition)}
            key = f"{edition.kind}/{number}"
            records.append(Record(key=key, cell=f"行{number}", values=values, geometry=geometry))
        if not records:
            findings.append(Finding(level="error", code="lines.none", params={}))
        source = Source(title=edition.title, publisher="国土交通省", licence="国土数値情報利用規約")
        return Batch(content="lines", importer=self.id, records=records, findings=findings, source=source)


def _edition(document: Document) -> Edition | None:
    columns = set(document.features.columns) if document.features else set()
    return next((one for one in EDITIONS if one.needs <= columns and "N02_005" not in columns), None)


def _name(row: Mapping[str, Any], edition: Edition) -> str:
    """The first name that there is; 「名称不明」 is none."""
    told = (plain(row.get(column)) for column in edition.name)
    return next((name for name in told if name and name != "名称不明"), "")


def _is_main(row: Mapping[str, Any], edition: Edition) -> bool:
    return plain(row.get(edition.weight)) in edition.main


IMPORTER = BaseLines()
