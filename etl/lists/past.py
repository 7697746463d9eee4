"""Sheets that hold the list of an older year beside the one that holds now: 「R7」 beside 「R8」, 「前年度」.

The older one is set aside and said to be so, for its days and its people may no longer be true.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from etl.clean import text
from etl.lists.layout import Part
from etl.lists.sheets import Sheets
from layers.intake.contract import Finding

_ERAS = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988}
_YEAR = re.compile(
    r"(?:(?P<era>令和|平成|(?<![A-Za-z])[RH])\s*\.?\s*(?P<of>元|\d{1,2})|(?P<full>20\d{2}))\s*(?:年度?)?"
)
# A name or a title that tells of what was founded in a year, or of one day, tells no edition.
_NO_EDITION = re.compile(r"開設|設立|新規|発足|廃止|終了|解散|以[前降]|から|~|生まれ")
_OLDER = re.compile(
    r"前年度|昨年度?|旧(?:年度|版|一覧|名簿|データ)?$|^旧|過去|以前の?(?:分|一覧)?$|(?:^|[^一-龥])old", re.IGNORECASE
)
# Two editions of one list hold most groups alike; two lists of a city share but a few.
_SHARED = 0.3


@dataclass(frozen=True, kw_only=True, slots=True)
class _Edition:
    """The lists of one sheet: of which year (0 = older without a number, None = not said), and whom they name."""

    sheet: str
    year: int | None
    names: frozenset[str]


def present(found: Sheets) -> tuple[Sheets, list[Finding]]:
    """The sheets without the lists of older years, and what is said of those."""
    editions = [_edition(table.sheet, parts) for table, parts in found if parts]
    older = {one.sheet: newer.sheet for one in editions if (newer := _newer(one, editions))}
    kept = [(table, parts) for table, parts in found if table.sheet not in older]
    findings = [
        Finding(level="warning", code="sheet.older_year", params={"sheet": sheet, "newer": newer})
        for sheet, newer in older.items()
    ]
    return kept, findings


def year_of(written: str) -> int | None:
    """The one year that a name or a title speaks of: 「令和8年度」, 「R8」, 「2026年度版」."""
    plain = unicodedata.normalize("NFKC", written)
    years = {_number(found) for found in _YEAR.finditer(plain)}
    return years.pop() if len(years) == 1 and not _NO_EDITION.search(plain) else None


def _number(found: re.Match[str]) -> int:
    if found["full"]:
        return int(found["full"])
    return _ERAS[found["era"]] + (1 if found["of"] == "元" else int(found["of"]))


def _edition(sheet: str, parts: list[Part]) -> _Edition:
    told = [sheet, *(title for part in parts[:1] for title in part.titles)]
    year = next((found for one in told if (found := year_of(one))), None)
    if year is None and _OLDER.search(text.plain(sheet)):
        year = 0
    return _Edition(sheet=sheet, year=year, names=frozenset(name for part in parts for name in _names(part)))


def _names(part: Part) -> Iterator[str]:
    columns = part.columns.of("name") or part.columns.of("venue")
    for row in part.table.rows[part.columns.data_row :]:
        yield from (name for column in columns[:1] if column < len(row) if (name := text.unbroken(row[column].text)))


def _newer(one: _Edition, others: list[_Edition]) -> _Edition | None:
    """The newest list of which this one is an older edition."""
    if one.year is None:
        return None
    newer = [other for other in others if _later(other, one) and _alike(one, other)]
    return max(newer, key=lambda other: other.year or 0, default=None)


def _later(other: _Edition, one: _Edition) -> bool:
    """A list without a year is newer than one that is called old, and of unknown age beside one with a year."""
    return one.year == 0 and other.year is None if other.year is None else other.year > (one.year or 0)


def _alike(one: _Edition, other: _Edition) -> bool:
    smaller = min(len(one.names), len(other.names))
    return smaller > 0 and len(one.names & other.names) >= _SHARED * smaller
