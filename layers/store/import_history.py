"""取込の履歴: every import with its state, its report and its place among the editions of its list."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from layers.errors import NotFound
from layers.intake.contract import Finding
from layers.provenance import Source
from layers.store import schema
from layers.store.differences import Change
from layers.trust.audience import Viewer

# No longer number fits the databases' integers.
_LONGEST_ID = 9
# States in which an import can still be mended, decided upon and published.
WAITING = ("staged", "undone")


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportRow:
    """One import as the history shows it; ``findings`` and ``changes`` are filled by ``one`` alone."""

    id: str
    dataset: str
    content: str
    importer: str
    state: str
    file_name: str
    folder: str
    sha256: str
    as_of: str
    rows: int
    counts: Mapping[str, int]
    levels: Mapping[str, int]
    in_force: bool
    released: bool
    staged_at: str
    staged_by: str
    published_at: str | None
    source: Source
    findings: tuple[Finding, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def title(self) -> str:
        """What people call this list."""
        return self.source.title or self.file_name


class History:
    """The desk of lists, as far as it only reads."""

    def __init__(self, connection: Connection, viewer: Viewer) -> None:
        """A desk of a Unit."""
        self._connection = connection
        self._viewer = viewer

    def all(self, limit: int = 100) -> list[ImportRow]:
        """The newest imports first."""
        self._viewer.require("import")
        rows = self._connection.execute(joined().order_by(schema.imports.c.id.desc()).limit(limit))
        return [_import_row(row) for row in rows]

    def one(self, import_id: str) -> ImportRow:
        """One import with its findings and changes."""
        self._viewer.require("import")
        return _import_row(self._row(import_id), whole=True)

    def in_force(self) -> list[ImportRow]:
        """The edition of every dataset that the register shows now."""
        query = joined().where(schema.dataset.c.current_import == schema.imports.c.id)
        return [_import_row(row) for row in self._connection.execute(query.order_by(schema.imports.c.id))]

    def by_bytes(self, sha256: str) -> ImportRow | None:
        """The import in force that came from exactly these bytes."""
        query = joined().where(
            schema.imports.c.sha256 == sha256, schema.dataset.c.current_import == schema.imports.c.id
        )
        row = self._connection.execute(query.limit(1)).first()
        return None if row is None else _import_row(row)

    def _row(self, import_id: str) -> Row[Any]:
        number = int(import_id) if import_id.isdecimal() and len(import_id) <= _LONGEST_ID else -1
        row = self._connection.execute(joined().where(schema.imports.c.id == number)).first()
        if row is None:
            raise NotFound("import.not_found", id=import_id)
        return row


def joined() -> Any:  # noqa: ANN401 - SQLAlchemy's Select of many columns
    """Every import with its dataset and both pointers of it."""
    sets = schema.dataset
    return select(schema.imports, sets.c.content, sets.c.importer, sets.c.current_import, sets.c.public_import).join(
        sets, sets.c.id == schema.imports.c.dataset
    )


def _import_row(row: Row[Any], *, whole: bool = False) -> ImportRow:
    change = row.differences
    levels = {level: sum(one["level"] == level for one in row.findings) for level in ("error", "warning", "info")}
    return ImportRow(
        id=str(row.id),
        dataset=row.dataset,
        content=row.content,
        importer=row.importer,
        state=row.state,
        file_name=row.file_name,
        folder=row.folder,
        sha256=row.sha256,
        as_of=row.as_of,
        rows=row.rows,
        counts={kind: change[kind] for kind in ("new", "changed", "gone", "same")},
        levels=levels,
        in_force=row.current_import == row.id,
        released=row.public_import == row.id,
        staged_at=row.staged_at,
        staged_by=row.staged_by,
        published_at=row.published_at,
        source=_source(row),
        findings=tuple(Finding(**one) for one in row.findings) if whole else (),
        changes=tuple(Change(**one) for one in change["changes"]) if whole else (),
    )


def _source(row: Row[Any]) -> Source:
    return Source(title=row.title, publisher=row.publisher, licence=row.licence, date=row.source_date)
