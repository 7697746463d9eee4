"""Which kind the rows of a list are: the city's word, the row's own category, else what the list calls itself."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePath

from etl.clean import kind, text
from etl.lists.rows import Row
from etl.recognise import Columns
from layers.intake.contract import Document, Finding, Hints, Table


def of_list(document: Document, table: Table, columns: Columns) -> str:
    """The kind that sheet, title, file name, the heading of the names or the folder speak of; ``""`` if none does."""
    titles = [cell.text for raw in table.rows[: columns.first_row] for cell in raw if cell.text.strip()]
    heading = next((columns.labels.get(column, "") for column in columns.of("name")), "")
    for words in (table.sheet, *titles, PurePath(document.name).stem, heading):
        if found := kind.of_words(words):
            return found
    return kind.of_folder(document.folder)


@dataclass(kw_only=True, slots=True)
class Kinds:
    """Gives each row its kind and remembers which categories were left out."""

    hints: Hints
    default: str
    left_out: Counter[str] = field(default_factory=Counter)

    def of_row(self, row: Row, name: str) -> str | None:
        """The kind of a row; ``""`` = its category is no place of this map, ``None`` = nobody knows."""
        if self.hints.listing and self.hints.listing.kind:
            return self.hints.listing.kind
        category = text.plain(row.first("kind"))
        found = kind.of_category(category) if category else None
        if found == "":
            self.left_out[category] += 1
            return ""
        return kind.of_name(name) or found or self.default or self._unknown(category, name)

    def _unknown(self, category: str, name: str) -> str | None:
        if category:
            self.left_out[category] += 1
            return ""
        return kind.of_words(name) or None

    def findings(self) -> Iterable[Finding]:
        """One line for each category that was left out, with its rows counted."""
        for category, count in sorted(self.left_out.items()):
            yield Finding(level="info", code="kind.left_out", params={"category": category, "count": count})
