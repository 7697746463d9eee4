"""位置参照情報 街区レベル (国土交通省): 町丁 and 街区 with a point. Of several points of a block the 代表 is taken."""

from collections.abc import Mapping

from shapely.geometry import Point

from etl.figures import decimal
from etl.headings import Headings, cell_at, headings, text_at
from etl.refusal import other_form
from layers.city import City
from layers.intake.contract import Batch, Document, Finding, Hints, Record
from layers.provenance import Source

_TOWN = ("大字・丁目名", "大字・町丁目名", "大字_丁目名", "大字町丁目名")
# Some 150 m: 代表 points of one block never lie so far apart.
_ONE_BLOCK_DEGREES = 0.0015
_BLOCK = ("街区符号・地番", "街区符号_地番")


class BlockGazetteer:
    """The CSV of one prefecture or city, cut to the city."""

    id = "block_gazetteer"
    label = "位置参照情報（街区レベル）"

    def fits(self, document: Document, hints: Hints) -> float:  # noqa: ARG002 - the headings alone decide
        """Sure where 街区符号・地番 and 代表フラグ stand."""
        return 0.97 if _table(document) else 0.0

    def read(self, document: Document, hints: Hints) -> Batch:
        """One record per block of the city."""
        found = _table(document)
        if found is None:
            return other_form("towns", self)
        records: dict[str, Record] = {}
        findings: list[Finding] = []
        for index, row in found.body():
            if text_at(row, found.column("代表フラグ")) != "1" or not _inside(
                text_at(row, found.column("都道府県名")), text_at(row, found.column("市区町村名")), hints.city
            ):
                continue
            town = text_at(row, found.column(*_TOWN)) + text_at(row, found.column("小字・通称名", "小字_通称名"))
            block = text_at(row, found.column(*_BLOCK))
            lat = decimal(cell_at(row, found.column("緯度")).value)
            lon = decimal(cell_at(row, found.column("経度")).value)
            cell = found.address(index, found.column(*_TOWN))
            if lat is None or lon is None or not town:
                findings.append(Finding(level="error", code="town.unreadable", cell=cell))
                continue
            key = _key(f"{town}/{block}", Point(lon, lat), records)
            record = Record(key=key, cell=cell, values={"town": town, "block": block}, geometry=Point(lon, lat))
            records.setdefault(key, record)
        if not records:
            city = hints.city.name if hints.city else ""
            findings.append(Finding(level="error", code="area.none_here", params={"city": city}))
        source = Source(title="位置参照情報（街区レベル）", publisher="国土交通省", licence="位置参照情報利用約款")
        return Batch(
            content="towns", importer=self.id, records=list(records.values()), findings=findings, source=source
        )


def _key(key: str, spot: Point, records: Mapping[str, Record]) -> str:
    """Two towns of one name in one city are two: an address in either is for a person to decide."""
    number, free = 1, key
    while free in records:
        known = records[free].geometry
        if known is None or known.distance(spot) < _ONE_BLOCK_DEGREES:
            return free
        number += 1
        free = f"{key}#{number}"
    return free


def _inside(prefecture: str, name: str, city: City | None) -> bool:
    """A 政令市 stands before the name of its ward, a 郡 before that of its town."""
    if city is None:
        return True
    if city.is_prefecture:
        return not prefecture or prefecture == city.name
    return (name.startswith(city.name) or name.endswith(city.name)) and prefecture in {
        "",
        city.prefecture or prefecture,
    }


def _table(document: Document) -> Headings | None:
    if not document.tables:
        return None
    return headings(
        document.tables[0],
        lambda one: None not in (one.column(*_TOWN), one.column(*_BLOCK), one.column("代表フラグ"), one.column("緯度")),
    )


IMPORTER = BlockGazetteer()
