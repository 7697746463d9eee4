"""圏域 × 町丁: which towns make a zone. One row a town, or one row a zone with its towns in one cell.

A table may hold several kinds of zones side by side; a town may lie in two zones, or in one only in part.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from etl.ages import age_columns
from etl.days import fiscal_year_in
from etl.headings import Headings, headings, text_at
from etl.refusal import other_form
from etl.town_lists import Member, members
from etl.town_sheet import is_total
from etl.zone_kinds import fiscal_year, kind_of_column, kind_of_words, known_kinds
from layers.geo.codes import key_code
from layers.intake.contract import Batch, Cell, Document, Finding, Hints, Record, Table

_ZONE = re.compile(r".{0,12}(圏域|地区|校区|学区|区域|支部|ブロック|包括|包括支援センター)(名|名称|福祉委員会|名等)?")
_TOWN = re.compile(
    r"keycode|.{0,6}(町丁|町丁目|町丁字|町字|町名|町丁名|大字丁目|大字町丁目|町域)(名|名称|等|一覧)?|(構成|担当|対象|該当)(町|町内).{0,4}"
)
_RANGE = re.compile(r"区域|範囲|対象地域|担当地域")
_NOT_ZONE = re.compile(r"人口|人数|世帯|高齢|番号|コード|電話|住所|所在地|担当者|件数|備考|会長|民生")
_OTHER_LISTS = re.compile(
    r"緯度|経度|北緯|東経|調査日|lat|lon|lng|施設名|会場|開催|件数|氏名|訪問|街区|名称|name|団体名|座標系番号"
)
_BESIDE = {"年度", "適用年度", "年", "no", "id", "区分", "範囲", "注記", "一部", "property"}
_REMARK = ("備考", "一部", "範囲", "注記", "区分")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Layout:
    found: Headings
    zones: tuple[int, ...]
    town: int
    key_code: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Pair:
    row: int
    zone: str
    year: int
    town: str
    part: bool


class ZoneList:
    """Tables of zones and their towns."""

    id = "zone_list"
    label = "圏域と町丁の対応表"

    def fits(self, document: Document, hints: Hints) -> float:
        """As sure as most of the columns are what such a table holds, surer where the city knows the zones."""
        layouts = [layout for layout in map(_layout, document.tables) if layout]
        if not layouts:
            return 0.0
        named = any(kind_of_column(one.found.printed(zone), hints) for one in layouts for zone in one.zones)
        return (0.9 if named else 0.75) * max(map(_share_understood, layouts))

    def read(self, document: Document, hints: Hints) -> Batch:
        """One record per kind and zone, its members in the order of the file."""
        if not any(map(_layout, document.tables)):
            return other_form("zones", self)
        reading = _Reading(document, hints)
        for layout in map(_layout, document.tables):
            if layout:
                reading.take(layout)
        return Batch(
            content="zones", importer=self.id, records=list(reading.records.values()), findings=reading.findings
        )


def _layout(table: Table) -> _Layout | None:
    return _columns(headings(table, lambda one: _columns(one) is not None))


def _columns(found: Headings | None) -> _Layout | None:
    if found is None or _another_list(found) or _stands_below_a_list(found):
        return None
    key = found.column("KEY_CODE")
    towns = [index for index, name in enumerate(found.names) if _TOWN.fullmatch(name) and not _NOT_ZONE.search(name)]
    zones = [
        index
        for index, name in enumerate(found.names)
        if _ZONE.fullmatch(name) and not _NOT_ZONE.search(name) and index not in towns
    ]
    if not towns and len(zones) > 1:
        ranges = [index for index in zones if _RANGE.search(found.names[index]) and "圏域" not in found.names[index]]
        towns, zones = ranges[-1:], [index for index in zones if index not in ranges[-1:]]
    if not towns or not zones:
        return None
    named = [index for index in towns if index != key]
    return _Layout(found=found, zones=tuple(zones), town=(named or towns)[0], key_code=key)


def _share_understood(layout: _Layout) -> float:
    names = [name for name in layout.found.names if name]
    beside = {layout.town, *layout.zones}
    known = [
        name
        for index, name in enumerate(layout.found.names)
        if name and (index in beside or _TOWN.fullmatch(name) or _NOT_ZONE.search(name) or name in _BESIDE)
    ]
    return len(known) / len(names)


def _another_list(found: Headings) -> bool:
    other = any(
        _OTHER_LISTS.search(name) and not _ZONE.fullmatch(name) and not _TOWN.fullmatch(name) for name in found.names
    )
    return other or len(age_columns(found.names).counted) >= 3


def _stands_below_a_list(found: Headings) -> bool:
    """Above the headings stand titles alone: a row of several cells there means that this row is one of its entries."""
    return any(sum(bool(cell.text.strip()) for cell in row) >= 3 for row in found.table.rows[: found.row])


class _Reading:
    """The zones found so far, over all sheets."""

    def __init__(self, document: Document, hints: Hints) -> None:
        self.document = document
        self.hints = hints
        self.records: dict[str, Record] = {}
        self.findings: list[Finding] = []

    def take(self, layout: _Layout) -> None:
        """The zones of one sheet."""
        found = layout.found
        titles = found.titles()
        told = fiscal_year(self.document, titles, found.table.sheet)
        for column, kind in self._kinds(layout, titles):
            pairs = list(_pairs(layout, column))
            if column != layout.zones[-1]:
                pairs = _whole_again(pairs)
            for pair in pairs:
                self._join(kind, pair, pair.year or told, cell=found.address(pair.row, column))

    def _kinds(self, layout: _Layout, titles: str) -> list[tuple[int, str]]:
        """Kind by column: the one that the city's entry for this list names, else every column that names one."""
        printed = {column: layout.found.printed(column).strip() for column in layout.zones}
        if self.hints.city is None:
            return list(printed.items())
        known = {column: kind_of_column(name, self.hints) for column, name in printed.items()}
        words = (titles, layout.found.table.sheet, self.document.name)
        told = kind_of_words(words, self.hints)
        if told and told not in known.values():
            unnamed = [column for column, kind in known.items() if kind is None]
            known |= dict.fromkeys(unnamed[-1:], told)
        if self.hints.listing and self.hints.listing.kind:
            known = {column: kind for column, kind in known.items() if kind == told}
        elif any(known.values()):
            self._left_out(layout, [column for column, kind in known.items() if kind is None])
        if not any(known.values()):
            params = {"column": "、".join(printed.values()), "known": known_kinds(self.hints)}
            self.findings.append(Finding(level="error", code="zone.kind_unknown", params=params))
        return [(column, kind) for column, kind in known.items() if kind]

    def _left_out(self, layout: _Layout, columns: list[int]) -> None:
        for column in columns:
            params = {"column": layout.found.printed(column).strip(), "known": known_kinds(self.hints)}
            cell = layout.found.address(layout.found.row, column)
            self.findings.append(Finding(level="info", code="zone.column_left_out", cell=cell, params=params))

    def _join(self, kind: str, pair: _Pair, year: int, *, cell: str) -> None:
        key = f"{kind}/{pair.zone}"
        if key not in self.records:
            values = {"kind": kind, "fiscal_year": year, "name": pair.zone, "members": []}
            self.records[key] = Record(key=key, cell=cell, values=values)
        joined = self.records[key].values["members"]
        same = next((one for one in joined if one["town"] == pair.town), None)
        if same is None:
            joined.append({"town": pair.town, "part": pair.part})
        else:
            same["part"] = same["part"] and pair.part


