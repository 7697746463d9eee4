"""Statistics text of e-Stat (tblT…txt): codes in row 1, Japanese labels in row 2, rows keyed by KEY_CODE.

HTKSYORI 1 = 合算先 (holds the figures of the areas in GASSAN), 2 = 秘匿 (its figures stand at HTKSAKI).
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from etl.ages import AgeClass, AgeColumns, added, age_columns, people_from
from etl.figures import Figure, figure
from etl.headings import cell_at, text_at
from etl.homes import homes_columns
from layers.intake.contract import Cell, Document, Table
from layers.provenance import Source

_SPACES = re.compile(r"\s")
_PEOPLE = re.compile(r"(人口)?\(?(年齢)?総数\)?(\(年齢\))?(人口)?(総数)?(、?\(?年齢「?不詳」?を?含む\)?)?")
_AGES = re.compile(r"^(総数)?(.+?歳(?:以上|未満)?)(?:人口)?(総数)?$")
# The years of the numbers that are known; another table is taken without a year.
_TABLE_YEARS = {
    "T00057": 2010,
    "T00084": 2015,
    "T00085": 2015,
    "T00108": 2020,
    "T00114": 2020,
    "T00119": 2020,
    "T00123": 2020,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class EstatTable:
    """Where the columns of one e-Stat text stand; ``people`` and ``households`` may be missing.

    ``homes``: columns of households by kind; such a table counts no people.
    """

    table: Table
    codes: tuple[str, ...]
    labels: tuple[str, ...]
    ages: AgeColumns
    people: int | None
    households: int | None
    homes: Mapping[str, int] = field(default_factory=dict)

    def rows(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        """The rows below the two headings that hold a KEY_CODE."""
        for index in range(2, len(self.table.rows)):
            if self.text(self.table.rows[index], "KEY_CODE"):
                yield index, self.table.rows[index]

    def text(self, row: Sequence[Cell], code: str) -> str:
        """The text under a code of row 1 ("" where the table has no such column)."""
        return text_at(row, self.codes.index(code)) if code in self.codes else ""

    def figure(self, row: Sequence[Cell], column: int | None) -> Figure:
        """The figure in a column."""
        return figure(cell_at(row, column).value)

    def older(self, row: Sequence[Cell], age: int) -> int | None:
        """People of an age and older: from the column that says just this, else from the classes that begin there."""
        columns = {**self.ages.counted, **self.ages.repeated}
        found = next((where for ages, where in columns.items() if ages.low == age and _is_open(ages)), ())
        return self.figure(row, found[0]).number if len(found) == 1 else people_from(age, self.counts(row))

    def counts(self, row: Sequence[Cell]) -> dict[AgeClass, int | None]:
        """People by disjoint age class; None where hidden."""
        return {ages: added(self.figure(row, one) for one in where) for ages, where in self.ages.counted.items()}

    def men_and_women(self, row: Sequence[Cell]) -> dict[AgeClass, tuple[int | None, int | None]]:
        """Men and women by age class, where the table tells both."""
        return {
            ages: (self.figure(row, men).number, self.figure(row, women).number)
            for ages, (men, women) in self.ages.sexes.items()
        }

    def residents(self, row: Sequence[Cell]) -> Figure:
        """All people of a row; a table that only holds ages gives their sum."""
        if self.people is not None:
            return self.figure(row, self.people)
        total = people_from(0, self.counts(row))
        return Figure(total, "figure") if total is not None else Figure(None, "hidden")

    def homes_of(self, row: Sequence[Cell]) -> dict[str, int | None]:
        """Households of the row by kind."""
        return {kind: self.figure(row, column).number for kind, column in self.homes.items()}

    @property
    def tells_people(self) -> bool:
        """Whether the people of a row can be known at all: their own column, or classes from 0 years to the oldest."""
        ages = self.ages.counted
        return self.people is not None or (any(one.low == 0 for one in ages) and any(map(_is_open, ages)))

    @property
    def as_of(self) -> str:
        """The day of the census, from the number of the table; "" where the number is not known."""
        codes = [code for code in self.codes if code.startswith("T0")]
        years = [year for start, year in _TABLE_YEARS.items() if codes and codes[0].startswith(start)]
        return f"{years[0]}-10-01" if years else ""

    def source(self, title: str) -> Source:
        """The credit line that e-Stat asks for."""
        year = f"（{self.as_of[:4]}年）" if self.as_of else ""
        return Source(
            title=f"国勢調査{year}{title}",
            publisher="総務省統計局（e-Stat）",
            licence="政府標準利用規約",
            date=self.as_of,
        )


def _is_open(ages: AgeClass) -> bool:
    return ages.high > 200


def estat_table(document: Document) -> EstatTable | None:
    """The table, if the document is such a text."""
    table = document.tables[0] if document.tables else None
    if table is None or len(table.rows) < 3:
        return None
    codes = tuple(cell.text.strip() for cell in table.rows[0])
    if "KEY_CODE" not in codes or not any(re.fullmatch(r"T\d{9}", code) for code in codes):
        return None
    labels = tuple(_fold(cell.text) for cell in table.rows[1])
    ages = age_columns([_age_label(label) for label in labels])
    # A mesh tells people, ages and households in one table; there households are not looked for.
    homes = {} if ages.counted else homes_columns(labels)
    people = None if homes else next((index for index, label in enumerate(labels) if _PEOPLE.fullmatch(label)), None)
    return EstatTable(
        table=table,
        codes=codes,
        labels=labels,
        ages=ages,
        people=people,
        homes=homes,
        households=next((index for index, label in enumerate(labels) if label in {"世帯総数", "世帯数"}), None),
    )


def _fold(text: str) -> str:
    return _SPACES.sub("", unicodedata.normalize("NFKC", text))


def _age_label(label: str) -> str:
    """「65歳以上人口総数」 and 「総数65歳以上」 are the same class; labels about households are none."""
    found = _AGES.match(label)
    return found[2] if found and "世帯" not in label else ""
