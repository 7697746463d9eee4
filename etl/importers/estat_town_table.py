"""国勢調査 小地域集計 as a 統計表 (stat-search CSV): titles above, X = 秘匿, - = nobody, the sexes in rows or columns.

Households by kind (世帯の家族類型) are a list of their own.

Levels repeat each other as in the tblT texts: 2 and 4 are taken and held against 1.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from etl import homes
from etl.ages import AgeClass, AgeColumns, added, age_columns, five_year_bands, men_by_band, people_from
from etl.clean.text import is_blank
from etl.figures import Figure, figure
from etl.headings import Headings, cell_at, fold, headings, text_at
from etl.homes import homes_columns, widest
from etl.refusal import other_form
from layers.geo.codes import key_code
from layers.intake.contract import Batch, Cell, Document, Finding, Hints, Record
from layers.provenance import Source

_WORDS: Mapping[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_PLACED = ("city", "town", "level")
_CENSUS = re.compile(r"(令和|平成)(\d+|元)年国勢調査|((?:19|20)\d\d)年国勢調査")
_ERA_BEGINS = {"令和": 2018, "平成": 1988}
_SEXES = ("男", "女")
_Apart = dict[tuple[str, ...], dict[str, dict[AgeClass, int | None]]]
_CODE_DIGITS = {"2": 4, "4": 6}


@dataclass(kw_only=True, slots=True)
class _Layout:
    found: Headings
    ages: AgeColumns
    columns: Mapping[str, int | None]
    totals: dict[str, int] = field(default_factory=dict)
    apart: _Apart = field(default_factory=dict)
    homes: Mapping[str, int] = field(default_factory=dict)

    def text(self, row: Sequence[Cell], name: str) -> str:
        """What stands under a meaning; the dash of an empty cell is nothing."""
        written = text_at(row, self.columns[name])
        return "" if is_blank(written) else written

    def counted(self, row: Sequence[Cell]) -> Figure:
        """What the levels of the table repeat: people, or all households where it counts these."""
        if not self.homes:
            return self.figure(row, "people")
        return figure(cell_at(row, widest(self.homes)).value)

    def figure(self, row: Sequence[Cell], name: str) -> Figure:
        return figure(cell_at(row, self.columns[name]).value)


class TownTable:
    """Tables of people, ages and households by 町丁・字等."""

    id = "estat_town_table"
    label = "国勢調査 小地域集計（統計表のCSV）"

    def fits(self, document: Document, hints: Hints) -> float:  # noqa: ARG002 - the headings alone decide
        """Sure where 町丁字コード and 地域階層レベル stand beside figures of people."""
        return 0.97 if _layout(document) else 0.0

    def read(self, document: Document, hints: Hints) -> Batch:
        """One record per leaf area of the city."""
        layout = _layout(document)
        if layout is None:
            return other_form("population", self)
        year = _year(layout.found.titles())
        as_of = f"{year}-10-01" if year else ""
        records: list[Record] = []
        findings: list[Finding] = []
        layout.apart = _apart(layout, hints)
        for index, row in layout.found.body():
            if _is_of_the_city(layout, row, hints) and _is_everybody(layout, row):
                _take(layout, index, row, records, findings)
        if as_of:
            records = [Record(key=one.key, cell=one.cell, values={**one.values, "as_of": as_of}) for one in records]
        if not records:
            city = hints.city.name if hints.city else ""
            findings.append(Finding(level="error", code="area.none_here", params={"city": city}))
        source = Source(
            title=(f"国勢調査（{year}年）小地域集計" if year else "国勢調査 小地域集計")
            + ("（世帯の家族類型）" if layout.homes else ""),
            publisher="総務省統計局（e-Stat）",
            licence="政府標準利用規約",
            date=as_of,
        )
        return Batch(
            content="population",
            importer=self.id,
            records=records,
            findings=[*findings, *_against_totals(layout, records)],
            as_of=as_of,
            source=source,
        )


def _layout(document: Document) -> _Layout | None:
    for table in document.tables:
        found = headings(table, _fits)
        if found:
            columns = {name: found.column(*words) for name, words in _WORDS["columns"].items()}
            ages, kinds = age_columns(found.names), homes_columns(found.names)
            return _Layout(found=found, ages=ages, columns=columns, homes={} if ages.counted else kinds)
    return None


def _fits(found: Headings) -> bool:
    placed = all(found.column(*_WORDS["columns"][name]) is not None for name in _PLACED)
    return placed and (found.column(*_WORDS["columns"]["people"]) is not None or bool(homes_columns(found.names)))


def _year(titles: str) -> int:
    found = _CENSUS.search(fold(titles))
    if not found:
        return 0
    return int(found[3]) if found[3] else _ERA_BEGINS[found[1]] + (1 if found[2] == "元" else int(found[2]))


def _is_of_the_city(layout: _Layout, row: Sequence[Cell], hints: Hints) -> bool:
    code = layout.text(row, "city").zfill(5)
    return code.isdigit() and (hints.city is None or hints.city.owns(code))


def _is_everybody(layout: _Layout, row: Sequence[Cell]) -> bool:
    return layout.columns["sex"] is None or layout.text(row, "sex") in {"", *_WORDS["everybody"]["words"]}


def _apart(layout: _Layout, hints: Hints) -> _Apart:
    """Men and women that stand in rows of their own, by the code of their town."""
    found: _Apart = {}
    if layout.columns["sex"] is None:
        return found
    for _, row in layout.found.body():
        sex = fold(layout.text(row, "sex"))[:1]
        if sex in _SEXES and _is_of_the_city(layout, row, hints):
            found.setdefault(_place(layout, row), {})[sex] = _counts(layout, row)
    return found


def _place(layout: _Layout, row: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(layout.text(row, name) for name in ("city", "town", "level"))


def _take(layout: _Layout, index: int, row: Sequence[Cell], records: list[Record], findings: list[Finding]) -> None:
    level, city = layout.text(row, "level"), layout.text(row, "city").zfill(5)[:5]
    counted = layout.counted(row)
    if level == "1" and counted.number is not None:
        layout.totals[city] = counted.number
    if level not in _CODE_DIGITS:
        return
    code = _town_code(layout.text(row, "town"), level)
    area = key_code(city + code)
    if area is None:
        cell = layout.found.address(index, layout.columns["town"])
        findings.append(Finding(level="error", code="estat.no_key", cell=cell, params={"given": city + code}))
        return
    cell = layout.found.address(index, layout.columns["oaza"])
    key = f"{homes.KEY}{area.text}" if layout.homes else area.text
    records.append(Record(key=key, cell=cell, values=_values(layout, row, area.text, counted)))


def _town_code(written: str, level: str) -> str:
    """Four digits for a 町・大字 as a whole, six with its 丁目; lost zeros are put back."""
    padded = written.zfill(_CODE_DIGITS[level])
    return padded[:4] if level == "2" and padded[4:] == "00" else padded


def _counts(layout: _Layout, row: Sequence[Cell]) -> dict[AgeClass, int | None]:
    return {
        ages: added(figure(cell_at(row, column).value) for column in where)
        for ages, where in layout.ages.counted.items()
    }


def _values(layout: _Layout, row: Sequence[Cell], code: str, counted: Figure) -> dict[str, Any]:
    hidden = counted.mark == "hidden"
    values: dict[str, Any] = {
        "town": layout.text(row, "oaza") + layout.text(row, "chome"),
        "key_code": code,
        "status": "suppressed" if hidden else "carries" if layout.text(row, "sources") else "ok",
        **(_homes(layout, row) if layout.homes else _people(layout, row, counted)),
    }
    target = layout.text(row, "target")
    if hidden and target.isdigit():
        carrier = target if len(target) >= 9 else code[:5] + target.zfill(4 if len(target) < 5 else 6)
        values["carried_by"] = f"{homes.KEY}{carrier}" if layout.homes else carrier
    return values


def _homes(layout: _Layout, row: Sequence[Cell]) -> dict[str, Any]:
    told = {kind: figure(cell_at(row, column).value).number for kind, column in layout.homes.items()}
    known = {kind: number for kind, number in told.items() if number is not None}
    return {"register": homes.REGISTER, "people": None, "homes": known}


def _people(layout: _Layout, row: Sequence[Cell], people: Figure) -> dict[str, Any]:
    counts = _counts(layout, row)
    values: dict[str, Any] = {
        "register": "census",
        "people": people.number,
        "age65plus": people_from(65, counts),
        "age75plus": people_from(75, counts),
    }
    if layout.columns["households"] is not None:
        values["households"] = layout.figure(row, "households").number
    if counts and None not in counts.values():
        values["bands"] = five_year_bands(counts)
        values["men"] = men_by_band(_sexes(layout, row), counts) or {}
    return values


def _sexes(layout: _Layout, row: Sequence[Cell]) -> dict[AgeClass, tuple[int | None, int | None]]:
    both = layout.apart.get(_place(layout, row), {})
    if len(both) == len(_SEXES):
        men, women = (both[sex] for sex in _SEXES)
        return {ages: (men[ages], women[ages]) for ages in men}
    return {
        ages: (figure(cell_at(row, men).value).number, figure(cell_at(row, women).value).number)
        for ages, (men, women) in layout.ages.sexes.items()
    }


def _against_totals(layout: _Layout, records: Sequence[Record]) -> list[Finding]:
    sums: defaultdict[str, int] = defaultdict(int)
    for record in records:
        told = widest(record.values["homes"]) if layout.homes else record.values["people"]
        sums[record.values["key_code"][:5]] += told or 0
    return [
        Finding(
            level="info" if sums[city] == total else "error",
            code="total.equal" if sums[city] == total else "total.mismatch",
            params={"where": city, "total": total, "sum": sums[city]},
        )
        for city, total in sorted(layout.totals.items())
    ]


IMPORTER = TownTable()
