"""Which kind the rows of a list are: the city's word, the row's own category, else what the list calls itself."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path, PurePath
from typing import Any

from etl import heading_words
from etl.clean import kind, text
from etl.lists.layout import Part
from etl.lists.rows import Row
from layers.intake.contract import Document, Finding, Hints, Table

_SENDER = re.compile(
    r"(?:センター|協議会|[課係室部局]|役場|役所|委員会|法人.{1,20})$|御中|各位|殿$|様$|^(?:作成|発行|担当|事務局|問い?合わ?せ)"
)

_LISTED = re.compile(r"[・、,と／/]|及び|および|並びに")


def of_list(document: Document, part: Part) -> str:
    """The kind that title, sheet, file name, the heading of the names or the folder speak of; ``""`` if none does.

    A second list of a sheet is told by the lines above it, which stand nearer than the name of the sheet.
    """
    heading = next((part.columns.labels.get(column, "") for column in part.columns.of("name")), "")
    titles = [*reversed(part.titles)] if not part.first else [*part.titles]
    stem = PurePath(document.name).stem
    senders = [one for one in titles if _SENDER.search(text.plain(one))]
    titles = [one for one in titles if one not in senders]
    order = [part.sheet.sheet, *titles, stem, heading] if part.first else [*titles, heading, part.sheet.sheet, stem]
    # Who keeps the list (「みほん町地域包括支援センター」) is what it lists only where nothing else says.
    order += senders
    return of_texts(order) or kind.of_folder(document.folder)


def of_parts(document: Document, sheets: Sequence[tuple[Table, list[Part]]], said: str = "") -> list[str]:
    """The kind of each list in order; one that says nothing of it is what all others are, or what the cover says.

    What a person says (``said``) goes before that; only lists that call themselves different things keep their own.
    """
    found = [of_list(document, part) for _, parts in sheets for part in parts]
    others = {one for one in found if one}
    if said:
        return [one if one and len(others) > 1 else said for one in found]
    cover = [cell.text for table, parts in sheets if not parts for row in table.rows[:50] for cell in row if cell.text]
    rest = others.pop() if len(others) == 1 else of_texts(one for one in cover if len(one) <= 30)
    return [one or rest for one in found]


def any_known(chosen: Sequence[Row]) -> bool:
    """Whether any category that the rows name is a kind of place, or one that is known to be none."""
    categories = {text.plain(row.first("kind")) for row in chosen} - {""}
    return any(_of_category(one) is not None for one in categories)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def _of_category(category: str) -> str | None:
    """What the own category of a row says; a word of the law goes before the single words in it."""
    return _statutory(category.replace(" ", "")) or kind.of_category(category)


def _likely(texts: Iterable[str]) -> str:
    """The kind of a place of which nothing is told but what people do there."""
    plain = " ".join(map(text.plain, texts))
    return next((row["kind"] for row in _table()["likely"] if any(word in plain for word in row["words"])), "")


def of_texts(texts: Iterable[str]) -> str:
    """The first kind that one of the texts speaks of, by law or by name; one that speaks only of 団体 comes last."""
    plain = [text.plain(one).replace(" ", "") for one in texts]
    told = [(one, _statutory(one) or kind.of_words(one)) for one in plain]
    sure = [found for one, found in told if found and not (found == "group" and _is_general(one)) and not _several(one)]
    return next(iter(sure), next((found for _, found in told if found), ""))


def _several(plain: str) -> bool:
    """Whether a text names kinds side by side (「子育てひろば・こども食堂一覧」): a nearer one tells which."""
    return len({found for piece in _LISTED.split(plain) if (found := kind.of_words(piece))}) > 1


def _statutory(plain: str) -> str:
    """The kind of what a law calls so (地域介護予防活動支援事業 are the 通いの場)."""
    return next((row["kind"] for row in _table()["statutory"] if any(word in plain for word in row["words"])), "")


def _is_general(plain: str) -> bool:
    """Whether a text says 団体 and not which."""
    return not any(word in plain for word in _table()["certain_groups"])


def _is_field(row: Row) -> bool:
    """Whether what stands as the category is a field of work (「分野」), and no kind of place."""
    headings = {heading_words.folded(row.columns.labels.get(column, "")) for column in row.columns.of("kind")}
    return headings <= set(_table()["fields"])


@dataclass(kw_only=True, slots=True)
class Kinds:
    """Gives each row its kind and remembers which categories were left out.

    ``known`` says that the categories of the list are kinds of places at all: where none of them is, the column
    tells something else (新規・継続), and no row is left out for it.
    """

    hints: Hints
    default: str
    known: bool = True
    left_out: Counter[str] = field(default_factory=Counter)
    likely: int = 0

    def trial(self) -> "Kinds":
        """The same without what was counted, to ask for kinds and count nothing."""
        return Kinds(hints=self.hints, default=self.default, known=self.known)

    def of_row(self, row: Row, name: str) -> str | None:
        """The kind of a row; ``""`` = its category is no place of this map, ``None`` = nobody knows."""
        if self.hints.listing and self.hints.listing.kind:
            return self.hints.listing.kind
        category, default = text.plain(row.first("kind")), row.context.kind or self.default
        found = _of_category(category) if category else None
        if default and _is_field(row):
            found = None if default == "group" else found or None
        if found == "":
            self.left_out[category] += 1
            return ""
        return kind.of_name(name) or found or default or self._unknown(category, name, row)

    def _unknown(self, category: str, name: str, row: Row) -> str | None:
        if category and self.known:
            self.left_out[category] += 1
            return ""
        texts = [name, *row.texts("activity")]
        found = of_texts(texts)
        if not found and (found := _likely(texts)):
            self.likely += 1
        return found or None

    def findings(self) -> Iterable[Finding]:
        """One line for each category that was left out, with its rows counted."""
        if self.likely:
            yield Finding(level="warning", code="kind.likely", params={"count": self.likely})
        for category, count in sorted(self.left_out.items()):
            yield Finding(level="info", code="kind.left_out", params={"category": category, "count": count})
