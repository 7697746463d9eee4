"""Crowds out of the store: bulk columns of one scope, read once per revision and kept in this process, a few at a time.

The scope is in every query, as in ``places``: what a viewer may not know of is not in the crowd either.
"""

import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterator
from datetime import date
from typing import Any

import numpy as np
import orjson
from sqlalchemy import CTE, Connection, Float, LargeBinary, Select, Text, and_, cast, func, null, select, type_coerce
from sqlalchemy.sql.elements import ColumnElement

from layers.place.crowd import Crowd, Rows
from layers.place.spelling import fold
from layers.provenance import Source
from layers.store import amendments, schema, scope, spots, sqlite_functions
from layers.store.crowd_traits import CrowdTraits
from layers.store.places import SEARCHED, heap
from layers.trust.audience import Viewer
from layers.vocabulary import kinds

_FIELDS = tuple(dict.fromkeys(("name", "venue", "address", "confirmed_on", *SEARCHED)))
_AT_ONCE = 20_000
# Residents and the staff, each before and after a change; 地域の協力者 of a few zones.
_KEPT = 4


class Crowds:
    """The crowds that one process keeps, the last asked for first to stay."""

    def __init__(self, keep: int = _KEPT) -> None:
        """One for each ``Store``."""
        self._keep = keep
        self.traits = CrowdTraits(keep)
        self._held: OrderedDict[Hashable, Crowd] = OrderedDict()
        self._guard = threading.Lock()
        self._reading = threading.Lock()

    def get(self, connection: Connection, viewer: Viewer, revision: str) -> Crowd:
        """The crowd of a viewer; whoever comes second waits for the first reader instead of reading it again."""
        key = (revision, viewer.rank, viewer.role == "volunteer", viewer.zones)
        found = self._known(key)
        if found is None:
            with self._reading:
                found = self._known(key) or self._keeping(key, read(connection, viewer))
        return found

    def holds(self, crowd: Crowd) -> bool:
        """Whether this very crowd is still kept."""
        with self._guard:
            return any(one is crowd for one in self._held.values())

    def _known(self, key: Hashable) -> Crowd | None:
        with self._guard:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def _keeping(self, key: tuple[Hashable, ...], crowd: Crowd) -> Crowd:
        with self._guard:
            # Of a scope, only the newest revision is asked for again.
            for old in [one for one in self._held if isinstance(one, tuple) and one[1:] == key[1:]]:
                del self._held[old]
            self._held[key] = crowd
            while len(self._held) > self._keep:
                self._held.popitem(last=False)
        return crowd


def read(connection: Connection, viewer: Viewer) -> Crowd:
    """All places of a viewer, without a noun each."""
    seen = scope.visible(viewer)
    renamed = amendments.renamed_kinds(connection, seen)
    found = connection.execute(_points(connection.dialect.name, seen))
    rows = [(row[0], renamed.get(row[0], row[1]), *row[2:]) for row in found]
    facts = _facts(connection, seen, {row[0]: number for number, row in enumerate(rows)})
    names = [told.get("name", row[2]) for row, told in zip(rows, facts, strict=True)]
    folded = [fold(name) for name in names]
    codes = tuple(kinds())
    number = {code: place for place, code in enumerate(codes)}
    order = sorted(range(len(rows)), key=lambda at: (number[rows[at][1]], folded[at], rows[at][0]))
    readings = np.empty(len(rows), dtype=np.int32)
    readings[sorted(range(len(rows)), key=lambda place: folded[order[place]])] = np.arange(len(rows))
    rows, facts, names = [rows[at] for at in order], [facts[at] for at in order], [names[at] for at in order]
    imports, sources = _sources(connection, {row[3] for row in rows})
    ids = tuple(row[0] for row in rows)
    halls: dict[str, int] = {}
    hall_of = [halls.setdefault(str(told.get("venue") or told.get("address") or ""), len(halls)) for told in facts]
    return Crowd(
        kind_codes=codes,
        ids=ids,
        names=tuple(names),
        halls=tuple(halls),
        hall_of=np.array(hall_of, dtype=np.int32),
        heaps=tuple(heap(name, told) for name, told in zip(names, facts, strict=True)),
        kinds=np.array([number[row[1]] for row in rows], dtype=np.int16),
        lonlat=np.array([_lonlat(row) for row in rows], dtype=np.float64).reshape(-1, 2),
        confirmed=np.array([_ordinal(told.get("confirmed_on")) for told in facts], dtype=np.int32),
        released=np.array([bool(row[4]) for row in rows], dtype=bool),
        rough=np.array([(row[7] if row[6] is None else row[5]) == "town" for row in rows], dtype=bool),
        source=np.array([imports[row[3]] for row in rows], dtype=np.int16),
        sources=sources,
        members=_members(connection, ids),
        readings=readings,
    )


