"""A list as it has been kept for years takes many changes and many new places at once, and reads back the same."""

import dataclasses
from pathlib import Path

import pytest

from etl.write.style_part import Styles
from tests.bench import messy_list
from tests.etl.write.register import List, looks

SHEET = "一覧"
ROWS = 60


@pytest.fixture
def listed(tmp_path: Path) -> List:
    """Four merged zones, and a legend: 「黄色は休止中」."""
    return List(tmp_path, messy_list.workbook(ROWS))


def test_a_mark_never_says_what_the_legend_says(listed: List) -> None:
    active = [point for point in listed.points if point.facts.get("status", "active") == "active"]
    for point in active[:8]:
        listed.rename(point.name, f"{point.name}（新）")
    back = listed.written()
    assert (back.changed, back.findings) == (8, ())
    read = listed.read(back.content, "back.xlsx").batch.records
    assert sum(one.values.get("status", "active") == "active" for one in read) == len(active)


@pytest.mark.parametrize(
    ("meaning", "wanted"),
    [(set(), "FFF3B0"), ({"fill:yellow"}, "E3F6D5"), ({"fill:yellow", "fill:green"}, "D9ECFF"), ({"fill:any"}, "")],
)
def test_the_first_colour_that_means_nothing_is_taken(meaning: set[str], wanted: str) -> None:
    assert Styles("<styleSheet/>", meaning)._mark.removeprefix("FF") == wanted


@pytest.mark.parametrize("count", [1, 2, 7])
def test_several_new_places_of_one_zone_stand_in_its_merged_cell_in_their_order(listed: List, count: int) -> None:
    before = {zone: _names(listed, zone) for zone in messy_list.ZONES}
    for number in range(count):
        for zone in (messy_list.ZONES[2], messy_list.ZONES[0]):
            like = next(point for point in listed.points if point.facts["zone"] == zone)
            name = f"{zone}の新しい会{number}"
            listed.points.append(dataclasses.replace(like, id=name, name=name))
    back = listed.written()
    assert (back.added, back.findings) == (2 * count, ())
    read = listed.read(back.content, "back.xlsx").batch.records
    for zone, names in before.items():
        new = [f"{zone}の新しい会{number}" for number in range(count)] if zone in messy_list.ZONES[::2] else []
        assert [one.values["name"] for one in read if one.values["zone"] == zone] == names + new
    share, added = ROWS // 4, (count, 0, count, 0)
    tops = [4 + number * share + sum(added[:number]) for number in range(4)]
    wanted = {f"A{top}:A{top + share + more - 1}" for top, more in zip(tops, added, strict=True)}
    assert set(looks(back.content)[SHEET]["merged"]) == wanted


def _names(listed: List, zone: str) -> list[str]:
    return [point.name for point in listed.points if point.facts["zone"] == zone]
