"""The traits of a crowd out of the store: read when somebody first asks by them, kept for the crowd's revision."""

import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterator
from typing import Any

import orjson
from sqlalchemy import CTE, Connection, Text, and_, cast, select

from layers.place.crowd import Crowd
from layers.place.plan_lens import Lens, Member
from layers.place.trait_columns import TraitColumns
from layers.place.traits import FACTS, Traits, traits
from layers.store import amendments, schema, scope
from layers.store.contents import OWN
from layers.trust.audience import Viewer

_AT_ONCE = 20_000


class CrowdTraits:
    """What one process keeps, the last asked for first to stay."""

    def __init__(self, keep: int) -> None:
        """As many as there are crowds."""
        self._keep = keep
        self._held: OrderedDict[Hashable, TraitColumns] = OrderedDict()
        self._guard = threading.Lock()

    def get(self, connection: Connection, viewer: Viewer, revision: str, crowd: Crowd, lens: Lens) -> TraitColumns:
        """Whoever comes second waits for the first reader instead of reading them again."""
        key = (revision, viewer.rank, viewer.role == "volunteer", viewer.zones)
        with self._guard:
            if key not in self._held:
                self._held[key] = _read(connection, viewer, crowd, lens)
                while len(self._held) > self._keep:
                    self._held.popitem(last=False)
            self._held.move_to_end(key)
            return self._held[key]


def _read(connection: Connection, viewer: Viewer, crowd: Crowd, lens: Lens) -> TraitColumns:
    facts: list[dict[str, Any]] = [{} for _ in crowd.ids]
    row_of = crowd.row_of
    same: dict[str, str] = {}
    seen = scope.visible(viewer)
    for name, field, value in _facts(connection, seen):
        if name in row_of:
            # Most texts stand in many rows.
            facts[row_of[name]][field] = same.setdefault(value, value)
    corrected, lists = amendments.visible(connection, seen), _lists(connection, seen)

    def of(row: int) -> Traits:
        known = {field: orjson.loads(value) for field, value in facts[row].items()}
        name, kind = crowd.ids[row], crowd.kind_codes[crowd.kinds[row]]
        mended = amendments.laid_over(known, corrected.get(name, {}))
        own = mended.get(OWN, {})
        place = Member(kind=kind, name=crowd.names[row], dataset=lists.get(name, ""), own=own)
        return traits(kind, mended, own, lens.of(place))

    return TraitColumns.of(of(row) for row in range(len(crowd)))


def _lists(connection: Connection, seen: CTE) -> dict[str, str]:
    """Place → the list it stands in."""
    made = schema.imports
    query = select(seen.c.id, made.c.dataset).join(made, made.c.id == seen.c.import_id)
    return {row.id: row.dataset for row in connection.execute(query)}


def _facts(connection: Connection, seen: CTE) -> Iterator[tuple[str, str, str]]:
    facts = schema.fact
    query = (
        select(facts.c.id, facts.c.field, cast(facts.c.value, Text))
        .join(seen, and_(seen.c.import_id == facts.c.import_id, seen.c.id == facts.c.id))
        .where(facts.c.field.in_((*FACTS, OWN)), scope.fact_is_visible(seen))
    )
    for part in connection.execution_options(yield_per=_AT_ONCE).execute(query).partitions():
        yield from (tuple(row) for row in part)
