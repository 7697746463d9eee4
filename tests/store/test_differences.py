"""前回からの変化: what a coordinator reads before publishing."""

from layers.store import Store, schema
from layers.store.differences import compare, gather
from layers.trust.audience import OPERATOR
from tests import town

OLD = {"1": {"name": "西の会", "schedule": "月曜"}, "2": {"name": "東の会"}, "3": {"town": "本町"}}


def test_each_record_is_new_changed_gone_or_the_same() -> None:
    new = {"1": {"name": "西の会", "schedule": "火曜"}, "3": {"town": "本町"}, "4": {"name": "北の会"}, "5": {}}
    told = compare(OLD, new)
    assert {kind: told[kind] for kind in ("new", "changed", "gone", "same")} == {
        "new": 2,
        "changed": 1,
        "gone": 1,
        "same": 1,
    }
    assert [(one["kind"], one["id"], one["name"]) for one in told["changes"]] == [
        ("changed", "1", "西の会"),
        ("new", "4", "北の会"),
        ("new", "5", ""),
        ("gone", "2", "東の会"),
    ]
    assert told["changes"][0]["fields"] == {"schedule": ["月曜", "火曜"]}
    assert compare(OLD, {})["changes"][2]["name"] == "本町"
    assert compare({}, OLD)["new"] == 3


def test_a_fact_that_came_or_went_stands_beside_nothing() -> None:
    (change,) = compare({"1": {"a": 1}}, {"1": {"b": 2}})["changes"]
    assert change["fields"] == {"a": [1, None], "b": [None, 2]}


def test_a_dot_that_moved_is_told_without_its_numbers() -> None:
    for hidden in ("service_id", "venue_id", "organization_id", "audience_rank"):
        (change,) = compare({"1": {"geom": 1, hidden: 1}}, {"1": {"geom": 2, hidden: 2}})["changes"]
        assert change["fields"] == {"position": []}
        (change,) = compare({"1": {hidden: 1}}, {"1": {hidden: 2}})["changes"]
        assert change["fields"] == {}


def test_of_very_many_changes_the_first_are_kept_and_all_are_counted() -> None:
    told = compare({}, {str(number): {} for number in range(2_500)})
    assert (told["new"], len(told["changes"])) == (2_500, 2_000)


def test_facts_and_position_belong_to_their_record() -> None:
    rows = [
        (schema.service_point, {"import_id": 1, "id": "a", "name": "会", "ordinal": 3, "cell": "A1"}),
        (schema.fact, {"import_id": 1, "id": "a", "field": "venue", "value": "会館", "audience_rank": 0}),
    ]
    (record,) = gather(rows).values()
    assert record["venue"] == "会館"
    assert record["name"] == "会"


def test_the_same_list_in_another_order_changes_nothing(store: Store) -> None:
    from layers import city as cities  # noqa: PLC0415

    with store.writing(OPERATOR) as unit:
        unit.settle(cities.read(town.TOML, city_id="town"), town.TOML)
    for batch in (town.small_areas(), town.population(), town.zones(), town.places()):
        with store.writing(OPERATOR) as unit:
            unit.imports.publish(unit.imports.stage(batch, town.document(batch)))
        turned = type(batch)(
            content=batch.content, importer=batch.importer, records=[*reversed(batch.records)], source=batch.source
        )
        with store.writing(OPERATOR) as unit:
            again = unit.imports.stage(turned, town.document(turned, "2"))
            counts = unit.imports.one(again).counts
        assert counts == {"new": 0, "changed": 0, "gone": 0, "same": len(batch.records)}, batch.content
