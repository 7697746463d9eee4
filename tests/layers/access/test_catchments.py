"""徒歩圏 of a place: all that is within the time both ways, none of what is not, and no more than can be seen."""

import shapely

from layers.access import catchments
from layers.access.question import Question
from tests import coverage_town, town_blocks

QUESTION = Question(service="kayoinoba", people="all", walker="level60", minutes=2.5)


def test_the_ground_holds_what_is_near_and_nothing_beyond(monkeypatch) -> None:
    ground = coverage_town.ground([coverage_town.place("朝の会", (2, 2)), coverage_town.place("夕の会", (12, 12))])
    found = catchments.catchments(QUESTION, ground)
    assert [one.name for one in found.grounds] == ["朝の会", "夕の会"]
    near = found.grounds[0].geometry
    for x in range(15):
        for y in range(15):
            # 150 m at 60 m a minute reach one block of 100 m, and half of the next.
            inside = near.contains(shapely.Point(town_blocks.lonlat(x, y)))
            assert inside == (abs(x - 2) + abs(y - 2) <= 1)
    monkeypatch.setattr(catchments, "MOST", 1)
    assert catchments.catchments(QUESTION, ground).left_out == 1
