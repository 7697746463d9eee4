"""Lists that come under one file name and share no place are lists of their own, numbered from 2."""

from dataclasses import replace

import pytest

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


@pytest.mark.parametrize(
    ("name", "kept", "is_same"),
    [
        ("通いの場一覧（令和９年度）.xlsx", 6, True),
        ("通いの場一覧（令和９年度）.xlsx", 5, False),
        ("サロン一覧.xlsx", 6, False),
        ("サロン一覧.xlsx", 10, True),
    ],
)
def test_half_is_enough_under_one_name(empty: Store, name: str, kept: int, is_same: bool) -> None:
    batch = town.places()
    this_year = replace(town.document(batch), name="通いの場一覧（令和8年度）.xlsx")
    next_year = replace(town.document(batch, "2"), name=name)
    with empty.writing(OPERATOR) as unit:
        first = unit.imports.dataset_for(batch, this_year)
        unit.imports.publish(unit.imports.stage(batch, this_year))
        found = unit.imports.dataset_for(replace(batch, records=batch.records[:kept]), next_year)
    assert (found == first) is is_same
