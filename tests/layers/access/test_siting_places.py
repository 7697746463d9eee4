"""The best places of 架空のまち: candidates of any kind, who is newly reached, floors, both methods."""

from dataclasses import replace

import numpy as np
import pytest

from layers.access.coverage import answer
from layers.access.question import Question
from layers.access.siting.answered import SitingAnswer
from layers.access.siting.asked import SitingQuestion
from layers.access.siting.places import best_places, print_of
from layers.errors import Refused
from layers.place.services import ServicePoint
from tests import town
from tests.coverage_town import ground, place

# At 60 m/min five minutes are three blocks, and an area is five by five corners with its middle at (2, 2).
FIVE = Question(service="kayoinoba", people="all", walker="level60", minutes=5)
HALLS = [
    place(f"集会所{column}{row}", (5 * column + 2, 5 * row + 2), kind="community_centre")
    for column, row in [(0, 0), (0, 1), (1, 0), (1, 2), (2, 0), (2, 2)]
]


def asked(k: int = 1, **more: object) -> SitingQuestion:
    return SitingQuestion(**{"coverage": FIVE, "k": k, "candidates": ("community_centre",), **more})


def hall(column: int, row: int) -> ServicePoint:
    return next(one for one in HALLS if one.name == f"集会所{column}{row}")


def test_the_next_place_stands_where_most_people_are_and_none_twice() -> None:
    found = best_places(asked(2), ground(), HALLS)
    assert {one.name for one in found.chosen} == {"集会所20", "集会所22"}
    assert found.siting.proven
    assert found.siting.objective == found.reached == sum(one.people for one in found.chosen)
    assert found.people == town.RESIDENTS
    assert found.uncovered == town.RESIDENTS


def test_what_it_promises_is_what_coverage_says_once_it_is_open() -> None:
    here = [place("いまの会", (12, 12))]
    before = answer(FIVE, ground(here))
    found = best_places(asked(2), ground(here), HALLS)
    assert found.uncovered == before.uncovered
    opened = [replace(one, kind="kayoinoba") for one in HALLS if one.id in {chosen.id for chosen in found.chosen}]
    after = answer(FIVE, ground([*here, *opened]))
    assert before.uncovered - after.uncovered == found.reached
    assert [row.uncovered - row.reached for row in found.rows] == [row.uncovered for row in after.rows]
    zones = {row.name: row.uncovered for row in after.zones["daily_life"]}
    assert {row.name: row.uncovered - row.reached for row in found.zones} == zones


def test_a_floor_brings_a_place_to_every_zone() -> None:
    free, fair = best_places(asked(3), ground(), HALLS), best_places(asked(3, floor="0.2"), ground(), HALLS)
    assert min(row.covered / row.people for row in free.zones) < 0.2
    assert all(row.covered >= row.floor >= 0.2 * row.people for row in fair.zones)
    assert fair.reached <= free.reached
    with pytest.raises(Refused) as told:
        best_places(asked(2, floor="0.2"), ground(), HALLS)
    assert told.value.code == "siting.floor"
    today = best_places(asked(1, floor="today"), ground([place("いまの会", (2, 2))]), HALLS)
    assert all(row.covered >= row.floor for row in today.zones)


def test_fixed_and_forbidden_places_are_kept_to() -> None:
    found = best_places(asked(2, fixed=(hall(0, 0).id,), forbidden=(hall(2, 2).id,)), ground(), HALLS)
    assert {one.name for one in found.chosen} == {"集会所00", "集会所20"}
    with pytest.raises(Refused) as told:
        best_places(asked(1, fixed=("nowhere",)), ground(), HALLS)
    assert told.value.code == "siting.candidate"


def test_p_median_counts_minutes_and_the_penalty() -> None:
    found = best_places(asked(1, method="p-median"), ground(), HALLS)
    assert found.siting.today == town.RESIDENTS * 60
    assert found.siting.proven
    assert found.siting.today - found.siting.objective >= found.reached * 55


def test_circles_reach_more_than_streets() -> None:
    circles = replace(FIVE, measure="straight")
    found = best_places(asked(1, coverage=circles), ground(), HALLS)
    opened = [replace(one, kind="kayoinoba") for one in HALLS if one.id == found.chosen[0].id]
    assert found.people - answer(circles, ground(opened)).uncovered == found.reached


def test_places_that_cannot_be_chosen_are_told_apart() -> None:
    lost, shut = place("位置なし", None, kind="park"), place("閉館", (2, 2), kind="park", facts={"status": "closed"})
    far = replace(hall(0, 0), id="far", lonlat=(135.0, 35.0))
    found = best_places(asked(1), ground(), [*HALLS, lost, shut, far])
    assert (set(found.untied), found.looked_at) == ({lost.id, "far"}, len(HALLS))
    with pytest.raises(Refused) as told:
        best_places(asked(1), ground(), [lost, shut])
    assert told.value.code == "siting.no_candidates"
    serving = place("いまの会", (2, 2))
    assert best_places(asked(1), ground([serving]), [serving, *HALLS]).looked_at == len(HALLS)


def test_it_is_the_same_again_out_of_its_document_and_under_its_print() -> None:
    found = best_places(asked(3, floor="0.1"), ground(), HALLS[:5])
    assert SitingAnswer.from_document(found.to_document()) == found
    assert list(found.to_json())[:6] == ["chosen", "objective", "bound", "status", "gap", "greedy_objective"]
    assert found.fingerprint == print_of(found.question, ground(), HALLS[:5])
    assert found.fingerprint != print_of(found.question, ground(), HALLS)
    assert SitingQuestion.from_json(found.question.to_json()) == found.question


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"k": 0}, "siting.count"),
        ({"candidates": ()}, "siting.no_candidates"),
        ({"floor": "half"}, "siting.floor_value"),
        ({"floor": "1.5"}, "siting.floor_value"),
        ({"method": "best"}, "siting.method"),
    ],
)
def test_nonsense_is_refused(wrong: dict[str, object], code: str) -> None:
    with pytest.raises(Refused) as told:
        asked(**{"k": 1, **wrong})
    assert told.value.code == code


def test_an_unknown_kind_of_zone_is_refused() -> None:
    with pytest.raises(Refused) as told:
        best_places(asked(1, zone_kind="school"), ground(), HALLS)
    assert told.value.code == "siting.zone_kind"
    with pytest.raises(Refused):
        best_places(asked(1, floor="0.1"), ground(zones={}), HALLS)
    assert best_places(asked(1), ground(zones={}), HALLS).zones == ()


def test_nobody_is_lost_between_the_chosen_and_the_towns() -> None:
    found = best_places(asked(6), ground(), HALLS)
    assert np.sum([row.reached for row in found.zones]) == found.reached == sum(one.people for one in found.chosen)
