"""アドレス・ベース・レジストリ 町字マスター (デジタル庁), with its old Japanese headings or the keys of mt_town.

The master holds names alone: it is of use only where its 代表点 stand beside them. Abolished towns are left out.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from etl.days import day
from etl.figures import decimal
from etl.headings import Headings, cell_at, headings, text_at
from etl.named_points import NamedPoint, gathered
from etl.refusal import other_form
from layers.intake.contract import Batch, Cell, Document, Hints
from layers.provenance import Source

_WORDS: Mapping[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_NEEDED = ("city", "code", "oaza", "chome", "koaza")
_STILL_THERE = "9999-12-31"


class AbrTowns:
    """The CSV of one prefecture or city, cut to the city."""

    id = "abr_towns"
    label = "アドレス・ベース・レジストリ（町字マスター）"

    def fits(self, document: Document, hints: Hints) -> float:  # noqa: ARG002 - the headings alone decide
        """Sure where 町字id stands beside 大字・町名, 丁目名 and 小字名."""
        return 0.97 if _table(document) else 0.0

    def read(self, document: Document, hints: Hints) -> Batch:
        """One record per town in force."""
        found = _table(document)
        if found is None:
            return other_form("towns", self)
        records, findings = gathered(_rows(found), hints.city)
        return Batch(
            content="towns",
            importer=self.id,
            records=records,
            findings=findings,
            source=Source(title="アドレス・ベース・レジストリ（町字マスター）", publisher="デジタル庁"),
        )


def _table(document: Document) -> Headings | None:
    if not document.tables:
        return None
    words = _WORDS["columns"]
    return headings(document.tables[0], lambda one: all(one.column(*words[name]) is not None for name in _NEEDED))


def _rows(found: Headings) -> Iterator[NamedPoint]:
    columns = {name: found.column(*words) for name, words in _WORDS["columns"].items()}
    for index, row in found.body():
        if _is_abolished(row, columns["abolished"]):
            continue
        yield NamedPoint(
            cell=found.address(index, columns["oaza"]),
            city_code=text_at(row, columns["city"]),
            town="".join(text_at(row, columns[part]) for part in ("oaza", "chome", "koaza")),
            lat=decimal(cell_at(row, columns["lat"]).value),
            lon=decimal(cell_at(row, columns["lon"]).value),
        )


def _is_abolished(row: Sequence[Cell], column: int | None) -> bool:
    """A day of abolition; the farthest day of the calendar stands for none."""
    told = day(cell_at(row, column).value)
    return bool(told) and told < _STILL_THERE


IMPORTER = AbrTowns()
