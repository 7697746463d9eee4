"""前回からの変化: a batch against the edition in force — 追加・変更・見あたらない・同じ."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, select

from layers.store import schema
from layers.store.contents import OWN, told

_TABLES: Mapping[str, tuple[Table, ...]] = {
    "places": (schema.service_point, schema.fact, schema.position, schema.doubt),
    "small_areas": (schema.small_area,),
    "population": (schema.population,),
    "zones": (schema.zone,),
    "towns": (schema.town_point,),
    "boundary": (schema.city_boundary,),
    "lines": (schema.base_line,),
    "mesh": (schema.mesh_cell,),
    "projection": (schema.projection_cell,),
    "observations": (schema.observation,),
    "walk_network": (schema.walk_network,),
}
_SHOWN = 2_000


def tables_of(content: str) -> tuple[Table, ...]:
    """Every table that holds rows of a content."""
    return _TABLES[content]


def table_of(content: str) -> Table:
    """The table whose ids are the records of a content."""
    return _TABLES[content][0]


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One record that is new, changed or gone; ``fields`` names what changed: field → [before, now]."""

    kind: str
    id: str
    name: str
    fields: Mapping[str, Any] = field(default_factory=dict)


Told = dict[str, dict[str, Any]]


def gather(rows: Iterable[tuple[Table, Mapping[str, Any]]]) -> Told:
    """Records by id, each as ``column or fact → value``."""
    found: Told = {}
    for table, row in rows:
        record = found.setdefault(row["id"], {})
        if table is schema.fact:
            record[row["field"]] = row["value"]
        else:
            record |= told(row)
    return found


def stored(connection: Connection, content: str, import_id: int | None) -> Told:
    """The records of one edition; nothing when there is none."""
    if import_id is None:
        return {}
    return gather(
        (table, dict(row._mapping))  # noqa: SLF001 - SQLAlchemy's public name for a row's dict
        for table in _TABLES[content]
        for row in connection.execute(select(table).where(table.c.import_id == import_id))
    )


def compare(before: Told, after: Told) -> dict[str, Any]:
    """Counts of new, changed, gone, same, and the changes one by one (the first 2,000) ready for JSON."""
    changes: list[Change] = []
    for key, record in after.items():
        old = before.get(key)
        if old is None:
            changes.append(Change(kind="new", id=key, name=_name(record)))
        elif old != record:
            changes.append(Change(kind="changed", id=key, name=_name(record), fields=_changed(old, record)))
    changes += [Change(kind="gone", id=key, name=_name(old)) for key, old in before.items() if key not in after]
    counts = {kind: sum(change.kind == kind for change in changes) for kind in ("new", "changed", "gone")}
    same = len(after) - counts["new"] - counts["changed"]
    return {**counts, "same": same, "changes": [asdict(change) for change in changes[:_SHOWN]]}


def _name(record: Mapping[str, Any]) -> str:
    return str(record.get("name") or record.get("town") or "")


def _changed(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    hidden = {"geom", "service_id", "venue_id", "organization_id", "audience_rank", "how", "fingerprint"}
    names = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    shown = {name: [old.get(name), new.get(name)] for name in names if name not in hidden | {OWN}}
    shown |= _own(old.get(OWN, {}), new.get(OWN, {}))
    return {**shown, "position": []} if "geom" in names else shown


def _own(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, Any]:
    """自分の列 one by one, as ``own:heading``."""
    names = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    return {f"{OWN}:{name}": [old.get(name), new.get(name)] for name in names}