def _points(dialect: str, seen: CTE) -> Select[Any]:
    """``id, kind, name, import, released, how and id of a hand-made position, how and lon/lat of both``."""
    points, spot, hand = schema.service_point, schema.position, schema.placement
    same = and_(spot.c.import_id == points.c.import_id, spot.c.id == points.c.id)
    allowed = scope.position_is_visible(seen)
    return (
        select(points.c.id, points.c.kind, points.c.name, points.c.import_id, seen.c.released)
        .add_columns(hand.c.how.label("hand_how"), hand.c.id.label("hand"), spot.c.how)
        .add_columns(*_ends(dialect, hand.c.geom), *_ends(dialect, spot.c.geom))
        .join(seen, and_(seen.c.import_id == points.c.import_id, seen.c.id == points.c.id))
        .outerjoin(hand, and_(spots.held(), allowed))
        .outerjoin(spot, and_(same, allowed))
    )


def _ends(dialect: str, geom: ColumnElement[Any]) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """Lon and lat of a point without making a shape of it; SQLite gives the whole blob, which holds both."""
    if dialect == "postgresql":
        return func.ST_X(geom, type_=Float), func.ST_Y(geom, type_=Float)
    return type_coerce(geom, LargeBinary), null()


def _lonlat(row: tuple[Any, ...]) -> tuple[float, float]:
    lon, lat = row[8:10] if row[6] is not None else row[10:12]
    if isinstance(lon, bytes):
        return sqlite_functions.corner(lon)
    return (np.nan, np.nan) if lon is None else (lon, lat)


def _facts(connection: Connection, seen: CTE, row_of: dict[str, int]) -> list[dict[str, Any]]:
    """The few facts that maps and searches look at, with the corrections in force laid over them."""
    found: list[dict[str, Any]] = [{} for _ in row_of]
    # Towns, halls and days come again and again: one copy of each will do.
    once: dict[str, Any] = {}
    for name, field, value in _raw_facts(connection, seen):
        if value not in once:
            once[value] = orjson.loads(value)
        found[row_of[name]][field] = once[value]
    for name, corrected in amendments.visible(connection, seen).items():
        if name in row_of:
            found[row_of[name]] = amendments.laid_over(found[row_of[name]], corrected)
    return found


def _raw_facts(connection: Connection, seen: CTE) -> Iterator[tuple[str, str, str]]:
    facts = schema.fact
    query = (
        select(facts.c.id, facts.c.field, cast(facts.c.value, Text))
        .join(seen, and_(seen.c.import_id == facts.c.import_id, seen.c.id == facts.c.id))
        .where(facts.c.field.in_(_FIELDS), scope.fact_is_visible(seen))
    )
    for part in connection.execution_options(yield_per=_AT_ONCE).execute(query).partitions():
        yield from (tuple(row) for row in part)


def _members(connection: Connection, ids: tuple[str, ...]) -> dict[str, Rows]:
    row_of = {name: row for row, name in enumerate(ids)}
    held = schema.point_zone
    found: dict[str, list[int]] = {}
    for name, zone_id in connection.execute(select(held.c.point_id, held.c.zone_id)):
        if name in row_of:
            found.setdefault(zone_id, []).append(row_of[name])
    return {zone_id: np.array(sorted(rows), dtype=np.int32) for zone_id, rows in found.items()}


def _sources(connection: Connection, numbers: set[int]) -> tuple[dict[int, int], tuple[Source, ...]]:
    made = schema.imports
    query = select(made.c.id, made.c.title, made.c.publisher, made.c.licence, made.c.source_date)
    rows = [row for row in connection.execute(query.order_by(made.c.id)) if row.id in numbers]
    told = (Source(title=r.title, publisher=r.publisher, licence=r.licence, date=r.source_date) for r in rows)
    return {row.id: place for place, row in enumerate(rows)}, tuple(told)


def _ordinal(day: object) -> int:
    try:
        return date.fromisoformat(str(day)).toordinal() if day else 0
    except ValueError:
        return 0
