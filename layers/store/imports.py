"""取込: stage → publish (台帳に反映する) → release (住民向け地図に出す) → undo, each one transaction.

A dataset is one list through the years. Staged rows lie under an import that nobody points at; publishing and
undoing move the dataset's pointers, so a kill at any moment leaves either the old state or the new one.
"""

from typing import Any

from sqlalchemy import Row, delete, insert, select, update

from layers.errors import Refused
from layers.intake.contract import Batch, Document, Finding
from layers.provenance import Source, title_of_file
from layers.store import amendments, audit, choices, contents, differences, kept_files, membership, schema, scope, turns
from layers.store.datasets import MAY_CONTINUE, Datasets
from layers.store.import_history import WAITING, joined


class Imports(Datasets):
    """The desk of lists."""

    def days_of_places(self) -> dict[str, str]:
        """By title the day on which each list of places in force was taken in."""
        made = schema.imports
        query = select(made.c.title, made.c.published_at).where(made.c.id.in_(scope.editions(self._viewer, "places")))
        rows = self._connection.execute(query.order_by(made.c.published_at)).all()
        return {row.title: (row.published_at or "")[:10] for row in rows}

    def stage(self, batch: Batch, document: Document, *, dataset: str = "") -> str:
        """Write a batch where nobody sees it yet, with its report; the id of the import."""
        self._viewer.require("import")
        dataset = dataset or self.dataset_for(batch, document)
        self._drop_waiting(dataset, document.sha256)
        before = self._pointers(dataset, batch)
        rows = self._rows(batch, dataset)
        change = self._differences(batch, rows, before.current_import)
        made = self._connection.execute(
            insert(schema.imports).values(
                dataset=dataset,
                state="staged",
                staged_at=audit.now(),
                staged_by=self._viewer.name,
                **_head(batch, document, change),
            )
        )
        import_id = int(made.inserted_primary_key.id)  # type: ignore[union-attr]
        contents.write(self._connection, rows, import_id=import_id)
        choices.settle(self._connection, self._viewer, import_id, dataset, change)
        audit.write(self._connection, self._viewer, "stage", str(import_id))
        return str(import_id)

    def restage(self, import_id: str, batch: Batch, document: Document) -> None:
        """The same file understood anew, in the place of its first reading; ``Refused("restage.not_waiting")``."""
        self._viewer.require("import")
        row = self._row(import_id)
        if row.state not in WAITING:
            raise Refused("restage.not_waiting")
        for table in differences.tables_of(row.content):
            self._connection.execute(delete(table).where(table.c.import_id == row.id))
        rows = self._rows(batch, row.dataset)
        change = self._differences(batch, rows, row.current_import)
        head = _head(batch, document, change)
        self._connection.execute(update(schema.imports).where(schema.imports.c.id == row.id).values(head))
        contents.write(self._connection, rows, import_id=row.id)
        choices.settle(self._connection, self._viewer, row.id, row.dataset, change)
        audit.write(self._connection, self._viewer, "restage", import_id)

    def stands_alone(self, import_id: str) -> None:
        """A person says that a waiting list is no edition of another one; it is not asked again."""
        self._viewer.require("import")
        row = self._row(import_id)
        kept = [one for one in row.findings if one["code"] != MAY_CONTINUE]
        self._connection.execute(update(schema.imports).where(schema.imports.c.id == row.id).values(findings=kept))
        audit.write(self._connection, self._viewer, "edition.alone", import_id)

    def _rows(self, batch: Batch, dataset: str) -> contents.Rows:
        """The rows of a batch, made once: they are compared first and then written."""
        return list(contents.rows(batch, city_code=self._city().code, dataset=dataset))

    def _differences(self, batch: Batch, rows: contents.Rows, before: int | None) -> dict[str, Any]:
        old = differences.stored(self._connection, batch.content, before)
        return differences.compare(old, differences.gather(rows))

    def discard(self, import_id: str) -> None:
        """取り込みをやめる: what waits is dropped; the register never knew it."""
        self._viewer.require("import")
        row = self._row(import_id)
        if row.state != "staged":
            raise Refused("discard.not_staged", id=import_id)
        self._drop(row.id, row.content)
        audit.write(self._connection, self._viewer, "discard", import_id)

    def _drop_waiting(self, dataset: str, sha256: str) -> None:
        """The same file read again takes the place of its first reading, which nobody has published."""
        same = schema.imports.c.sha256 == sha256
        waiting = joined().where(schema.imports.c.state == "staged", schema.imports.c.dataset == dataset, same)
        for row in self._connection.execute(waiting).all():
            self._drop(row.id, row.content)

    def _drop(self, import_id: int, content: str) -> None:
        for table in differences.tables_of(content):
            self._connection.execute(delete(table).where(table.c.import_id == import_id))
        kept_files.forget(self._connection, self._viewer, import_id)
        made = schema.imports
        gone = {"state": "discarded", "differences": differences.compare({}, {})}
        self._connection.execute(update(made).where(made.c.id == import_id).values(gone))

    def publish(self, import_id: str, *, release: bool = False, keep_missing: bool = False) -> None:
        """台帳に反映する: the dataset points at this import from now on; ``release`` does the second act too.

        ``keep_missing``: a place that the new edition no longer lists stays, marked, unless it was decided otherwise.
        """
        self._viewer.require("import")
        turns.editions(self._connection)
        row = self._row(import_id)
        if row.state == "discarded":
            raise Refused("publish.discarded", id=import_id)
        if row.state == "published":
            raise Refused("publish.done", id=import_id)
        sets = schema.dataset
        now = self._connection.execute(select(sets).where(sets.c.id == row.dataset)).one()
        if row.content == "places":
            choices.apply(self._connection, self._viewer, row, now.current_import, keep_missing=keep_missing)
        self._connection.execute(
            update(schema.imports)
            .where(schema.imports.c.id == row.id)
            .values(
                state="published",
                previous_import=now.current_import,
                previous_public=now.public_import,
                published_at=audit.now(),
                published_by=self._viewer.name,
            )
        )
        self._point(row.dataset, current=row.id, public=row.id if release else now.public_import)
        if release:
            amendments.release_with(self._connection, row.id)
        self._done("publish", import_id, now.content)

    def release(self, import_id: str) -> None:
        """住民向け地図に出す: everybody sees, of this edition, what is for everybody."""
        self._viewer.require("release")
        turns.editions(self._connection)
        row = self._in_force(import_id)
        self._point(row.dataset, current=row.id, public=row.id)
        amendments.release_with(self._connection, row.id)
        self._done("release", import_id, row.content)

    def withdraw(self, import_id: str) -> None:
        """Take the edition off the residents' map; the register keeps it."""
        self._viewer.require("release")
        turns.editions(self._connection)
        row = self._in_force(import_id)
        self._point(row.dataset, current=row.id, public=None)
        self._done("withdraw", import_id, row.content)

    def undo(self, import_id: str | None = None) -> str:
        """取り消す: both pointers go back to where they stood before the publish; the last one unless given."""
        self._viewer.require("import")
        turns.editions(self._connection)
        made = schema.imports
        if import_id is None:
            newest = select(made.c.id).where(made.c.state == "published").order_by(made.c.published_at.desc())
            found = self._connection.execute(newest.order_by(made.c.id.desc()).limit(1)).scalar()
            if found is None:
                raise Refused("undo.nothing")
            import_id = str(found)
        row = self._in_force(import_id)
        # What was taken off the residents' map on purpose stays off.
        public = row.previous_public if row.public_import == row.id else row.public_import
        self._point(row.dataset, current=row.previous_import, public=public)
        choices.revert(self._connection, row.id)
        self._connection.execute(update(made).where(made.c.id == row.id).values(state="undone"))
        self._done("undo", import_id, row.content)
        return import_id

    def _done(self, act: str, target: str, content: str) -> None:
        audit.write(self._connection, self._viewer, act, target)
        audit.bump(self._connection)
        membership.rebuild(self._connection, content, self._city())

    def _point(self, dataset: str, *, current: int | None, public: int | None) -> None:
        sets = schema.dataset
        self._connection.execute(
            update(sets).where(sets.c.id == dataset).values(current_import=current, public_import=public)
        )

    def _pointers(self, dataset: str, batch: Batch) -> Row[Any]:
        sets = schema.dataset
        query = select(sets).where(sets.c.id == dataset)
        if self._connection.execute(query).first() is None:
            self._connection.execute(insert(sets).values(id=dataset, content=batch.content, importer=batch.importer))
        return self._connection.execute(query).one()

    def _in_force(self, import_id: str) -> Row[Any]:
        row = self._row(import_id)
        if row.current_import != row.id:
            raise Refused("undo.superseded", id=import_id)
        return row


def _head(batch: Batch, document: Document, change: dict[str, Any]) -> dict[str, Any]:
    """What the row of an import says of its file and of what was read."""
    source = batch.source or Source(title=document.name)
    return {
        "file_name": document.name,
        "folder": document.folder,
        "sha256": document.sha256,
        "encoding": document.encoding,
        "as_of": batch.as_of,
        "title": title_of_file(document.name) if source.title == document.name else source.title,
        "publisher": source.publisher,
        "licence": source.licence,
        "source_date": source.date or batch.as_of,
        "rows": len(batch.records),
        "differences": change,
        "findings": [_finding_row(one) for one in (*document.findings, *batch.findings)],
    }


def _finding_row(one: Finding) -> dict[str, Any]:
    return {"level": one.level, "code": one.code, "cell": one.cell, "params": dict(one.params)}
