"""Figures of the whole city by year: population projections, and others, recognised in order to be refused.

A projection is never counted as residents: it is kept as what a coming year is estimated from. Any other figure
without a town has no place on the map.
"""

import re
from collections.abc import Iterator, Mapping

from etl.ages import age_columns
from etl.days import day
from etl.figures import figure
from etl.headings import Headings, cell_at, headings, text_at
from etl.refusal import other_form
from etl.town_sheet import TOWN
from layers import clock
from layers.geo.town_names import town_key
from layers.intake.contract import Batch, Document, Finding, Hints, Record

_YEAR_COLUMN = ("era", "year", "年", "年次", "年度", "西暦", "date", "年月日", "調査年月日", "基準日")
_FIGURES = re.compile(r"population|headcount|numberof|人口|被保険者|認定者|世帯数|総数|人数")
_PLACES = re.compile(r"名称|施設|会場|団体|緯度|latitude|電話|name$|区分|keycode")
_PROJECTION = re.compile(r"future|projection|推計|将来|見通し", re.IGNORECASE)
_COLUMNS = {
    "people": ("headCount", "総人口", "推計人口", "将来推計人口", "人口総数", "人口", "総数", "population"),
    "age65plus": ("oldPopulation", "65歳以上人口", "65歳以上", "老年人口", "高齢者人口", "老年人口(65歳以上)"),
    "age75plus": ("75歳以上人口", "75歳以上", "後期高齢者人口"),
}
_YEAR = re.compile(r"((?:19|20|21)\d\d)年?")


class CityTotals:
    """Tables with years down the side and figures across, without any town."""

    id = "city_totals"
    label = "市全体の数字（推計・年次の表）"

    def fits(self, document: Document, hints: Hints) -> float:
        """Sure where each row is a year and each other column a figure."""
        found = _table(document)
        if found is None:
            return 0.0
        rows = list(found.body())
        column = found.column(*_YEAR_COLUMN)
        years = [_year_of(cell_at(row, column).value) for _, row in rows]
        return 0.9 if rows and all(years) and _one_place(found, hints) else 0.0

    def read(self, document: Document, hints: Hints) -> Batch:  # noqa: ARG002 - nothing of the city is needed
        """A record for each year of a projection, else none and the reason."""
        found = _table(document)
        if found is None:
            return other_form("population", self)
        column = found.column(*_YEAR_COLUMN)
        years = sorted(_year_of(cell_at(row, column).value) for _, row in found.body())
        said = f"{document.name} {found.titles()} {found.table.sheet}"
        params = {"first": str(years[0]), "last": str(years[-1])}
        if not _PROJECTION.search(said) and years[-1] <= clock.today().year:
            return self._refused("totals.no_area", params)
        records = tuple(_estimates(found, column))
        if not records:
            return self._refused("projection.no_people", params)
        kept = Finding(level="info", code="projection.not_counted", params=params)
        return Batch(content="projection", importer=self.id, records=records, findings=(kept,))

    def _refused(self, code: str, params: Mapping[str, str]) -> Batch:
        finding = Finding(level="error", code=code, params=params)
        return Batch(content="population", importer=self.id, records=(), findings=(finding,))


def _estimates(found: Headings, years: int | None) -> Iterator[Record]:
    """One for the whole city and year: it stands in no mesh."""
    columns = {name: found.column(*words) for name, words in _COLUMNS.items()}
    for index, row in found.body():
        told = {
            name: None if column is None else figure(cell_at(row, column).value).number
            for name, column in columns.items()
        }
        year, people = _year_of(cell_at(row, years).value), told.pop("people")
        if people is not None:
            known = {name: None if number is None else float(number) for name, number in told.items()}
            values = {"mesh": "", "year": year, "people": float(people), **known}
            yield Record(key=f"city/{year}", cell=found.address(index), values=values)


def _table(document: Document) -> Headings | None:
    if len(document.tables) != 1:
        return None
    return headings(document.tables[0], _accepted)


def _accepted(one: Headings) -> bool:
    figures = [name for name in one.names if _FIGURES.search(name)]
    places = [name for name in one.names if _PLACES.search(name)]
    towns = one.column(*TOWN) is not None or len(age_columns(one.names).counted) >= 3
    return one.column(*_YEAR_COLUMN) is not None and bool(figures) and not places and not towns


def _one_place(found: Headings, hints: Hints) -> bool:
    """No column of places, or one that says the same city in every row."""
    columns = [
        column for column in (found.column("address", "住所", "市区町村名", "自治体名", "地域"),) if column is not None
    ]
    named = {town_key(text_at(row, column)) for column in columns for _, row in found.body()}
    return len(named) <= 1 or (hints.city is not None and named == {town_key(hints.city.name)})


def _year_of(value: object) -> int:
    found = _YEAR.fullmatch(str(value).strip().removesuffix(".0"))
    return int(found[1]) if found else int(day(value)[:4] or 0)


IMPORTER = CityTotals()
