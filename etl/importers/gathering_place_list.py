"""通いの場・居場所・サロン・相談窓口の一覧: lists kept by hand in Excel or CSV, mostly without coordinates."""

from etl import said_of_columns
from etl.lists import batch
from etl.recognise import Columns
from layers.intake.contract import Batch, Document, Hints

_EVIDENCE = ("venue", "schedule", "day", "time", "fee", "participants", "contact_name", "target", "status", "zone")
_SHOWN = 0.3
_SURE = ("venue", "contact_name", "participants")


class GatheringPlaceList:
    """A list in which people keep their groups: name, hall, day and time, whom to ask."""

    id = "gathering_place_list"
    label = "通いの場・居場所・サロン・相談窓口の一覧"

    def fits(self, document: Document, hints: Hints) -> float:
        """The more a list speaks of halls, days and people, the surer; coordinates speak for a facility list."""
        sure = max((_sure(columns) for _, columns in batch.lists(document, hints)), default=0.0)
        shown = (said_of_columns.headed(table, hints) for table in document.tables)
        # Where a person has shown the headings there is nothing left to doubt but which list it is.
        return max(sure, _SHOWN if any(one and one.has("name", "venue") for one in shown) else 0.0)

    def read(self, document: Document, hints: Hints) -> Batch:
        """One record a group and hall."""
        return batch.read(document, hints, importer=self.id)


def _sure(columns: Columns | None) -> float:
    if columns is None:
        return 0.0
    evidence = sum(1 for role in _EVIDENCE if columns.has(role))
    score = 0.4 + 0.1 * min(evidence, 4) if columns.has("address", *_EVIDENCE) else 0.0
    return score if columns.has(*_SURE) or not columns.has("lat", "lon") else min(score, 0.5)


IMPORTER = GatheringPlaceList()
