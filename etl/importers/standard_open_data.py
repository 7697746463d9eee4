"""自治体標準・推奨データセット型の施設一覧: one facility a row with coordinates, headings in English or Japanese."""

from etl.lists import batch
from etl.recognise import Columns
from layers.intake.contract import Batch, Document, Hints


class StandardOpenData:
    """A facility list as cities hand it out as open data."""

    id = "standard_open_data"
    label = "施設一覧（自治体標準オープンデータ型）"

    def fits(self, document: Document, hints: Hints) -> float:
        """Name and coordinates make such a list; without coordinates it is one only for want of a better reader."""
        return max((_sure(columns) for _, columns in batch.lists(document, hints)), default=0.0)

    def read(self, document: Document, hints: Hints) -> Batch:
        """One record a facility; categories that are no places of this map are left out and counted."""
        return batch.read(document, hints, importer=self.id)


def _sure(columns: Columns | None) -> float:
    if columns is None or not columns.has("name"):
        return 0.0
    if columns.has("lat") and columns.has("lon"):
        return 0.75
    return 0.45 if columns.has("address") and columns.has("phone", "url", "kind", "id") else 0.0


IMPORTER = StandardOpenData()
