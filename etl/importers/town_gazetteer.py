"""位置参照情報 大字・町丁目レベル (国土交通省) and the CSV of japanese-addresses: a town and a point a row."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from etl.figures import decimal
from etl.headings import Headings, cell_at, headings, text_at
from etl.named_points import NamedPoint, gathered
from etl.refusal import other_form
from layers.intake.contract import Batch, Document, Hints
from layers.provenance import Source

_WORDS: Mapping[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_NEEDED = ("city", "code", "town", "lat", "lon")


class TownGazetteer:
    """The CSV of one prefecture, cut to the city."""

    id = "town_gazetteer"
    label = "位置参照情報（大字・町丁目レベル）"

    def fits(self, document: Document, hints: Hints) -> float:  # noqa: ARG002 - the headings alone decide
        """Sure where 大字町丁目コード stands beside name and coordinates."""
        return 0.97 if _table(document) else 0.0

    def read(self, document: Document, hints: Hints) -> Batch:
        """One record per town of the city."""
        found = _table(document)
        if found is None:
            return other_form("towns", self)
        records, findings = gathered(_rows(found), hints.city)
        by_geolonia = found.column(*_WORDS["columns"]["kana"]) is not None
        source = Source(**_WORDS["source"]["geolonia" if by_geolonia else "mlit"])
        return Batch(content="towns", importer=self.id, records=records, findings=findings, source=source)


def _table(document: Document) -> Headings | None:
    if not document.tables:
        return None
    words = _WORDS["columns"]
    return headings(document.tables[0], lambda one: all(one.column(*words[name]) is not None for name in _NEEDED))


def _rows(found: Headings) -> Iterator[NamedPoint]:
    columns = {name: found.column(*words) for name, words in _WORDS["columns"].items()}
    for index, row in found.body():
        yield NamedPoint(
            cell=found.address(index, columns["town"]),
            city_code=text_at(row, columns["city"]),
            town=text_at(row, columns["town"]) + text_at(row, columns["koaza"]),
            lat=decimal(cell_at(row, columns["lat"]).value),
            lon=decimal(cell_at(row, columns["lon"]).value),
        )


IMPORTER = TownGazetteer()
