"""What a place tells of its hall, on every provider."""

from dataclasses import replace

from layers.store import Store
from layers.trust.audience import EVERYBODY, OPERATOR
from tests import town


def test_a_hall_is_known_by_its_name_or_its_address(empty: Store) -> None:
    batch = town.places()
    first, second, third, *_ = batch.records
    told = {"first": {"address": None}, "second": {"venue": None}, "third": {"venue": None, "address": None}}
    records = [
        replace(record, key=key, values={k: v for k, v in (record.values | told[key]).items() if v is not None})
        for record, key in zip((first, second, third), told, strict=True)
    ]
    few = replace(batch, records=records)
    with empty.writing(OPERATOR) as unit:
        unit.imports.publish(unit.imports.stage(few, town.document(few)), release=True)
    with empty.reading(EVERYBODY) as unit:
        halls = {point.name: point.venue_id for point in unit.places.read()}
    assert [bool(halls[record.values["name"]]) for record in records] == [True, True, False]
