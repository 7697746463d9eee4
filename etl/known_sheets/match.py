"""Whether a table is a known sheet, in which edition, and how sure that is: by its headings, then by its name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from etl.feature_table import feature_headings, feature_table, is_points
from etl.headings import Headings, fold, headings, text_at
from etl.known_sheets.profile import Edition, Profile
from layers.intake.contract import Cell, Document, Features, Table

_PROVEN_ROWS = 20
_NAMED = 0.94  # an official sheet that calls itself by its name
_CALLED_SO = 0.78  # any list of places with coordinates that does; a list that speaks of halls and people is surer
_LOCATED = (("address",), ("town",), ("city",), ("lat", "lon"))


@dataclass(frozen=True, kw_only=True)
class Match:
    """A table that is the sheet. ``roles``: column → meaning."""

    found: Headings
    edition: Edition
    roles: dict[int, str]
    sure: float

    def column(self, role: str) -> int | None:
        """The first column of a meaning."""
        return self._places.get(role)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {role: column for column, role in sorted(self.roles.items(), reverse=True)}

    def text(self, row: Sequence[Cell], role: str) -> str:
        """What a row says under a meaning, spaces around it taken off; ``""`` where it says nothing."""
        return text_at(row, self.column(role))


def tables_of(profile: Profile, document: Document) -> list[Table]:
    """The tables of a document; a layer of points whose columns may be the sheet counts as one."""
    points = _points(profile, document.features) if document.features else None
    return [*document.tables, *([points] if points else [])]


def _points(profile: Profile, features: Features) -> Table | None:
    names = feature_headings(features)
    # Layers are large: the rows are only made where the columns promise something.
    head = Headings(table=Table(sheet="", rows=()), row=0, names=tuple(fold(name) for name in names))
    if not is_points(features) or not any(_accepted(edition, head) for edition in profile.editions):
        return None
    return feature_table(features)


def matches(profile: Profile, tables: Sequence[Table], document: Document) -> Iterator[Match]:
    """Each table that is this sheet."""
    for table in tables:
        found = (_match(profile, edition, table, document) for edition in profile.editions)
        if one := next(filter(None, found), None):
            yield one


def _match(profile: Profile, edition: Edition, table: Table, document: Document) -> Match | None:
    found = headings(table, lambda one: _accepted(edition, one))
    if found is None or not _proven(edition, found):
        return None
    roles = edition.columns(found.names)
    sure = _sure(profile, edition, found, set(roles.values()), fold(f"{document.name} {table.sheet}"))
    return Match(found=found, edition=edition, roles=roles, sure=sure) if sure else None


def _sure(profile: Profile, edition: Edition, found: Headings, roles: set[str], called: str) -> float:
    """By the marks of the sheet, or by its name where a 団体コード shows that it is an official one."""
    titled = any(word in called + fold(found.titles()) for word in profile.named)
    marked = sum(name in edition.marks for name in found.names) >= edition.least
    if marked and roles.issuperset(edition.needs_roles):
        return max(_NAMED if titled else 0.0, edition.sure)
    if titled and "localgov" in roles:
        return max(_NAMED, edition.sure)
    # English words stand in the names of many files.
    in_japanese = any(word in called for word in profile.named if not word.isascii())
    return _CALLED_SO if in_japanese and {"lat", "lon"} <= roles else 0.0


def _accepted(edition: Edition, one: Headings) -> bool:
    names = set(one.names)
    if not names.issuperset(edition.needs) or names & edition.never:
        return False
    roles = set(edition.columns(one.names).values())
    located = any(roles.issuperset(columns) for columns in _LOCATED)
    return "name" in roles and located


def _proven(edition: Edition, found: Headings) -> bool:
    """Whether the first cells of a column look as this edition writes them."""
    for name, pattern in edition.proof.items():
        column = found.names.index(name) if name in found.names else None
        texts = [text_at(row, column) for _, row in found.body()][:_PROVEN_ROWS]
        written = [text for text in texts if text]
        if sum(bool(pattern.fullmatch(text)) for text in written) * 2 <= len(written):
            return False
    return True
