"""架空市 as the twelve tasks need it: several kinds, a Thursday afternoon, something that nobody confirmed for long."""

from dataclasses import replace

from layers.store import Store
from layers.trust.audience import OPERATOR
from tests import town
from tests.webmap.test_picks import more_places

HOUSES = ("中町のえんがわ", "中町の茶の間")
OLD = "ひさしぶりの会"


def furnish(store: Store) -> None:
    """Two 居場所 in 中 and a group whose day of confirmation is long past, beside four places of other days."""
    more_places(store)
    batch = town.places()
    middle = next(one for one in batch.records if one.values["name"] == "中町二丁目の会")
    told = [{"name": name, "kind": "ibasho"} for name in HOUSES]
    told.append({"name": OLD, "confirmed_on": "2020-04-01", "confirmed_how": "phone"})
    records = [replace(middle, key=one["name"], values={**middle.values, **one}) for one in told]
    wider = replace(batch, records=records, findings=())
    with store.writing(OPERATOR) as unit:
        unit.imports.publish(unit.imports.stage(wider, town.document(wider, "tasks"), dataset="tasks"), release=True)
