"""What the zones were, once a month; the staff and everybody have a row each, so that neither is told the other's."""

from datetime import timedelta

from sqlalchemy import Connection, and_, insert, select, update

from layers import clock
from layers.profile.changes import Moment
from layers.profile.profile import ZoneProfile
from layers.store.resident_words import ACT, Spot
from layers.store.schema_profile import zone_moment
from layers.trust.audience import Viewer

STAFF, EVERYBODY = "staff", "public"
# 「昨年」: not less than so many days ago; until then, the oldest that is held.
_LAST_YEAR = timedelta(days=330)


class Moments:
    """Part of the desk of profiles."""

    def __init__(self, connection: Connection, viewer: Viewer) -> None:
        """In a transaction of somebody."""
        self._connection = connection
        self._seen = STAFF if viewer.may(ACT) else EVERYBODY

    def before(self, spot: Spot) -> Moment | None:
        """The newest of last year or earlier, else the oldest of an earlier month; None where none is held."""
        table, today = zone_moment, clock.today()
        here = and_(table.c.zone_kind == spot.kind, table.c.zone == spot.zone, table.c.audience == self._seen)
        query = select(table).where(here, table.c.month < _month()).order_by(table.c.day)
        rows = self._connection.execute(query).all()
        old = [row for row in rows if row.day <= (today - _LAST_YEAR).isoformat()]
        row = old[-1] if old else next(iter(rows), None)
        return Moment(day=row.day, figures=row.figures, places=row.places) if row else None

    def lacks(self, kind: str) -> bool:
        """Whether nothing was kept today for the zones of a kind."""
        table = zone_moment
        there = and_(table.c.zone_kind == kind, table.c.day == clock.today().isoformat())
        query = select(table.c.zone).where(there, table.c.audience == self._seen).limit(1)
        return self._connection.execute(query).first() is None

    def keep(self, profile: ZoneProfile) -> None:
        """This month of a zone: the last day on which it was looked at stays."""
        table = zone_moment
        row = {"zone_kind": profile.kind, "zone": profile.zone_name, "month": _month(), "audience": self._seen}
        same = and_(*(table.c[name] == value for name, value in row.items()))
        figures = {one.id: one.value for one in profile.figures() if one.value is not None}
        places = {place.id: place.name for kind in profile.here for place in kind.places}
        told = {"day": clock.today().isoformat(), "figures": figures, "places": places}
        if not self._connection.execute(update(table).where(same).values(told)).rowcount:
            self._connection.execute(insert(table).values(**row, **told))


def _month() -> str:
    return clock.today().isoformat()[:7]