def _whole_again(pairs: list[_Pair]) -> list[_Pair]:
    """「一部」 speaks of the finest zones: a town in two 地区 of one 圏域 lies in that 圏域 as a whole."""
    zones: dict[str, list[str]] = {}
    for pair in pairs:
        zones.setdefault(pair.town, []).append(pair.zone)
    together = {town for town, named in zones.items() if len(named) > 1 and len(set(named)) == 1}
    return [replace(pair, part=pair.part and pair.town not in together) for pair in pairs]


def _pairs(layout: _Layout, column: int) -> Iterator[_Pair]:
    """Each town with its zone; an empty zone cell repeats the one above (merged cells)."""
    found = layout.found
    year_column = found.column("年度", "適用年度", "年")
    zone = ""
    for index, row in found.body():
        zone = text_at(row, column) or zone
        if not zone or is_total(zone) or is_total(text_at(row, layout.town)):
            continue
        year = fiscal_year_in(text_at(row, year_column)) if year_column is not None else 0
        for member in _members(layout, row):
            for name in _zone_names(zone):
                yield _Pair(row=index, zone=name, year=year, town=member["town"], part=member["part"])


def _members(layout: _Layout, row: Sequence[Cell]) -> list[Member]:
    """The towns of a row: by KEY_CODE where there is one; a remark 「一部」 speaks of a row with one town."""
    named = members(text_at(row, layout.town))
    code = key_code(text_at(row, layout.key_code))
    if code:
        named = [Member(town=code.text, part=any(one["part"] for one in named))]
    remarks = [index for index, name in enumerate(layout.found.names) if any(word in name for word in _REMARK)]
    if len(named) == 1 and any("一部" in text_at(row, remark) for remark in remarks):
        named[0]["part"] = True
    return named


def _zone_names(cell: str) -> list[str]:
    """A town in two zones may have both in its cell: 「精道／宮川」, 「精道|宮川」; 「精道・宮川」 stays one name."""
    return [name.strip() for name in re.split(r"[／/|｜\n;；]+", cell) if name.strip()]


IMPORTER = ZoneList()
