"""Lines around the city are given, those of the rest of the country are not."""

from shapely.geometry import LineString, box

from layers.intake.contract import Batch, Record
from layers.provenance import Source
from layers.store import Store
from layers.trust.audience import OPERATOR
from tests import town


def taken_in(store: Store, content, *records: Record) -> None:
    """A list on the residents' map."""
    batch = Batch(content=content, importer="t", records=records, findings=(), source=Source(title="国土数値情報"))
    with store.writing(OPERATOR) as unit:
        unit.imports.publish(unit.imports.stage(batch, town.document(batch)), release=True)


def line(key: str, kind: str, lon: float) -> Record:
    """A stretch that crosses a longitude."""
    values = {"kind": kind, "name": key, "main": True}
    return Record(key=key, cell="行1", values=values, geometry=LineString([(lon, 34.3), (lon + 0.001, 34.32)]))


def test_only_what_is_near_the_city_is_drawn_rivers_first(store: Store) -> None:
    with store.reading() as unit:
        assert unit.ground.lines() == []
    lines = (line("道", "road", 134.01), line("川", "river", 134.02), line("遠い川", "river", 135.5))
    taken_in(store, "lines", *lines)
    values = {"city_code": "99999", "name": "架空市", "boundary": "exact"}
    taken_in(store, "boundary", Record(key="b", cell="", values=values, geometry=box(134.0, 34.3, 134.03, 34.33)))
    with store.reading() as unit:
        assert [one.name for one in unit.ground.lines()] == ["川", "道"]
        assert unit.ground.lines()[0].source.title == "国土数値情報"
