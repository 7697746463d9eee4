"""The file of an import as it was put down: for showing it as it looks, and for giving it back in its own form.

Only lists of places are kept so; a survey with people's words in it never is. A kept file holds what was left out of
the register too (hidden columns, notes), so it is for the staff alone and goes only by an act that says so.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from layers.errors import NotFound, Refused
from layers.store import audit, schema, sheets
from layers.trust.audience import Viewer

CONTENTS = frozenset({"places"})


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptFile:
    """A file with its name and bytes."""

    import_id: str
    name: str
    content: bytes
    kept_by: str
    kept_at: str


class KeptFiles:
    """The desk of original files."""

    def __init__(self, connection: Connection, viewer: Viewer) -> None:
        """A desk of a Unit."""
        self._connection = connection
        self._viewer = viewer

    def keep(self, import_id: str, name: str, content: bytes) -> None:
        """Keep the bytes that an import was read from; ``Refused("file.not_kept")`` unless it is a list of places."""
        self._viewer.require("import")
        sets, made = schema.dataset, schema.imports
        asked = select(sets.c.content).join(made, made.c.dataset == sets.c.id).where(made.c.id == _number(import_id))
        found = self._connection.execute(asked).scalar()
        if found not in CONTENTS:
            raise Refused("file.not_kept")
        table = schema.kept_file
        self._connection.execute(delete(table).where(table.c.import_id == _number(import_id)))
        row = {"import_id": _number(import_id), "name": name, "content": content}
        self._connection.execute(insert(table).values({**row, "kept_by": self._viewer.name, "kept_at": audit.now()}))

    def of(self, import_id: str) -> KeptFile:
        """The file of an import; ``NotFound("file.not_found")`` where none was kept."""
        self._viewer.require("import")
        table = schema.kept_file
        row = self._connection.execute(select(table).where(table.c.import_id == _number(import_id))).first()
        if row is None:
            raise NotFound("file.not_found")
        return KeptFile(
            import_id=str(row.import_id),
            name=row.name,
            content=row.content,
            kept_by=row.kept_by,
            kept_at=row.kept_at,
        )

    def has(self, import_id: str) -> bool:
        """Whether the file of an import is here."""
        self._viewer.require("import")
        table = schema.kept_file
        query = select(table.c.import_id).where(table.c.import_id == _number(import_id))
        return self._connection.execute(query).first() is not None

    def forget(self, import_id: str) -> None:
        """Delete the bytes for good; the log says who did it."""
        self._viewer.require("import")
        if not self.has(import_id):
            raise NotFound("file.not_found")
        forget(self._connection, self._viewer, int(import_id))


def forget(connection: Connection, viewer: Viewer, import_id: int) -> None:
    """Delete the bytes of an import and its looks, if there are any; a line in the log goes with it."""
    table = schema.kept_file
    sheets.drop(connection, import_id)
    if connection.execute(delete(table).where(table.c.import_id == import_id)).rowcount:
        audit.write(connection, viewer, "file.forget", str(import_id))


def _number(import_id: str) -> int:
    return int(import_id) if import_id.isdecimal() and len(import_id) <= 9 else -1
