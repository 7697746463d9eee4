"""手で加えた場所 as a list like every other: its edition that is being written, and the one that residents see.

While residents see the newest edition, the next change begins another one from a copy of it; until that is put on
their map too, it is written on. So the scope, zones, exports and 「住民向け地図に出す」 know nothing of it.
"""

from typing import Literal

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from layers.city import City
from layers.intake.contract import Batch, Record
from layers.store import audit, contents, differences, membership, schema
from layers.vocabulary import words

CONTENT: Literal["places"] = "places"
IMPORTER = "added_by_hand"
DATASET = f"{CONTENT}/{IMPORTER}"


def put(connection: Connection, city: City, record: Record, *, who: str) -> str:
    """Write a place into the edition of the register; its id."""
    edition = _writable(connection, city, who)
    batch = Batch(content=CONTENT, importer=IMPORTER, records=(record,))
    rows = list(contents.rows(batch, city_code=city.code, dataset=DATASET))
    points = schema.service_point
    last = connection.execute(select(func.max(points.c.ordinal)).where(points.c.import_id == edition)).scalar()
    for table, row in rows:
        if table is points:
            row["ordinal"] = 0 if last is None else last + 1
    contents.write(connection, rows, import_id=edition)
    _told(connection, edition)
    point_id = id_of(city, record.key)
    membership.rebuild_one(connection, point_id)
    return point_id


def take(connection: Connection, city: City, point_id: str, *, who: str) -> None:
    """Take a place out of the edition of the register."""
    edition = _writable(connection, city, who)
    for table in differences.tables_of(CONTENT):
        connection.execute(delete(table).where(table.c.import_id == edition, table.c.id == point_id))
    _told(connection, edition)
    membership.rebuild_one(connection, point_id)


def id_of(city: City, key: str) -> str:
    """The id of a place by the key that it was added under."""
    return contents.record_id(CONTENT, city.code, DATASET, key)


def holds(connection: Connection, point_id: str) -> bool:
    """Whether the edition of the register holds this place."""
    points, sets = schema.service_point, schema.dataset
    query = select(points.c.id).join(sets, sets.c.current_import == points.c.import_id)
    return connection.execute(query.where(sets.c.id == DATASET, points.c.id == point_id)).first() is not None


def _writable(connection: Connection, city: City, who: str) -> int:
    now = _pointers(connection)
    if now.current_import is not None and now.current_import != now.public_import:
        return int(now.current_import)
    made = connection.execute(insert(schema.imports).values(_head(city, now, who))).inserted_primary_key
    edition = int(made.id)  # type: ignore[union-attr]
    if now.current_import is not None:
        _copy(connection, now.current_import, edition)
    sets = schema.dataset
    connection.execute(update(sets).where(sets.c.id == DATASET).values(current_import=edition))
    return edition


def _pointers(connection: Connection) -> Row[tuple[str, str, str, int | None, int | None]]:
    sets = schema.dataset
    query = select(sets).where(sets.c.id == DATASET)
    if connection.execute(query).first() is None:
        connection.execute(insert(sets).values(id=DATASET, content=CONTENT, importer=IMPORTER))
    return connection.execute(query).one()


def _head(city: City, now: Row[tuple[str, str, str, int | None, int | None]], who: str) -> dict[str, object]:
    title, at = words("list")["added"], audit.now()
    return {
        "dataset": DATASET,
        "state": "published",
        "file_name": title,
        "folder": "",
        "sha256": "",
        "encoding": None,
        "as_of": at[:10],
        "title": title,
        "publisher": city.office.get("name", "") or city.name,
        "licence": "",
        "source_date": at[:10],
        "rows": 0,
        "differences": differences.compare({}, {}),
        "findings": [],
        "previous_import": now.current_import,
        "previous_public": now.public_import,
        "staged_at": at,
        "staged_by": who,
        "published_at": at,
        "published_by": who,
    }


def _copy(connection: Connection, before: int, edition: int) -> None:
    for table in differences.tables_of(CONTENT):
        rows = connection.execute(select(table).where(table.c.import_id == before)).mappings().all()
        if rows:
            connection.execute(insert(table), [{**row, "import_id": edition} for row in rows])


def _told(connection: Connection, edition: int) -> None:
    """What the list's row says of itself: how many places, since which day, and what has changed."""
    made = schema.imports
    before = connection.execute(select(made.c.previous_import).where(made.c.id == edition)).scalar()
    now = differences.stored(connection, CONTENT, edition)
    change = differences.compare(differences.stored(connection, CONTENT, before), now)
    day = audit.now()[:10]
    told = {"rows": len(now), "differences": change, "as_of": day, "source_date": day}
    connection.execute(update(made).where(made.c.id == edition).values(told))
