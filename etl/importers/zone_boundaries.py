"""圏域の境界: polygons with a name, in any vector format. Also 国土数値情報 A27 小学校区 and A32 中学校区."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from etl.figures import figure, plain
from etl.refusal import other_form
from etl.zone_kinds import fiscal_year, kind_of_column, kind_of_words, known_kinds
from layers.geo.codes import municipality_code
from layers.geo.shapes import repaired
from layers.intake.contract import Batch, Document, Features, Finding, Hints, Record

_NAMES = (
    "圏域名", "圏域", "圏域名称", "地区名", "地区", "校区名", "学区名", "区域名", "名称", "name", "NAME", "Name",
    "A27_007", "A27_004", "A32_007", "A32_004",
)  # fmt: skip
_SCHOOLS = {"A27_": "elementary_school", "A32_": "junior_high_school"}
_CODES = ("A27_001", "A32_001", "A27_005", "A32_005")
_KIND_COLUMNS = ("圏域種別", "圏域の種類", "種別", "種類", "区分", "kind", "folder")
_OTHER_SOURCES = {"KEY_CODE", "N03_007", "geometry_is", "共通ID"}
_AREAS = {"Polygon", "MultiPolygon"}


class ZoneBoundaries:
    """Polygons of zones."""

    id = "zone_boundaries"
    label = "圏域の境界"

    def fits(self, document: Document, hints: Hints) -> float:
        """Sure where the kind can be told; polygons with any name are only perhaps zones."""
        features = document.features
        if features is None or _OTHER_SOURCES & set(features.columns) or _name_column(features, hints) is None:
            return 0.0
        kinds = {shape.geom_type for shape in features.geometries if shape is not None}
        if not kinds or not kinds <= _AREAS:
            return 0.0
        return 0.85 if _kind(document, features, hints) else 0.4

    def read(self, document: Document, hints: Hints) -> Batch:
        """One record per polygon."""
        features = document.features
        if features is None or not self.fits(document, hints):
            return other_form("zones", self)
        column = _name_column(features, hints)
        kind = _kind(document, features, hints) or ("" if hints.city else plain(column))
        if not kind or column is None:
            params = {"column": plain(column), "known": known_kinds(hints)}
            refusal = Finding(level="error", code="zone.kind_unknown", params=params)
            return Batch(content="zones", importer=self.id, records=(), findings=(refusal,))
        records: list[Record] = []
        findings: list[Finding] = []
        seen: Counter[str] = Counter()
        year = fiscal_year(document, features.layer)
        for index, row in enumerate(features.attributes):
            name, shape, cell = plain(row.get(column)), features.geometries[index], f"行{index + 1}"
            if not _inside(row, hints):
                continue
            if not name or shape is None:
                findings.append(Finding(level="error", code="zone.unreadable", cell=cell))
                continue
            repair = repaired(shape)
            if repair.reason:
                params = {"key_code": "", "name": name, "reason": repair.reason}
                findings.append(Finding(level="info", code="shape.repaired", cell=cell, params=params))
            seen[name] += 1
            key = f"{kind}/{name}" if seen[name] == 1 else f"{kind}/{name}#{seen[name]}"
            told = figure(row.get("年度")).number or year
            values = {"kind": kind, "fiscal_year": told, "name": name, "members": []}
            records.append(Record(key=key, cell=cell, values=values, geometry=repair.geometry))
        return Batch(content="zones", importer=self.id, records=records, findings=findings)


def _name_column(features: Features, hints: Hints) -> str | None:
    """The city's own name for the column, a kind of zone as heading, or one of the usual ones that holds text."""
    given = hints.listing.columns.get("name", "") if hints.listing else ""
    own = [column for column in features.columns if column == given or kind_of_column(column, hints)]
    usual = [name for name in _NAMES if name in features.columns]
    return next((column for column in (*own, *usual) if _holds_names(features, column)), None)


def _holds_names(features: Features, column: str) -> bool:
    texts = [plain(row.get(column)) for row in features.attributes]
    return any(text and not text.isdigit() for text in texts)


def _kind(document: Document, features: Features, hints: Hints) -> str | None:
    for start, school in _SCHOOLS.items():
        if any(column.startswith(start) for column in features.columns):
            return school
    said = [plain(features.attributes[0].get(column)) for column in _KIND_COLUMNS]
    by_name = [kind_of_column(name, hints) for name in (*said, *features.columns) if name]
    return next((kind for kind in by_name if kind), None) or kind_of_words((document.name, features.layer), hints)


def _inside(row: Mapping[str, Any], hints: Hints) -> bool:
    """School districts come by prefecture: their first column holds the code of the municipality (005 in old ones)."""
    code = next((told for column in _CODES if (told := plain(row.get(column)))), "")
    return not code or hints.city is None or hints.city.owns((municipality_code(code) or code)[:5])


IMPORTER = ZoneBoundaries()
