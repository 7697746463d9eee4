"""操作の記録: who did what, when. Never what a file said, so that no personal fact can reach a log."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Connection, insert, select, update

from layers import clock
from layers.store import schema
from layers.trust.audience import Viewer

# Fixed, without summer time: it sorts as text, and needs no table of time zones.


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One act."""

    at: str
    who: str
    act: str
    target: str


def now() -> str:
    """This moment by the clock on the wall, to the microsecond, so that acts keep their order."""
    return clock.stamp()


def ago(days: int) -> str:
    """The moment so many days before now, as it compares with those that are kept."""
    return (clock.now() - timedelta(days=days)).isoformat(timespec="microseconds")


def write(connection: Connection, viewer: Viewer, act: str, target: str) -> None:
    """One line of the log, in the same transaction as the act."""
    connection.execute(insert(schema.audit).values(at=now(), who=viewer.name, act=act, target=target))


def bump(connection: Connection) -> None:
    """Tell every cache that something visible has changed."""
    connection.execute(update(schema.city).values(revision=schema.city.c.revision + 1))


class Log:
    """The log as an administrator reads it."""

    def __init__(self, connection: Connection, viewer: Viewer) -> None:
        """A desk of a Unit."""
        self._connection = connection
        self._viewer = viewer

    def recent(self, limit: int = 100) -> list[Entry]:
        """The newest acts first."""
        self._viewer.require("accounts")
        log = schema.audit
        rows = self._connection.execute(select(log).order_by(log.c.id.desc()).limit(limit))
        return [Entry(at=row.at, who=row.who, act=row.act, target=row.target) for row in rows]

    def note(self, act: str, target: str) -> None:
        """An act that changes nothing and is told all the same: something has left the house."""
        write(self._connection, self._viewer, act, target)
