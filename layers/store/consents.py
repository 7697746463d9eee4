"""掲載同意: which field of which place may be shown to whom, who said so and when; it can be taken back any day."""

from dataclasses import dataclass

from sqlalchemy import Connection, exists, insert, select, update

from layers.errors import NotFound, Refused
from layers.store import audit, schema
from layers.trust.audience import Viewer
from layers.vocabulary import audiences, fields, rank

# "" is the whole record, "position" the dot on the map.
OTHER_FIELDS = ("", "position")


@dataclass(frozen=True, kw_only=True, slots=True)
class Consent:
    """One 掲載同意."""

    id: str
    field: str
    audience: str
    given_by: str
    given_on: str
    note: str
    recorded_by: str
    recorded_at: str
    withdrawn_at: str | None


class Consents:
    """The desk of consents."""

    def __init__(self, connection: Connection, viewer: Viewer) -> None:
        """A desk of a Unit."""
        self._connection = connection
        self._viewer = viewer

    def of(self, point_id: str) -> list[Consent]:
        """All consents of a place, the newest first, withdrawn ones too."""
        self._viewer.require("consent")
        table = schema.consent
        by_rank = {audience.rank: audience.code for audience in audiences().values()}
        rows = self._connection.execute(select(table).where(table.c.point_id == point_id).order_by(table.c.id.desc()))
        return [
            Consent(
                id=str(row.id),
                field=row.field,
                audience=by_rank[row.audience_rank],
                given_by=row.given_by,
                given_on=row.given_on,
                note=row.note,
                recorded_by=row.recorded_by,
                recorded_at=row.recorded_at,
                withdrawn_at=row.withdrawn_at,
            )
            for row in rows
        ]

    def record(self, point_id: str, *, field: str, audience: str, given_by: str, given_on: str, note: str = "") -> None:
        """Record that somebody agreed; from the next request on the field is shown that far and no further."""
        self._viewer.require("consent")
        if field not in fields() and field not in OTHER_FIELDS:
            raise Refused("consent.field", field=field)
        if not given_by.strip() or not given_on.strip():
            raise Refused("consent.incomplete")
        points = schema.service_point
        if not self._connection.execute(select(exists().where(points.c.id == point_id))).scalar():
            raise NotFound("place.not_found")
        self._connection.execute(
            insert(schema.consent).values(
                point_id=point_id,
                field=field,
                audience_rank=rank(audience),
                given_by=given_by.strip(),
                given_on=given_on,
                note=note,
                recorded_by=self._viewer.name,
                recorded_at=audit.now(),
            )
        )
        self._done("consent", point_id)

    def withdraw(self, consent_id: str) -> None:
        """The person said no after all: the field falls back to what it was worth before, at once."""
        self._viewer.require("consent")
        table = schema.consent
        row = self._connection.execute(
            select(table).where(table.c.id == int(consent_id), table.c.withdrawn_at.is_(None))
        ).first()
        if row is None:
            raise NotFound("consent.not_found")
        self._connection.execute(
            update(table)
            .where(table.c.point_id == row.point_id, table.c.field == row.field, table.c.withdrawn_at.is_(None))
            .values(withdrawn_at=audit.now(), withdrawn_by=self._viewer.name)
        )
        self._done("consent.withdraw", row.point_id)

    def _done(self, act: str, target: str) -> None:
        audit.write(self._connection, self._viewer, act, target)
        audit.bump(self._connection)
