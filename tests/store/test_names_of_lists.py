"""Lists that come under one file name and share no place are lists of their own, numbered from 2."""

from dataclasses import replace

from layers.store import Store
from layers.trust.audience import OPERATOR
from tests import town


def test_each_new_list_of_one_name_gets_the_next_number(empty: Store) -> None:
    batch = town.places()
    found = []
    for number in range(3):
        few = replace(batch, records=batch.records[3 * number : 3 * number + 3])
        document = town.document(few, edition="same")
        with empty.writing(OPERATOR) as unit:
            found.append(unit.imports.dataset_for(few, document))
            unit.imports.publish(unit.imports.stage(few, replace(document, sha256=str(number) * 64)), release=False)
    first = found[0]
    assert found == [first, f"{first} (2)", f"{first} (3)"]
