"""訪問・マッピング調査: a staff workbook becomes counts by 町丁, month and category. Nothing about a person is read.

Only four columns are ever touched (month, town, category, count); remarks, names and all other columns are left out.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.days import fiscal_year_in, month
from etl.figures import figure
from etl.headings import Headings, cell_at, headings, text_at
from etl.refusal import other_form
from etl.town_sheet import is_total
from layers.intake.contract import Batch, Cell, Document, Finding, Hints, Record, Table

_MONTH = (
    "月",
    "年月",
    "訪問月",
    "調査月",
    "実施月",
    "対象月",
    "訪問日",
    "調査日",
    "実施日",
    "訪問年月日",
    "年月日",
    "日付",
)
_TOWN = ("町丁", "町名", "町丁名", "町丁目", "町丁目名", "町丁字", "町字", "地域(町丁)", "訪問先町丁", "住所(町丁)")
_CATEGORY = (
    "区分",
    "種別",
    "種類",
    "分類",
    "カテゴリ",
    "カテゴリー",
    "訪問区分",
    "調査区分",
    "内容区分",
    "項目",
    "結果区分",
    "相談区分",
)
_COUNT = ("件数", "訪問件数", "数", "回数", "人数", "世帯数")
_COUNTED = re.compile(r"(件数|件|回数|世帯数|人数)$")
_NOT_A_SURVEY = re.compile(r"施設名|会場|開催|圏域名|総人口|名称|街区")
_LONGEST_CATEGORY = 15
_SENTENCE = "文章で書かれたもの"
# A house number behind the name of a town, but not the number of its 丁目.
_HOUSE = re.compile(r"^(?P<town>.+?丁目|[^0-9]+?)(?:字.*)?[0-9]+(?:番|-|号|の|$).*$")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Layout:
    found: Headings
    month: int | None
    town: int
    category: int | None
    counts: tuple[int, ...]

    @property
    def used(self) -> set[int]:
        return {column for column in (self.month, self.town, self.category, *self.counts) if column is not None}

    def left_out(self) -> list[str]:
        """Headings of the columns that are not read."""
        return [name for index, name in enumerate(self.found.names) if name and index not in self.used]


class OutreachSurvey:
    """Visits and survey findings by town and month."""

    id = "outreach_survey"
    label = "訪問・マッピング調査の集計"

    def fits(self, document: Document, hints: Hints) -> float:  # noqa: ARG002 - the headings alone decide
        """Sure where month, town and category stand together; without a category only perhaps."""
        layouts = [layout for layout in map(_layout, document.tables) if layout]
        return max((0.9 if layout.category is not None else 0.6 for layout in layouts), default=0.0)

    def read(self, document: Document, hints: Hints) -> Batch:
        """One record per town, month and category, with its count and nothing else."""
        if not self.fits(document, hints):
            return other_form("observations", self)
        counts: Counter[tuple[str, str, str]] = Counter()
        cells: dict[tuple[str, str, str], str] = {}
        findings: list[Finding] = []
        left_out: dict[str, None] = {}
        cut = 0
        for layout in filter(None, map(_layout, document.tables)):
            left_out |= dict.fromkeys(layout.left_out())
            for index, row in layout.found.body():
                town = text_at(row, layout.town)
                if is_total(town) or is_total(text_at(row, layout.month)):
                    continue
                when = _month(layout, row, document)
                if not town or not when:
                    findings.append(_unplaced(layout, index, town))
                    continue
                bare = _without_house(town)
                cut += bare != town
                for category, count in _counted(layout, row):
                    counts[bare, when, category] += count
                    cells.setdefault((bare, when, category), layout.found.address(index, layout.town))
        sentences = sum(count for (_, _, category), count in counts.items() if category == _SENTENCE)
        findings += _closing(left_out, cut, sentences)
        return Batch(
            content="observations",
            importer=self.id,
            records=[_record(key, counts[key], cells[key]) for key in sorted(counts) if counts[key]],
            findings=findings,
            as_of=max((f"{when}-01" for _, when, _ in counts), default=""),
        )


def _record(key: tuple[str, str, str], count: int, cell: str) -> Record:
    town, when, category = key
    values = {"town": town, "month": when, "category": category, "count": count}
    return Record(key="/".join(key), cell=cell, values=values, audiences={"": "staff"})


def _layout(table: Table) -> _Layout | None:
    found = headings(table, lambda one: _columns(one) is not None)
    return _columns(found) if found else None


def _columns(one: Headings) -> _Layout | None:
    when, town, category, count = (one.column(*words) for words in (_MONTH, _TOWN, _CATEGORY, _COUNT))
    if town is None or any(_NOT_A_SURVEY.search(name) for name in one.names):
        return None
    if when is None and not re.search(r"月", one.table.sheet):
        return None
    counts: tuple[int, ...] = (count,) if count is not None else ()
    if category is None:
        counts = tuple(index for index, name in enumerate(one.names) if _COUNTED.search(name))
    if category is None and not counts:
        return None
    return _Layout(found=one, month=when, town=town, category=category, counts=counts)


def _month(layout: _Layout, row: Sequence[Cell], document: Document) -> str:
    """The month of the row, else of the sheet; 「4月」 takes its 年度 from the title, the sheet or the file name."""
    sheet = layout.found.table.sheet
    years = (fiscal_year_in(text) for text in (layout.found.titles(), sheet, document.name.rsplit(".", 1)[0]))
    year = next((one for one in years if one), 0)
    own = cell_at(row, layout.month)
    return month(own.value, fiscal_year=year) or ("" if own.text.strip() else month(sheet, fiscal_year=year))


def _counted(layout: _Layout, row: Sequence[Cell]) -> Iterator[tuple[str, int]]:
    """Categories with their counts; a table without a count column has one visit a row."""
    if layout.category is None:
        for column in layout.counts:
            yield layout.found.printed(column).strip(), figure(cell_at(row, column).value).number or 0
        return
    category = _category(text_at(row, layout.category))
    yield category, (figure(cell_at(row, layout.counts[0]).value).number or 0) if layout.counts else 1


def _category(written: str) -> str:
    """The category; a whole sentence in its cell is no category and is not kept."""
    category = unicodedata.normalize("NFKC", written)
    if not category:
        return "区分なし"
    return _SENTENCE if len(category) > _LONGEST_CATEGORY or "。" in category else category


def _without_house(town: str) -> str:
    """The town alone: an address that slipped into the column loses its house number."""
    found = _HOUSE.match(unicodedata.normalize("NFKC", town))
    return found["town"] if found else town


def _unplaced(layout: _Layout, index: int, town: str) -> Finding:
    column = layout.month if town else layout.town
    return Finding(level="error", code="survey.no_place_or_month", cell=layout.found.address(index, column))


def _closing(left_out: dict[str, None], cut: int, sentences: int) -> list[Finding]:
    said = []
    if left_out:
        params = {"count": len(left_out), "columns": "、".join(left_out)}
        said.append(Finding(level="info", code="survey.text_left_out", params=params))
    if cut:
        said.append(Finding(level="info", code="survey.address_cut", params={"count": cut}))
    if sentences:
        said.append(Finding(level="warning", code="survey.category_is_text", params={"count": sentences}))
    return said


IMPORTER = OutreachSurvey()
