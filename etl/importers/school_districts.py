"""町別の通学区域: town → 小学校区 and 中学校区. A town with several schools belongs to each of them in part."""

from collections.abc import Mapping, Sequence

from etl.headings import Headings, headings, text_at
from etl.refusal import other_form
from etl.zone_kinds import fiscal_year
from layers.intake.contract import Batch, Document, Finding, Hints, Record, Table

_TOWN = ("town", "町丁", "町名", "町丁名", "町字")
_KINDS: Mapping[str, Sequence[str]] = {
    "elementary_school": ("elementary", "小学校区", "小学校", "小学校名"),
    "junior_high_school": ("junior_high", "中学校区", "中学校", "中学校名"),
}


class SchoolDistricts:
    """Tables of towns and the schools they belong to; schools parted by ``|``."""

    id = "school_districts"
    label = "町別の小・中学校区"

    def fits(self, document: Document, hints: Hints) -> float:  # noqa: ARG002 - the headings alone decide
        """Sure where a town column stands beside both school columns."""
        return 0.97 if _table(document) else 0.0

    def read(self, document: Document, hints: Hints) -> Batch:  # noqa: ARG002 - both kinds are always the same
        """One record per school district, its towns in the order of the file."""
        found = _table(document)
        if found is None:
            return other_form("zones", self)
        records: dict[str, Record] = {}
        findings: list[Finding] = []
        year = fiscal_year(document, found.titles())
        for index, row in found.body():
            town = text_at(row, found.column(*_TOWN))
            for kind, words in _KINDS.items():
                column = found.column(*words)
                schools = [name.strip() for name in text_at(row, column).split("|") if name.strip()]
                if not town or not schools:
                    params = {"town": town, "kind": kind}
                    cell = found.address(index, column)
                    findings.append(Finding(level="warning", code="school.missing", cell=cell, params=params))
                    continue
                for school in schools:
                    record = records.setdefault(f"{kind}/{school}", _district(kind, school, year, found, index))
                    record.values["members"].append({"town": town, "part": len(schools) > 1})
        return Batch(content="zones", importer=self.id, records=list(records.values()), findings=findings)


def _district(kind: str, school: str, year: int, found: Headings, index: int) -> Record:
    values = {"kind": kind, "fiscal_year": year, "name": school, "members": []}
    return Record(key=f"{kind}/{school}", cell=found.address(index, found.column(*_KINDS[kind])), values=values)


def _table(document: Document) -> Headings | None:
    found = (headings(table, _complete) for table in document.tables if isinstance(table, Table))
    return next((one for one in found if one), None)


def _complete(one: Headings) -> bool:
    columns = [one.column(*_TOWN), *(one.column(*words) for words in _KINDS.values())]
    return None not in columns


IMPORTER = SchoolDistricts()
