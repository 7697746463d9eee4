from typing import Any

from etl.lists.identity import keyed
from layers.intake.contract import Record


def keys(*values: dict[str, Any], own: bool = False) -> list[str]:
    return [record.key for record in keyed([Record(key="", cell="", values=one) for one in values], own=own)]


def test_own_identifiers_are_the_keys() -> None:
    assert keys({"name": "一", "code": "007"}, {"name": "二", "code": "008"}, own=True) == ["007", "008"]


def test_an_identifier_that_is_missing_somewhere_is_none() -> None:
    assert keys({"name": "一", "code": "7"}, {"name": "二"}, own=True) == ["一|", "二|"]


def test_name_and_place_are_the_key_however_they_are_spelled() -> None:
    old = keys({"name": "サロン 桜", "address": "みほん市浜町三丁目2番15号"})
    new = keys({"name": "ｻﾛﾝ桜", "address": "浜町3-2-15 集会所"})
    assert old == new


def test_the_same_name_in_another_hall_is_another_and_twins_are_counted() -> None:
    east, west = {"name": "一", "venue": "東会館"}, {"name": "一", "venue": "西会館"}
    assert keys(east, west, east) == ["一|東会館", "一|西会館", "一|東会館#2"]


def test_an_identifier_that_rows_share_is_none_but_one_repeated_by_mistake_is_counted() -> None:
    shared = [{"name": f"会{n}", "code": str(n // 2)} for n in range(20)]
    assert keys(*shared, own=True)[0] == "会0|"
    slip = [{"name": f"会{n}", "code": str(max(n, 1))} for n in range(20)]
    assert keys(*slip, own=True)[:3] == ["1", "1#2", "2"]
