"""One sheet of residents by town and age: where its columns stand, and what each of its rows is.

Wide form, one town a row: 自治体標準「地域・年齢別人口」, its English keys, and ward sheets with single years of age.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from etl.ages import AgeClass, AgeColumns, added, age_columns
from etl.days import day
from etl.figures import Figure, figure
from etl.headings import Headings, cell_at, headings, text_at
from layers.intake.contract import Cell, Table

RowKind = Literal["town", "total", "nameless"]
TOWN = (
    "regionName", "地域名", "町名", "町丁名", "町丁", "町丁目", "町丁目名", "町丁・字", "町丁字名", "町字", "町字名",
    "大字・町丁目", "大字町丁目名", "大字・丁目名", "校区名", "校区", "行政区名", "地区名",
)  # fmt: skip
_TOTAL = ("totalPopulation", "総人口", "人口総数", "人口_総数", "総数", "合計", "人口計", "人口", "計")
_MALE = ("male", "man", "男性", "男", "人口_男", "男性計", "男計")
_FEMALE = ("female", "woman", "女性", "女", "人口_女", "女性計", "女計")
_HOUSEHOLDS = ("numberOfHouseholds", "世帯数", "世帯総数", "総世帯数")
_CODE = ("regionCode", "町コード", "地域コード", "町丁コード", "町字コード", "行政区コード")
_DATE = ("surveyDate", "調査年月日", "基準日", "年月日", "基準年月日")
_GRAND_TOTALS = {"合計", "総計", "総数", "計", "市計", "全市", "市合計", "全体", "町計", "村計"}
_SUBTOTAL = re.compile(r".*(区|市|支所|出張所|地区|校区|管内|地域|本庁)(合?計)|小計|.*(合計|総計)")


@dataclass(frozen=True, kw_only=True, slots=True)
class TownSheet:
    """The columns of one sheet; ``name`` is None on a sheet of the whole city (by sex or ward)."""

    headings: Headings
    name: int | None
    people: int | None
    sexes: tuple[int, ...]
    households: int | None
    code: int | None
    key_code: int | None
    date: int | None
    ages: AgeColumns

    def rows(self) -> Iterator[tuple[int, Sequence[Cell], RowKind]]:
        """The rows below the headings and what each is."""
        for index, row in self.headings.body():
            yield index, row, self._kind(row)

    def _kind(self, row: Sequence[Cell]) -> RowKind:
        labels = [text for cell in row[: self._first_figure] if (text := _label(cell)) and not text.isdigit()]
        if any(is_total(label) for label in labels):
            return "total"
        return "town" if text_at(row, self.name) else "nameless"

    @property
    def _first_figure(self) -> int:
        columns = [column for column in (self.people, self.households, *self.sexes) if column is not None]
        return min([*columns, *(where[0] for where in self.ages.counted.values())])

    def is_grand_total(self, row: Sequence[Cell]) -> bool:
        """Whether every label of the row says 合計 (and none says a sex or a ward)."""
        labels = [text for cell in row[: self._first_figure] if (text := _label(cell)) and not text.isdigit()]
        return bool(labels) and all(label.strip("*") in _GRAND_TOTALS for label in labels)

    def residents(self, row: Sequence[Cell]) -> Figure:
        """All people of the row; both sexes together where there is no column for all."""
        if self.people is not None:
            return figure(cell_at(row, self.people).value)
        both = [figure(cell_at(row, column).value) for column in self.sexes]
        total = added(both)
        return Figure(total, "figure") if total is not None else next(one for one in both if one.number is None)

    def households_of(self, row: Sequence[Cell]) -> int | None:
        """Households of the row."""
        return figure(cell_at(row, self.households).value).number

    def counts(self, row: Sequence[Cell]) -> dict[AgeClass, int | None]:
        """People by age class."""
        return self._sums(row, self.ages.counted)

    def men_and_women(self, row: Sequence[Cell]) -> dict[AgeClass, tuple[int | None, int | None]]:
        """Men and women by age class, where the sheet tells both."""
        return {ages: _both(row, where) for ages, where in self.ages.sexes.items()}

    def repeated(self, row: Sequence[Cell]) -> dict[AgeClass, int | None]:
        """What the sheet itself adds up (再掲 65歳以上)."""
        return self._sums(row, self.ages.repeated)

    def _sums(self, row: Sequence[Cell], columns: Mapping[AgeClass, tuple[int, ...]]) -> dict[AgeClass, int | None]:
        return {ages: added(figure(cell_at(row, one).value) for one in where) for ages, where in columns.items()}

    def unknown_age(self, row: Sequence[Cell]) -> int:
        """People whose age is not known (年齢不詳)."""
        return sum(figure(cell_at(row, column).value).number or 0 for column in self.ages.unknown)

    def day(self, row: Sequence[Cell]) -> str:
        """The day of the row, "" where the sheet has no such column."""
        return day(cell_at(row, self.date).value)


def _both(row: Sequence[Cell], where: tuple[int, int]) -> tuple[int | None, int | None]:
    men, women = where
    return figure(cell_at(row, men).value).number, figure(cell_at(row, women).value).number


def is_total(label: str) -> bool:
    """Whether a label stands for a sum: 合計, ＊東灘区計＊, 支所計 — but not the town 主計町."""
    bare = label.strip("*")
    return bare in _GRAND_TOTALS or bool(_SUBTOTAL.fullmatch(bare)) or (bare != label and bare.endswith("計"))


def _label(cell: Cell) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", cell.text))


def town_sheet(table: Table) -> TownSheet | None:
    """The layout of a sheet, if it holds ages and people at all."""
    found = headings(table, lambda one: len(age_columns(one.names).counted) >= 3)
    if found is None:
        return None
    sexes = tuple(column for column in (found.column(*_MALE), found.column(*_FEMALE)) if column is not None)
    sheet = TownSheet(
        headings=found,
        name=found.column(*TOWN),
        people=found.column(*_TOTAL),
        sexes=sexes if len(sexes) == 2 else (),
        households=found.column(*_HOUSEHOLDS),
        code=found.column(*_CODE),
        key_code=found.column("KEY_CODE"),
        date=found.column(*_DATE),
        ages=age_columns(found.names),
    )
    return sheet if sheet.people is not None or sheet.sexes else None
