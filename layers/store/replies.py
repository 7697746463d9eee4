"""返信: an address of its own for each place, on which its group says 「変わりありません」 or what to correct.

The address is all one needs: 100 bits out of the round's secret, for one place, until the round ends or it is revoked.
Only its hash is kept to find it by. What a group writes is a proposal; the staff takes it in or not.
"""

import hashlib
import hmac
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from layers.errors import NotFound, Refused
from layers.store import audit
from layers.store import schema_confirmation as tables
from layers.store.confirmations import ASKED, REPLIED, Confirmations
from layers.trust.audience import Viewer

REPLIES_PER_HOUR = 20
# Crockford's letters: none can be taken for another when it is typed from paper.
_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
_LOOKALIKES = str.maketrans("ilo", "110")
_LENGTH = 20
_WAITING, _TAKEN, _REFUSED, _REPLACED, _SAME = "waiting", "taken", "refused", "replaced", "same"


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """The address of one place in one round."""

    id: str
    round_id: str
    point_id: str
    ends_on: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """What a group wrote: ``changes`` by field, and words for the staff."""

    id: str
    round_id: str
    point_id: str
    changes: Mapping[str, Any]
    remark: str
    state: str
    at: str
    decided_by: str


class Replies:
    """The desk of links and replies."""

    def __init__(self, connection: Connection, viewer: Viewer) -> None:
        """A desk of a Unit."""
        self._connection = connection
        self._viewer = viewer

    # --- links -------------------------------------------------------------------------------------------------

    def ready(self, round_id: str, point_ids: Collection[str]) -> int:
        """Make an address for each place that has none; how many were made."""
        self._viewer.require("confirm")
        table, number, secret = tables.confirmation_link, int(round_id), self._secret(round_id)
        known = self._links(round_id)
        living = {row.point_id for row in known if row.revoked_at is None}
        missing = [one for one in dict.fromkeys(point_ids) if one not in living]
        rows = [
            {
                "round_id": number,
                "point_id": one,
                "token_hash": _digest(_token(secret, one, sum(row.point_id == one for row in known))),
                "made_by": self._viewer.name,
                "made_at": audit.now(),
            }
            for one in missing
        ]
        if rows:
            self._connection.execute(insert(table), rows)
            audit.write(self._connection, self._viewer, "link.make", round_id)
        return len(rows)

    def tokens(self, round_id: str) -> dict[str, str]:
        """Place → the last part of its address; a sheet that is printed again carries the same one."""
        self._viewer.require("confirm")
        secret, counted, found = self._secret(round_id), dict[str, int](), dict[str, str]()
        for row in self._links(round_id):
            serial = counted.get(row.point_id, 0)
            counted[row.point_id] = serial + 1
            if row.revoked_at is None:
                found[row.point_id] = _token(secret, row.point_id, serial)
        return found

    def revoke(self, round_id: str, point_id: str) -> None:
        """The address of a place opens nothing from now on; the next sheet carries another."""
        self._viewer.require("confirm")
        table = tables.confirmation_link
        living = (table.c.round_id == int(round_id), table.c.point_id == point_id, table.c.revoked_at.is_(None))
        if not self._connection.execute(update(table).where(*living).values(revoked_at=audit.now())).rowcount:
            raise NotFound("reply.not_found")
        audit.write(self._connection, self._viewer, "link.revoke", point_id)

    def open(self, token: str) -> Link:
        """The place an address is for; one answer for what never was, was revoked or has ended."""
        table, rounds = tables.confirmation_link, tables.confirmation_round
        row = self._connection.execute(
            select(table, rounds.c.ends_on)
            .join(rounds, rounds.c.id == table.c.round_id)
            .where(
                table.c.token_hash == _digest(plain(token)),
                table.c.revoked_at.is_(None),
                rounds.c.closed_at.is_(None),
                rounds.c.ends_on >= audit.now()[:10],
            )
        ).first()
        if row is None:
            raise NotFound("reply.not_found")
        return Link(id=str(row.id), round_id=str(row.round_id), point_id=row.point_id, ends_on=row.ends_on)

    # --- replies -----------------------------------------------------------------------------------------------

    def same(self, link: Link, *, who: str) -> None:
        """変わりありません: nothing to take in, so 最終確認日 is today; a proposal that waits is withdrawn by it."""
        self._alone(link)
        step = Confirmations(self._connection, self._viewer).confirm(link.round_id, link.point_id, how="page", who=who)
        self._write(link, {}, "", _SAME, step)

    def propose(self, link: Link, changes: Mapping[str, Any], remark: str, *, who: str) -> None:
        """直す: what the group writes waits for the staff, and takes the place of what it wrote before."""
        self._alone(link)
        Confirmations(self._connection, self._viewer).step(link.round_id, link.point_id, REPLIED, how="page", who=who)
        self._write(link, changes, remark, _WAITING, None)

    def newest(self, link: Link) -> Reply | None:
        """What was answered last at this address."""
        table = tables.confirmation_reply
        found = self._read(table.c.link_id == int(link.id))
        return found[0] if found else None

    def of_round(self, round_id: str) -> list[Reply]:
        """What waits for the staff or was decided, the newest first."""
        self._viewer.require("confirm")
        states = tables.confirmation_reply.c.state.in_((_WAITING, _TAKEN, _REFUSED))
        return self._read(tables.confirmation_link.c.round_id == int(round_id), states)

    def take(self, reply_id: str) -> str:
        """台帳に反映する: the proposal becomes a correction; the step's id."""
        reply = self._waiting(reply_id)
        desk = Confirmations(self._connection, self._viewer)
        step = desk.confirm(reply.round_id, reply.point_id, reply.changes, how="page")
        self._decide(reply_id, _TAKEN, step)
        return step

    def refuse(self, reply_id: str) -> None:
        """反映しない: the place is asked again."""
        reply = self._waiting(reply_id)
        step = Confirmations(self._connection, self._viewer).step(reply.round_id, reply.point_id, ASKED, how="page")
        self._decide(reply_id, _REFUSED, step)

    def reconsider(self, reply_id: str) -> None:
        """Undo what was decided: the proposal waits again, and what was taken in is taken back."""
        reply = self._one(reply_id)
        row = self._connection.execute(
            select(tables.confirmation_reply.c.step_id).where(tables.confirmation_reply.c.id == int(reply.id))
        ).one()
        if reply.state not in (_TAKEN, _REFUSED) or row.step_id is None:
            raise NotFound("reply.not_found")
        Confirmations(self._connection, self._viewer).undo(str(row.step_id))
        self._decide(reply_id, _WAITING, None)

    # --- inside ------------------------------------------------------------------------------------------------

    def _alone(self, link: Link) -> None:
        """Not too often at one address; and one answer holds: an earlier proposal that waits is replaced."""
        table = tables.confirmation_reply
        since = (datetime.fromisoformat(audit.now()) - timedelta(hours=1)).isoformat(timespec="microseconds")
        recent = select(func.count()).where(table.c.link_id == int(link.id), table.c.at > since)
        if self._connection.execute(recent).scalar_one() >= REPLIES_PER_HOUR:
            raise Refused("reply.too_many")
        earlier = (table.c.link_id == int(link.id), table.c.state == _WAITING)
        self._connection.execute(update(table).where(*earlier).values(state=_REPLACED))

    def _write(self, link: Link, changes: Mapping[str, Any], remark: str, state: str, step: str | None) -> None:
        row = {
            "link_id": int(link.id),
            "changes": dict(changes),
            "remark": remark,
            "state": state,
            "at": audit.now(),
            "step_id": int(step) if step else None,
        }
        self._connection.execute(insert(tables.confirmation_reply).values(row))

    def _read(self, *conditions: Any) -> list[Reply]:  # noqa: ANN401 - clauses of a query
        table, links = tables.confirmation_reply, tables.confirmation_link
        rows = self._connection.execute(
            select(table, links.c.round_id, links.c.point_id)
            .join(links, links.c.id == table.c.link_id)
            .where(*conditions)
            .order_by(table.c.id.desc())
        )
        return [_reply(row) for row in rows]

    def _one(self, reply_id: str) -> Reply:
        self._viewer.require("confirm")
        number = int(reply_id) if reply_id.isdecimal() and len(reply_id) < 10 else 0
        found = self._read(tables.confirmation_reply.c.id == number)
        if not found:
            raise NotFound("reply.not_found")
        return found[0]

    def _waiting(self, reply_id: str) -> Reply:
        reply = self._one(reply_id)
        if reply.state != _WAITING:
            raise NotFound("reply.not_found")
        return reply

    def _decide(self, reply_id: str, state: str, step: str | None) -> None:
        table = tables.confirmation_reply
        self._connection.execute(
            update(table)
            .where(table.c.id == int(reply_id))
            .values(
                state=state,
                step_id=int(step) if step else None,
                decided_by=self._viewer.name,
                decided_at=audit.now(),
            )
        )

    def _secret(self, round_id: str) -> str:
        table = tables.confirmation_round
        found = self._connection.execute(select(table.c.secret).where(table.c.id == int(round_id))).scalar()
        if found is None:
            raise NotFound("round.not_found")
        return str(found)

    def _links(self, round_id: str) -> list[Row[Any]]:
        table = tables.confirmation_link
        query = select(table).where(table.c.round_id == int(round_id)).order_by(table.c.id)
        return list(self._connection.execute(query))


def plain(token: str) -> str:
    """An address as it was made, however it was typed: capitals, dashes, spaces, full width, O for 0."""
    typed = unicodedata.normalize("NFKC", token).lower().translate(_LOOKALIKES)
    return "".join(letter for letter in typed if letter in _LETTERS)


def _token(secret: str, point_id: str, serial: int) -> str:
    mixed = hmac.digest(bytes.fromhex(secret), f"{point_id}/{serial}".encode(), "sha256")
    number = int.from_bytes(mixed) >> (256 - 5 * _LENGTH)
    return "".join(_LETTERS[(number >> (5 * place)) & 31] for place in range(_LENGTH))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _reply(row: Row[Any]) -> Reply:
    return Reply(
        id=str(row.id),
        round_id=str(row.round_id),
        point_id=row.point_id,
        changes=row.changes,
        remark=row.remark,
        state=row.state,
        at=row.at,
        decided_by=row.decided_by or "",
    )
