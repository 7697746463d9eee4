"""The importer of a known sheet: recognised by its profile, re-labelled, and read by the reader of lists."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from etl.clean import kind
from etl.known_sheets.match import Match, matches, tables_of
from etl.known_sheets.profile import profile
from etl.known_sheets.relabel import Relabelled, relabelled
from etl.lists import batch as lists
from etl.refusal import other_form
from layers.intake.contract import Batch, Cell, Document, Finding, Hints, Record, Table

_NAMES_SHOWN = 10


class Sheet:
    """An importer whose particulars stand in the TOML beside its module."""

    def __init__(self, module: str) -> None:
        """Give ``__file__`` of the importer's module."""
        self.profile = profile(module)
        self.id = self.profile.id
        self.label = self.profile.label

    def prepared(self, table: Table) -> Table:
        """The table with what this form is known to spoil put right; here as it is."""
        return table

    def added(self, match: Match, row: Sequence[Cell]) -> Mapping[str, str]:
        """Meaning → text that has to be put together from several columns; here nothing."""
        del match, row
        return {}

    def fits(self, document: Document, hints: Hints) -> float:  # noqa: ARG002 - the form alone decides
        """As sure as the headings are of this sheet and of no other."""
        return max((match.sure for match in self._matches(document)), default=0.0)

    def read(self, document: Document, hints: Hints) -> Batch:
        """One record a row that is a place of this map."""
        found = self._matches(document)
        if not found:
            return other_form("places", self)
        called = kind.of_words(PurePath(document.name).stem) if self.profile.asks else ""
        sheets = [relabelled(match, self.profile, hints, self.added, called) for match in found]
        renamed = replace(document, tables=[sheet.table for sheet in sheets], features=None)
        batch = lists.read(renamed, hints, importer=self.id)
        unsure = {cell: asked for sheet in sheets for cell, asked in sheet.unsure.items()}
        records = [_doubted(record, unsure.get(record.cell, "")) for record in batch.records]
        findings = [*batch.findings, *_noticed(sheets), *_of_editions(found, document)]
        findings += [_asked(cell, asked) for cell, asked in unsure.items()]
        if not records and any(sheet.outside for sheet in sheets) and hints.city:
            findings = [Finding(level="error", code="area.none_here", params={"city": hints.city.name})]
        source = self.profile.source if self.profile.source.publisher else batch.source
        return replace(batch, records=records, findings=findings, source=source)

    def _matches(self, document: Document) -> list[Match]:
        tables = [self.prepared(table) for table in tables_of(self.profile, document)]
        return list(matches(self.profile, tables, document))


def _doubted(record: Record, asked: str) -> Record:
    """A place that only an old source names is for the staff, until somebody has asked there."""
    if not asked:
        return record
    note = f"{record.values.get('note', '')} {asked}".strip()
    return replace(record, values={**record.values, "note": note}, audiences={**record.audiences, "": "staff"})


def _asked(cell: str, asked: str) -> Finding:
    return Finding(level="warning", code="place.old_source", cell=cell, params={"asked": asked})


def _noticed(sheets: Sequence[Relabelled]) -> list[Finding]:
    said = []
    if outside := sum(sheet.outside for sheet in sheets):
        said.append(Finding(level="info", code="area.other_cities", params={"count": outside}))
    for sheet in sheets:
        for category, count in sorted(sheet.left_out.items()):
            said.append(Finding(level="info", code="kind.left_out", params={"category": category, "count": count}))
        if sheet.assumed:
            params = {"count": len(sheet.assumed), "names": "、".join(sheet.assumed[:_NAMES_SHOWN])}
            said.append(Finding(level="warning", code="kind.assumed", params=params))
    return said


def _of_editions(found: Sequence[Match], document: Document) -> list[Finding]:
    said = []
    without_prj = any(one.code == "vector.no_prj" for one in document.findings)
    for match in found:
        edition = match.edition
        if edition.old:
            said.append(Finding(level="warning", code="source.old", params={"edition": edition.title}))
        if without_prj and edition.reference_system:
            params = {"edition": edition.title, "system": edition.reference_system}
            said.append(Finding(level="info", code="vector.crs_of_edition", params=params))
    return said
