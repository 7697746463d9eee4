"""How the records of each content become rows of an import. One function a content; ids are the same every year."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from shapely import normalize
from shapely.geometry.base import BaseGeometry
from sqlalchemy import Connection, Table, insert

from layers.errors import LayersError
from layers.geo.town_names import town_key
from layers.intake.contents import faults
from layers.intake.contract import Batch, Record
from layers.place.services import organization_id, service_id, stable_id, venue_id
from layers.store import network_block, schema
from layers.trust.audience import fact_audience, personal_facts, record_audience
from layers.vocabulary import fields, rank

Rows = list[tuple[Table, dict[str, Any]]]
_CHUNK = 5_000
OWN = "own"


def record_id(content: str, city_code: str, dataset: str, key: str) -> str:
    """The id of a record: places are told apart by their list, everything else by its own code."""
    return stable_id(city_code, dataset, key) if content == "places" else key


def write(connection: Connection, made: Rows, *, import_id: int) -> None:
    """Write all rows of a batch under an import that nobody points at yet."""
    pending: dict[Table, list[dict[str, Any]]] = {}
    for table, row in made:
        waiting = pending.setdefault(table, [])
        waiting.append({"import_id": import_id, **row})
        if len(waiting) >= _CHUNK:
            connection.execute(insert(table), waiting)
            waiting.clear()
    for table, waiting in pending.items():
        if waiting:
            connection.execute(insert(table), waiting)


def rows(batch: Batch, *, city_code: str, dataset: str) -> Iterable[tuple[Table, dict[str, Any]]]:
    """Every row of a batch with its table; ``LayersError("record.invalid")`` is an importer's fault, not a file's."""
    make = _MAKERS[batch.content]
    for ordinal, record in enumerate(batch.records):
        wrong = faults(batch.content, dict(record.values))
        if wrong:
            raise LayersError("record.invalid", importer=batch.importer, cell=record.cell, keys=", ".join(wrong))
        name = record_id(batch.content, city_code, dataset, record.key)
        for table, row in make(record, city_code):
            yield table, {"id": name, **({"ordinal": ordinal} if "ordinal" in table.c else {}), **row}


def ids(batch: Batch, *, city_code: str, dataset: str) -> set[str]:
    """The ids under which the records of a batch would be stored."""
    if batch.content == "zones":
        return {str(row["id"]) for _, row in rows(batch, city_code=city_code, dataset=dataset)}
    return {record_id(batch.content, city_code, dataset, record.key) for record in batch.records}


def _place(record: Record, city_code: str) -> Rows:
    values, kind = record.values, record.values["kind"]
    home = bool(values.get("private_home"))
    personal = personal_facts(kind, values)
    facts = _facts(record, personal, home=home)
    guard = _position_rank(record, facts, home=home)
    made: Rows = [
        (
            schema.service_point,
            {
                "kind": kind,
                "name": values["name"],
                "audience_rank": rank(record_audience(kind, values, record.audiences.get("", ""))),
                "private_home": home,
                "position_rank": guard,
                "service_id": service_id(city_code, values),
                "venue_id": venue_id(city_code, values),
                "organization_id": organization_id(city_code, values),
                "cell": record.cell,
            },
        )
    ]
    made += [(schema.fact, {"field": name, "value": values[name], "audience_rank": facts[name]}) for name in facts]
    if values.get("own"):
        # No [[field]] of the vocabulary, so that no consent and no page but its own can ever open it.
        narrow = max(rank("staff"), rank(record.audiences.get("own", "staff")))
        made.append((schema.fact, {"field": OWN, "value": values["own"], "audience_rank": narrow}))
    if record.geometry is not None:
        told = {"how": values.get("precision", "given"), "metres": values.get("metres")}
        made.append((schema.position, {"audience_rank": guard, **told, "geom": record.geometry}))
    elif "doubt" in values:
        made.append((schema.doubt, dict(values["doubt"])))
    return made


def _facts(record: Record, personal: Collection[str], *, home: bool) -> dict[str, int]:
    """Each fact of a place with its rank."""
    found = {}
    for name in fields():
        if name in record.values:
            given = record.audiences.get(name, "")
            allowed = rank(fact_audience(record.values["kind"], name, record.values[name], given, private_home=home))
            found[name] = max(allowed, rank("staff")) if name in personal else allowed
    return found


def _position_rank(record: Record, facts: Mapping[str, int], *, home: bool) -> int:
    """Who may see where it lies, now or once a person has put it there: a hidden address is not given away by a dot."""
    given = record.audiences.get("position", "")
    own = rank(fact_audience(record.values["kind"], "position", None, given, private_home=home))
    ours = record.geometry is None or "precision" in record.values
    written = facts.get("address", facts.get("venue", 0)) if ours else 0
    return max(own, written)


def _small_area(record: Record, _city_code: str) -> Rows:
    values = record.values
    row = {
        "key_code": values["key_code"],
        "part": values.get("part", ""),
        "name": values.get("name", ""),
        "census": values.get("census", 0),
        "people": values.get("people", 0),
        "households": values.get("households", 0),
        "hcode": values.get("hcode", 8101),
        "boundary": values.get("boundary", "exact"),
        "geom": record.geometry,
    }
    return [(schema.small_area, row)]


def _population(record: Record, _city_code: str) -> Rows:
    values = record.values
    row: dict[str, Any] = {name: values.get(name) for name in ("people", "age65plus", "age75plus", "households")}
    row |= {name: values.get(name, "") for name in ("key_code", "as_of", "carried_by")}
    row |= {"town": values.get("town", ""), "register": values.get("register", "juki")}
    row |= {"status": values.get("status", "ok")}
    row |= {name: values.get(name, {}) for name in ("bands", "men", "homes")}
    return [(schema.population, row)]


def _zone(record: Record, city_code: str) -> Rows:
    values = record.values
    year = values.get("fiscal_year", 0)
    row = {
        "id": stable_id(city_code, "zone", values["kind"], str(year), values["name"]),
        "kind": values["kind"],
        "fiscal_year": year,
        "name": values["name"],
        "members": values.get("members", []),
        "geom": record.geometry,
    }
    return [(schema.zone, row)]


def _town(record: Record, _city_code: str) -> Rows:
    values = record.values
    row = {"town": values["town"], "town_key": town_key(values["town"]), "block": values.get("block", "")}
    return [] if record.geometry is None else [(schema.town_point, {**row, "geom": record.geometry})]


def _boundary(record: Record, _city_code: str) -> Rows:
    values = record.values
    row = {name: values.get(name, "") for name in ("city_code", "name", "boundary")}
    return [(schema.city_boundary, {**row, "geom": record.geometry})]


def _line(record: Record, _city_code: str) -> Rows:
    values = record.values
    return [(schema.base_line, {name: values[name] for name in ("kind", "name", "main")} | {"geom": record.geometry})]


def _mesh(record: Record, _city_code: str) -> Rows:
    values = record.values
    row: dict[str, Any] = {name: values.get(name) for name in ("people", "age65plus", "age75plus", "households")}
    return [(schema.mesh_cell, {**row, "status": values.get("status", "ok"), "target": values.get("target", "")})]


def _projection(record: Record, _city_code: str) -> Rows:
    names = ("mesh", "year", "people", "age65plus", "age75plus")
    return [(schema.projection_cell, {name: record.values.get(name) for name in names})]


def _observation(record: Record, _city_code: str) -> Rows:
    return [(schema.observation, {name: record.values[name] for name in ("town", "month", "category", "count")})]


def _walk_network(record: Record, _city_code: str) -> Rows:
    facts = {key: value for key, value in record.values.items() if key not in ("name", "network")}
    network = record.values["network"]
    row = {"name": record.values["name"], "fingerprint": network.fingerprint, "facts": facts}
    return [(schema.walk_network, {**row, "arrays": network_block.block(network)})]


_MAKERS: Mapping[str, Callable[[Record, str], Rows]] = {
    "places": _place,
    "small_areas": _small_area,
    "population": _population,
    "zones": _zone,
    "towns": _town,
    "boundary": _boundary,
    "lines": _line,
    "mesh": _mesh,
    "projection": _projection,
    "observations": _observation,
    "walk_network": _walk_network,
}


def told(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as it can be compared with another edition's: no import, no order, shapes in one normal form."""
    skipped = {"import_id", "id", "ordinal", "cell", "field", "position_rank", "how", "metres", "reason", "candidates"}
    plain = {key: _plain(value) for key, value in row.items() if key not in skipped | {"arrays", "facts"}}
    return plain | dict(row.get("facts", {}))


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a column holds
    return normalize(value).wkb_hex if isinstance(value, BaseGeometry) else value
