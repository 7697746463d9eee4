"""住民基本台帳 町丁別・年齢別人口: one row a town; held against every total that the file itself gives.

Hidden towns (秘匿) stay as rows without figures; the rows that may carry them are marked, never guessed among.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from etl.ages import five_year_bands, men_by_band, people_from
from etl.days import day
from etl.headings import text_at
from etl.hidden_towns import HiddenRun, hidden_runs
from etl.refusal import other_form
from etl.town_sheet import TownSheet, town_sheet
from layers.geo.codes import key_code
from layers.intake.contract import Batch, Cell, Document, Finding, Hints, Record

_MANY_CLASSES = 10
_CHECKED = ("people", "households", "age65plus")


@dataclass(kw_only=True, slots=True)
class _Town:
    """A row of a town on its way to a record."""

    index: int
    row: Sequence[Cell]
    key: str
    day: str
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def blank(self) -> bool:
        return self.values["people"] is None


class ResidentsByAge:
    """Residents by town and age class or single year."""

    id = "residents_by_age"
    label = "住民基本台帳 町丁別年齢別人口"

    def fits(self, document: Document, hints: Hints) -> float:  # noqa: ARG002 - the columns alone decide
        """Sure where towns stand beside many age classes."""
        sheets = [sheet for sheet in map(town_sheet, document.tables) if sheet and sheet.name is not None]
        if not sheets:
            return 0.0
        return 0.95 if max(len(sheet.ages.counted) for sheet in sheets) >= _MANY_CLASSES else 0.6

    def read(self, document: Document, hints: Hints) -> Batch:
        """One record per town, of the newest day in the file."""
        if not self.fits(document, hints):
            return other_form("population", self)
        sheets = [sheet for sheet in map(town_sheet, document.tables) if sheet]
        findings: list[Finding] = []
        dated = [(sheet, towns) for sheet in sheets for towns in [_towns(sheet, findings)] if sheet.name is not None]
        as_of = _newest(sheets, [town for _, towns in dated for town in towns], hints, document.name, findings)
        by_sheet = [(sheet, [town for town in towns if town.day in {"", as_of}]) for sheet, towns in dated]
        records: list[Record] = []
        for sheet, towns in by_sheet:
            records += _records(sheet, towns, as_of, findings)
            findings += _against_totals(sheet, towns, as_of)
        findings += _against_city(sheets, records)
        if not records:
            findings = [_without_towns(sheets)]
        return Batch(
            content="population", importer=self.id, records=_unique(records, findings), findings=findings, as_of=as_of
        )


def _towns(sheet: TownSheet, findings: list[Finding]) -> list[_Town]:
    """The rows of towns with what they say, in the order of the sheet."""
    towns = []
    for index, row, kind in sheet.rows():
        people = sheet.residents(row)
        if kind != "town":
            continue
        cell = sheet.headings.address(index, sheet.people)
        if people.mark == "unreadable":
            findings.append(Finding(level="error", code="population.unreadable", cell=cell))
            continue
        name = text_at(row, sheet.name)
        town = _Town(index=index, row=row, key=text_at(row, sheet.code) or name, day=sheet.day(row))
        town.values = {"town": name, **_figures(sheet, row)}
        towns.append(town)
        findings += [*_against_row(sheet, town, cell), *_against_sexes(sheet, town, cell)]
    return towns


def _figures(sheet: TownSheet, row: Sequence[Cell]) -> dict[str, Any]:
    people, counts = sheet.residents(row), sheet.counts(row)
    hidden = people.number is None
    bands = {} if hidden else five_year_bands(counts)
    if unknown := sheet.unknown_age(row):
        bands["unknown"] = unknown
    return {
        "register": "juki",
        "people": people.number,
        "age65plus": None if hidden else people_from(65, counts),
        "age75plus": None if hidden else people_from(75, counts),
        "households": sheet.households_of(row),
        "status": "suppressed" if hidden else "ok",
        "bands": bands,
        **_area(text_at(row, sheet.key_code)),
    }


def _against_sexes(sheet: TownSheet, town: _Town, cell: str) -> list[Finding]:
    """Men are kept where men and women are all the people of every class; else it is said that they are not."""
    if town.blank:
        return []
    men = men_by_band(sheet.men_and_women(town.row), sheet.counts(town.row))
    if men is None:
        return [Finding(level="warning", code="population.sexes", cell=cell, params={"town": town.values["town"]})]
    town.values["men"] = men
    return []


def _area(given: str) -> dict[str, str]:
    area = key_code(given)
    return {"key_code": area.text} if area else {}


def _against_row(sheet: TownSheet, town: _Town, cell: str) -> list[Finding]:
    """The ages of a town must give its total, and its own 65歳以上 column what we add up."""
    bands: dict[str, int] = town.values["bands"]
    wrong: list[tuple[object, object]] = []
    if bands and None not in sheet.counts(town.row).values() and sum(bands.values()) != town.values["people"]:
        wrong.append((sum(bands.values()), town.values["people"]))
    for ages, said in sheet.repeated(town.row).items():
        ours = town.values.get(f"age{ages.low}plus")
        if ages.high > 200 and None not in (said, ours) and said != ours:
            wrong.append((ours, said))
    return [
        Finding(
            level="warning",
            code="population.row_mismatch",
            cell=cell,
            params={"town": town.values["town"], "sum": ours, "total": said},
        )
        for ours, said in wrong
    ]


def _newest(sheets: list[TownSheet], towns: list[_Town], hints: Hints, name: str, findings: list[Finding]) -> str:
    """The newest day in the rows, else the day in the title, else the day the city gives for this list."""
    days = sorted({town.day for town in towns if town.day})
    if len(days) > 1:
        params = {"day": days[-1], "count": len(days) - 1}
        findings.append(Finding(level="info", code="population.newest_day", params=params))
    told = [*days[-1:], *(day(sheet.headings.titles()) for sheet in sheets)]
    told += [hints.listing.date if hints.listing else "", day(name)]
    found = next((one for one in told if one), "")
    if not found:
        findings.append(Finding(level="warning", code="population.no_day"))
    return found


def _records(sheet: TownSheet, towns: list[_Town], as_of: str, findings: list[Finding]) -> list[Record]:
    titles = sheet.headings.titles()
    if any(town.blank for town in towns):
        if "秘匿" in titles and "合算" in titles:
            for run in hidden_runs([town.blank for town in towns]):
                _mark(sheet, towns, run, findings)
        else:
            blanks = [town for town in towns if town.blank]
            params = {"count": len(blanks), "towns": "、".join(town.values["town"] for town in blanks[:10])}
            findings.append(Finding(level="warning", code="population.blank", params=params))
    dated = {"as_of": as_of} if as_of else {}
    return [
        Record(key=town.key, cell=sheet.headings.address(town.index, sheet.name), values={**_present(town), **dated})
        for town in towns
    ]


def _present(town: _Town) -> dict[str, Any]:
    return {key: value for key, value in town.values.items() if key not in {"bands", "men"} or value}


def _mark(sheet: TownSheet, towns: list[_Town], run: HiddenRun, findings: list[Finding]) -> None:
    carriers = [towns[row] for row in run.carriers]
    for carrier in carriers:
        carrier.values["status"] = "carries"
    hidden = [towns[row] for row in run.rows]
    params = {
        "towns": "、".join(town.values["town"] for town in hidden),
        "above": towns[run.above].values["town"] if run.above is not None else "",
        "below": towns[run.below].values["town"] if run.below is not None else "",
    }
    if run.only_carrier is not None:
        for town in hidden:
            town.values["carried_by"] = towns[run.only_carrier].key
        params = {"towns": params["towns"], "carrier": params["above"] or params["below"]}
    code = "population.hidden_known" if run.only_carrier is not None else "population.hidden_between"
    cell = sheet.headings.address(hidden[0].index, sheet.name)
    findings.append(Finding(level="info", code=code, cell=cell, params=params))


def _against_totals(sheet: TownSheet, towns: list[_Town], as_of: str) -> list[Finding]:
    """The sheet's own total against the sum of its towns: people, households and 65歳以上.

    Of several total rows the greatest is the total, unless all of them together are (ward by ward).
    """
    totals = [(index, row) for index, row, kind in sheet.rows() if kind == "total" and sheet.day(row) in {"", as_of}]
    if not totals:
        return []
    ours = [sum(town.values[name] or 0 for town in towns) for name in _CHECKED]
    said = [_said_total(sheet, row) for _, row in totals]
    together = [sum(figures) if None not in figures else None for figures in zip(*said, strict=True)]
    index, theirs = max(zip((index for index, _ in totals), said, strict=True), key=lambda one: one[1][0] or 0)
    if theirs[0] != ours[0] and together[0] == ours[0]:
        theirs = together
    where = sheet.headings.address(index, sheet.people)
    findings = [
        Finding(level="error", code="total.mismatch", params={"where": where, "sum": mine, "total": total})
        for mine, total in zip(ours, theirs, strict=True)
        if total is not None and total != mine
    ]
    return findings or [_equal(where, ours[0])]


def _said_total(sheet: TownSheet, row: Sequence[Cell]) -> list[int | None]:
    households = sheet.households_of(row) if sheet.households is not None else None
    return [sheet.residents(row).number, households, people_from(65, sheet.counts(row))]


def _against_city(sheets: list[TownSheet], records: list[Record]) -> list[Finding]:
    """The sheet of the whole city, where the workbook has one."""
    people = sum(record.values["people"] or 0 for record in records)
    for sheet in sheets:
        for index, row, _ in sheet.rows() if sheet.name is None else ():
            total = sheet.residents(row).number
            if sheet.is_grand_total(row) and total is not None and records:
                where = sheet.headings.address(index, sheet.people)
                if total == people:
                    return [_equal(where, people)]
                params = {"where": where, "sum": people, "total": total}
                return [Finding(level="error", code="total.mismatch", params=params)]
    return []


def _equal(where: str, people: int) -> Finding:
    return Finding(level="info", code="total.equal", params={"where": where, "sum": people, "total": people})


def _without_towns(sheets: list[TownSheet]) -> Finding:
    """Months of the whole city, its 地域名 empty, are figures without a place; anything else is another table."""
    days = sorted(sheet.day(row) for sheet in sheets for _, row, kind in sheet.rows() if kind == "nameless")
    if days and days[0]:
        params = {"first": days[0][:4], "last": days[-1][:4]}
        return Finding(level="error", code="totals.no_area", params=params)
    return Finding(level="error", code="population.no_town")


def _unique(records: list[Record], findings: list[Finding]) -> list[Record]:
    """A second row of one key is not taken: it cannot be told from the first, and nobody is counted twice."""
    seen: set[str] = set()
    taken = []
    for record in records:
        if record.key in seen:
            params = {"town": record.values["town"]}
            findings.append(Finding(level="error", code="population.same_town", cell=record.cell, params=params))
            continue
        seen.add(record.key)
        taken.append(record)
    return taken


IMPORTER = ResidentsByAge()
