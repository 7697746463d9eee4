"""Rows of a マッピング調査 as facts of places, without the persons in them.

What a row says of a person ends here: records hold what may stand in the register and nothing else.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from etl.days import day
from etl.headings import Headings, cell_at, headings, text_at
from etl.refusal import other_form
from layers.intake.contract import Batch, Cell, Document, Finding, Importer, Record
from layers.place.whereabouts import in_japan
from layers.survey.facts import kind_of
from layers.trust.persons import coarse, of_the_place, speaks_of_person

_LEAST = 0.5
_MOST_TRIED = 50
_PHOTO = re.compile(r"[^/\\:]{1,200}\.(?:jpe?g|png|webp|hei[cf])", re.IGNORECASE)
_OWN_KEY = re.compile(r"(?:uuid:)?[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """Where a sheet says what; ``spot`` reads the degrees of a row as they are written, latitude first."""

    found: Headings
    kind: int
    text: int
    town: int | None
    day: int | None
    key: int | None
    spot: Callable[[Sequence[Cell]], tuple[float, float] | None]
    has_spot: Callable[[Sequence[Cell]], bool]

    def photo_columns(self) -> list[int]:
        """Where names of photographs stand, whatever the columns are called."""
        return [at for at in range(len(self.found.names)) if self._names_photos(at)]

    def _names_photos(self, column: int) -> bool:
        told = [text_at(row, column) for _, row in self.found.body()]
        return any(told) and all(_PHOTO.fullmatch(text) for text in told if text)

    def sure(self) -> bool:
        """Whether at least half of its rows name a kind of ours."""
        kinds = [text_at(row, self.kind) for _, row in self.found.body()][:_MOST_TRIED]
        told = [kind for kind in kinds if kind]
        return bool(told) and sum(bool(kind_of(kind)) for kind in told) >= _LEAST * len(told)


def layouts(document: Document, layout: Callable[[Headings], Layout | None]) -> list[Layout]:
    """The sheets that are of this form."""
    found = (headings(table, lambda one: layout(one) is not None) for table in document.tables)
    made = (layout(one) for one in found if one)
    return [one for one in made if one and one.sure()]


def batch(importer: Importer, document: Document, sheets: Sequence[Layout]) -> Batch:
    """All rows as records without persons; refused where no sheet is of the form."""
    if not sheets:
        return other_form("place_facts", importer)
    findings: list[Finding] = []
    records = [one for sheet in sheets for one in _records(sheet, document, findings)]
    as_of = max((str(one.values.get("day", "")) for one in records), default="")
    return Batch(content="place_facts", importer=importer.id, records=records, findings=findings, as_of=as_of)


def degrees(written: str) -> float | None:
    """A number of degrees, or None."""
    try:
        return float(written)
    except ValueError:
        return None


def _records(sheet: Layout, document: Document, findings: list[Finding]) -> Iterator[Record]:
    columns = sheet.photo_columns()
    for index, row in sheet.found.body():
        cell = sheet.found.address(index, sheet.text)
        kind, said = kind_of(text_at(row, sheet.kind)), text_at(row, sheet.text)
        if not kind or not said:
            if any(text_at(row, column) for column in (sheet.kind, sheet.text)):
                code = "survey.nothing_said" if kind else "survey.kind_unknown"
                findings.append(Finding(level="error", code=code, cell=cell))
            continue
        held = bool(speaks_of_person(said))
        written_town = text_at(row, sheet.town)
        town = coarse(written_town)
        values: dict[str, Any] = {"kind": kind, "text": of_the_place(said, town) if held else said, "town": town}
        if told := day(cell_at(row, sheet.day).value):
            values["day"] = told
        if held:
            findings.append(Finding(level="warning", code="survey.held", cell=cell))
            values["held"] = True
        else:
            values |= _spot(sheet, row, cell, findings)
        names = [text for column in columns if (text := text_at(row, column))]
        if names and held:
            # She may stand on it.
            findings.append(Finding(level="warning", code="survey.photos_of_held", cell=cell))
        elif names:
            values["photos"] = names
        own = text_at(row, sheet.key)
        key = own if _OWN_KEY.fullmatch(own) else f"{document.sha256[:24]}/{cell}"
        yield Record(key=key, cell=cell, values=values, audiences={"": "staff"})


def _spot(sheet: Layout, row: Sequence[Cell], cell: str, findings: list[Finding]) -> dict[str, float]:
    found = sheet.spot(row)
    if found is None:
        if sheet.has_spot(row):
            findings.append(Finding(level="warning", code="survey.no_point", cell=cell))
        return {}
    lat, lon = found
    if in_japan(lat, lon) and not in_japan(lon, lat):
        findings.append(Finding(level="info", code="survey.swapped", cell=cell))
        lat, lon = lon, lat
    if not in_japan(lon, lat):
        findings.append(Finding(level="warning", code="survey.no_point", cell=cell))
        return {}
    return {"lat": lat, "lon": lon}
