"""架空のまち: a town so small that every answer can be done by hand.

Nine square areas of 0.01° (three by three, from 134.00 E, 34.30 N), named 西・中・東 by column and 一・二・三丁目 from
the south. An area holds 100, 200 … 900 people (column by column), a tenth of them 65+. Three zones, one per column.
Twelve places: one in the middle of each area, one on the border of 西 and 中, one far outside, one without position.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from shapely.geometry import Point, box

from layers.geo.mesh import mesh_of
from layers.intake.contract import Batch, Document, Finding, Record
from layers.provenance import Source

SOUTH_WEST = (134.0, 34.3)
STEP = 0.01
COLUMNS = ("西", "中", "東")
ROWS = ("一丁目", "二丁目", "三丁目")
RESIDENTS = 4500
AGED = 450

TOML = """
[city]
code = "999999"
name = "架空市"
plane = 4
contact = "お問い合わせ：架空市社会福祉協議会 087-000-0000"

[[zone_kind]]
id = "daily_life"
name = "生活圏域"
expected_count = 3
"""

# What must never reach anybody below 職員まで unless a 掲載同意 says so.
SECRETS = {"contact_name": "見本花子", "phone": "090-0000-1234", "note": "夫の介護中のため夜は電話しない"}


def town(column: int, row: int) -> str:
    """The name of an area."""
    return f"{COLUMNS[column]}町{ROWS[row]}"


def people(column: int, row: int) -> int:
    """How many live there."""
    return 100 * (3 * column + row + 1)


def square(column: int, row: int):
    """Its ground."""
    west, south = SOUTH_WEST[0] + STEP * column, SOUTH_WEST[1] + STEP * row
    return box(west, south, west + STEP, south + STEP)


def small_areas() -> Batch:
    """The nine areas as a census gives them."""
    records = [
        Record(
            key=f"99999{column}{row}00",
            cell=f"行{3 * column + row + 1}",
            values={
                "key_code": f"99999{column}{row}00",
                "part": "",
                "name": town(column, row),
                "census": 2020,
                "people": people(column, row),
                "households": people(column, row) // 2,
                "hcode": 8101,
                "city_code": "99999",
                "boundary": "exact",
            },
            geometry=square(column, row),
        )
        for column in range(3)
        for row in range(3)
    ]
    return _batch("small_areas", records, "国勢調査 小地域")


def population() -> Batch:
    """The nine towns as the register counts them."""
    records = [
        Record(
            key=town(column, row),
            cell=f"A{3 * column + row + 2}",
            values={
                "town": town(column, row),
                "register": "juki",
                "as_of": "2026-02-28",
                "people": people(column, row),
                "age65plus": people(column, row) // 10,
                "age75plus": people(column, row) // 20,
                "status": "ok",
            },
        )
        for column in range(3)
        for row in range(3)
    ]
    return _batch("population", records, "住民基本台帳")


def population_without_ages() -> Batch:
    """A month later twice as many people live in each town, and how old they are is not told."""
    told = population()
    records = [
        Record(
            key=record.key,
            cell=record.cell,
            values={
                "town": record.values["town"],
                "register": "juki",
                "as_of": "2026-03-31",
                "people": 2 * record.values["people"],
                "status": "ok",
            },
        )
        for record in told.records
    ]
    batch = _batch("population", records, "町丁別の人口")
    return replace(batch, importer="test_population_without_ages")


def zones() -> Batch:
    """Three zones made of whole towns, one per column."""
    records = [
        Record(
            key=f"daily_life/2026/{COLUMNS[column]}",
            cell=f"A{column + 2}",
            values={
                "kind": "daily_life",
                "fiscal_year": 2026,
                "name": COLUMNS[column],
                "members": [{"town": town(column, row), "part": False} for row in range(3)],
            },
        )
        for column in range(3)
    ]
    return _batch("zones", records, "圏域の一覧")


def places(*, gone: Sequence[str] = (), renamed: str = "") -> Batch:
    """The twelve places; next year's edition leaves some out and gives one another schedule."""
    inside = [
        _place(f"{town(column, row)}の会", (134.005 + STEP * column, 34.305 + STEP * row))
        for column in range(3)
        for row in range(3)
    ]
    beside = [_place("境の会", (134.01, 34.305)), _place("遠くの会", (135.0, 35.0)), _place("場所を探している会", None)]
    records = [record for record in (*inside, *beside) if record.key not in gone]
    changed = [_rescheduled(record) if record.key == renamed else record for record in records]
    finding = Finding(
        level="warning", code="place.no_position", cell="Sheet1!D13", params={"name": "場所を探している会"}
    )
    return _batch("places", changed, "通いの場一覧", findings=(finding,))


def projection() -> Batch:
    """People of 2040: seven of 75 and older, ten of 65 and older and thirty in all by each mesh of an area's middle."""
    records = []
    for column in range(3):
        for row in range(3):
            middle = square(column, row).centroid
            mesh = str(mesh_of([(middle.x, middle.y)], digits=9)[0])
            values = {"mesh": mesh, "year": 2040, "people": 30.0, "age65plus": 10.0, "age75plus": 7.0}
            records.append(Record(key=f"{mesh}/2040", cell="", values=values))
    return _batch("projection", records, "将来推計人口")


def hidden_places() -> Batch:
    """A list of the staff's own, and somebody's home: what no public answer may tell of."""
    spots = {"職員だけの会": (134.021, 34.301), "個人宅の会": (134.001, 34.321)}
    records = []
    for name, spot in spots.items():
        given = _place(name, spot)
        home = {"private_home": True} if name.startswith("個人宅") else {}
        own = {} if home else {"": "staff"}
        values = {**given.values, **home}
        records.append(Record(key=name, cell="Sheet1!A2", values=values, geometry=given.geometry, audiences=own))
    return replace(_batch("places", records, "職員の一覧"), importer="test_hidden_places")


def _place(name: str, lonlat: tuple[float, float] | None) -> Record:
    values: dict[str, Any] = {
        "name": name,
        "kind": "kayoinoba",
        "venue": f"{name}館",
        "address": f"架空市{name}1-2-3",
        "schedule": "毎週月曜 10:00-11:30",
        **SECRETS,
    }
    if lonlat is None:
        return Record(key=name, cell="Sheet1!A13", values=values)
    lon, lat = lonlat
    return Record(key=name, cell="Sheet1!A2", values={**values, "lon": lon, "lat": lat}, geometry=Point(lon, lat))


def _rescheduled(record: Record) -> Record:
    values = {**record.values, "schedule": "第2・4火曜 13:00-15:00"}
    return Record(key=record.key, cell=record.cell, values=values, geometry=record.geometry)


def _batch(content: Any, records: Sequence[Record], title: str, findings: Sequence[Finding] = ()) -> Batch:
    source = Source(title=title, publisher="架空市", licence="CC BY 4.0", date="2026-04-01")
    return Batch(
        content=content,
        importer=f"test_{content}",
        records=records,
        findings=findings,
        as_of="2026-04-01",
        source=source,
    )


def document(batch: Batch, edition: str = "1") -> Document:
    """The file that a batch could have come from."""
    name = f"{batch.content}-{edition}.xlsx"
    return Document(name=name, folder="town", sha256=f"{batch.content}-{edition}".ljust(64, "0"), format="xlsx")
