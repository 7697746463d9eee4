"""Who may sign in: argon2id passwords and sessions kept on the server, of which the browser holds a random name."""

import hashlib
import secrets
import time

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import Connection, delete, func, insert, select, update

from layers.errors import NotFound, Refused
from layers.store import audit, schema
from layers.trust.audience import Viewer
from layers.vocabulary import roles

IDLE_SECONDS = 30 * 60
WHOLE_SECONDS = 9 * 60 * 60
TRIES_PER_MINUTE = 5
SHORTEST_PASSWORD = 8

_hasher = PasswordHasher()
# Checked when there is no such account, so that the answer takes as long as for one that exists.
_NOBODY = _hasher.hash(secrets.token_hex())


class Accounts:
    """The desk of accounts and sessions."""

    def __init__(self, connection: Connection, viewer: Viewer) -> None:
        """A desk of a Unit."""
        self._connection = connection
        self._viewer = viewer

    def add(self, name: str, role: str, password: str, *, zones: tuple[str, ...] = ()) -> None:
        """A new account; ``Refused`` for a name that is taken, an unknown role or a short password."""
        self._viewer.require("accounts")
        if role not in roles():
            raise Refused("account.role", role=role, known=", ".join(roles()))
        if len(password) < SHORTEST_PASSWORD:
            raise Refused("account.password", least=SHORTEST_PASSWORD)
        if not name.strip() or name in self.names():
            raise Refused("account.taken", name=name)
        row = {"name": name, "role": role, "zones": list(zones), "password": _hasher.hash(password)}
        self._connection.execute(insert(schema.account).values(row))
        audit.write(self._connection, self._viewer, "account.add", name)

    def names(self) -> list[str]:
        """All account names."""
        return list(self._connection.execute(select(schema.account.c.name).order_by(schema.account.c.name)).scalars())

    def disable(self, name: str) -> None:
        """End an account and all its sessions: its next request is refused."""
        self._viewer.require("accounts")
        table = schema.account
        done = self._connection.execute(update(table).where(table.c.name == name).values(disabled_at=audit.now()))
        if not done.rowcount:
            raise NotFound("account.not_found", name=name)
        self._connection.execute(delete(schema.login_session).where(schema.login_session.c.account == name))
        audit.write(self._connection, self._viewer, "account.disable", name)

    def sign_in(self, name: str, password: str) -> str | None:
        """A new session's token, or None for a wrong name or password; ``Refused("signin.too_many")`` after five."""
        tries, now = schema.login_attempt, time.time()
        self._connection.execute(delete(tries).where(tries.c.at < now - 60))
        recent = select(func.count()).where(tries.c.account == name)
        if self._connection.execute(recent).scalar_one() >= TRIES_PER_MINUTE:
            raise Refused("signin.too_many")
        account = schema.account
        row = self._connection.execute(
            select(account).where(account.c.name == name, account.c.disabled_at.is_(None))
        ).first()
        if not _fits(row.password if row else _NOBODY, password) or row is None:
            self._connection.execute(insert(tries).values(account=name, at=now))
            return None
        return self.open_session(name)

    def open_session(self, name: str) -> str:
        """A session without a password: for the one button of the sample town, and after a password was right."""
        token, now = secrets.token_urlsafe(32), time.time()
        row = {"token_hash": _digest(token), "account": name, "started": now, "seen": now}
        self._connection.execute(insert(schema.login_session).values(row))
        audit.write(self._connection, Viewer(name=name), "signin", name)
        return token

    def viewer(self, token: str) -> Viewer | None:
        """Who holds this token now; None when it is unknown, ended, idle for 30 minutes or nine hours old."""
        sessions, account, now = schema.login_session, schema.account, time.time()
        row = self._connection.execute(
            select(account.c.name, account.c.role, account.c.zones)
            .join(sessions, sessions.c.account == account.c.name)
            .where(
                sessions.c.token_hash == _digest(token),
                sessions.c.seen > now - IDLE_SECONDS,
                sessions.c.started > now - WHOLE_SECONDS,
                account.c.disabled_at.is_(None),
            )
        ).first()
        return None if row is None else Viewer(name=row.name, role=row.role, zones=tuple(row.zones))

    def touch(self, token: str) -> None:
        """The session was used; at most one write a minute, so that reading pages does not queue behind writers."""
        sessions, now = schema.login_session, time.time()
        self._connection.execute(
            update(sessions).where(sessions.c.token_hash == _digest(token), sessions.c.seen < now - 60).values(seen=now)
        )

    def sign_out(self, token: str) -> None:
        """End a session: a copy of its cookie opens nothing."""
        sessions = schema.login_session
        self._connection.execute(delete(sessions).where(sessions.c.token_hash == _digest(token)))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _fits(stored: str, password: str) -> bool:
    try:
        return _hasher.verify(stored, password)
    except VerificationError:
        return False
