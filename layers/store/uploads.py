"""Uploaded files, kept as bytes until the worker has read them: the register keeps rows, not files."""

import hashlib

from sqlalchemy import Connection, delete, insert, select

from layers.errors import NotFound
from layers.store import audit, schema
from layers.trust.audience import Viewer


class Uploads:
    """The desk where a file is put down."""

    def __init__(self, connection: Connection, viewer: Viewer) -> None:
        """A desk of a Unit."""
        self._connection = connection
        self._viewer = viewer

    def keep(self, name: str, content: bytes) -> str:
        """Keep an uploaded file until the worker has read it."""
        self._viewer.require("import")
        upload = hashlib.sha256(content + name.encode()).hexdigest()
        self._connection.execute(delete(schema.upload).where(schema.upload.c.id == upload))
        row = {"id": upload, "name": name, "content": content, "kept_by": self._viewer.name, "kept_at": audit.now()}
        self._connection.execute(insert(schema.upload).values(row))
        return upload

    def kept(self, upload: str) -> tuple[str, bytes]:
        """``(name, bytes)`` of a kept file."""
        row = self._connection.execute(select(schema.upload).where(schema.upload.c.id == upload)).first()
        if row is None:
            raise NotFound("upload.not_found")
        return row.name, row.content

    def forget_older(self, days: int) -> int:
        """Drop the bytes that nobody has asked for in so many days, with a line in the log for each; how many."""
        self._viewer.require("import")
        table = schema.upload
        old = table.c.kept_at < audit.ago(days)
        names = self._connection.execute(select(table.c.id).where(old)).scalars().all()
        self._connection.execute(delete(table).where(old))
        for name in names:
            audit.write(self._connection, self._viewer, "upload.forget", name)
        return len(names)

    def forget(self, upload: str) -> None:
        """Drop the bytes once they are read: the register keeps rows, not files."""
        self._connection.execute(delete(schema.upload).where(schema.upload.c.id == upload))

    def drop(self, upload: str) -> None:
        """Delete the bytes unread because somebody says so; the log tells who."""
        self._viewer.require("import")
        if self._connection.execute(delete(schema.upload).where(schema.upload.c.id == upload)).rowcount:
            audit.write(self._connection, self._viewer, "upload.drop", upload)
