"""町丁目の位置 (Geolonia japanese-addresses, by city): a town and a point each; a few have none."""

from shapely.geometry import Point

from etl.figures import decimal
from etl.headings import Headings, cell_at, headings, text_at
from etl.refusal import other_form
from layers.intake.contract import Batch, Document, Finding, Hints, Record
from layers.provenance import Source

_COLUMNS = ("town", "koaza", "lat", "lng")


class TownPoints:
    """The JSON of towns of one city."""

    id = "town_points"
    label = "町丁目の位置（japanese-addresses）"

    def fits(self, document: Document, hints: Hints) -> float:  # noqa: ARG002 - the keys alone decide
        """Sure where exactly the four keys stand."""
        return 0.97 if _table(document) else 0.0

    def read(self, document: Document, hints: Hints) -> Batch:  # noqa: ARG002 - the file is of one city
        """One record per town that has a point."""
        found = _table(document)
        if found is None:
            return other_form("towns", self)
        records: dict[str, Record] = {}
        without: list[str] = []
        for index, row in found.body():
            town = text_at(row, found.column("town")) + text_at(row, found.column("koaza"))
            lat = decimal(cell_at(row, found.column("lat")).value)
            lon = decimal(cell_at(row, found.column("lng")).value)
            if lat is None or lon is None:
                without.append(town)
                continue
            values = {"town": town, "block": ""}
            cell = found.address(index, found.column("town"))
            records.setdefault(town, Record(key=town, cell=cell, values=values, geometry=Point(lon, lat)))
        findings = []
        if without:
            params = {"count": len(without), "towns": "、".join(without[:10])}
            findings.append(Finding(level="info", code="town.no_point", params=params))
        source = Source(title="japanese-addresses", publisher="Geolonia", licence="CC BY 4.0")
        return Batch(
            content="towns", importer=self.id, records=list(records.values()), findings=findings, source=source
        )


def _table(document: Document) -> Headings | None:
    if not document.tables:
        return None
    return headings(document.tables[0], lambda one: sorted(filter(None, one.names)) == sorted(_COLUMNS))


IMPORTER = TownPoints()
