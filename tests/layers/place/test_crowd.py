"""A crowd chooses, counts and orders as the nouns would: done by hand with five places."""

from datetime import date

import numpy as np
import pytest

from layers.place.crowd import Crowd
from layers.place.spelling import fold
from layers.provenance import Source

NAMES = ("あおぞら会", "カタリバ", "浜の会", "サロン浜", "場所なしの会")


@pytest.fixture
def crowd() -> Crowd:
    """Three 居場所 and two サロン; the last lies nowhere."""
    nan = float("nan")
    return Crowd(
        kind_codes=("ibasho", "salon", "meal"),
        ids=tuple("abcde"),
        names=NAMES,
        halls=("西館", "東館", ""),
        hall_of=np.array([0, 0, 1, 2, 2], dtype=np.int32),
        heaps=tuple(fold(f"{name} 東町") for name in NAMES),
        kinds=np.array([0, 0, 0, 1, 1], dtype=np.int16),
        lonlat=np.array([[134.0, 34.0], [134.1, 34.1], [134.2, 34.2], [134.3, 34.3], [nan, nan]]),
        confirmed=np.array([date(2026, 4, 1).toordinal(), date(2025, 3, 31).toordinal(), 0, 0, 0], dtype=np.int32),
        released=np.ones(5, dtype=bool),
        rough=np.zeros(5, dtype=bool),
        source=np.array([0, 0, 1, 1, 1], dtype=np.int16),
        sources=(Source(title="甲"), Source(title="乙", publisher="市")),
        members={"east": np.array([2, 3], dtype=np.int32), "west": np.array([0, 2], dtype=np.int32)},
        readings=np.array([0, 1, 4, 2, 3], dtype=np.int32),
    )


def ids(crowd: Crowd, rows: np.ndarray) -> str:
    """The ids in one word."""
    return "".join(crowd.ids[row] for row in rows)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, "abcde"),
        ({"kinds": ["salon"]}, "de"),
        ({"kinds": []}, ""),
        ({"zone_id": "east"}, "cd"),
        ({"zone_id": "nowhere"}, ""),
        ({"text": "浜"}, "cd"),
        ({"text": "かたりば 東町"}, "b"),
        ({"text": "ｻﾛﾝ", "kinds": ["ibasho"]}, ""),
    ],
)
def test_it_chooses_by_kind_words_and_zone(crowd: Crowd, asked: dict, found: str) -> None:
    assert ids(crowd, crowd.choose(**asked)) == found


def test_it_counts_kinds_that_are_there(crowd: Crowd) -> None:
    assert crowd.counts(crowd.everything) == {"ibasho": 3, "salon": 2}


def test_what_lies_nowhere_is_in_no_box_and_a_border_belongs_to_it(crowd: Crowd) -> None:
    assert ids(crowd, crowd.within(crowd.everything, (134.1, 34.1, 134.2, 34.2))) == "bc"
    assert ids(crowd, crowd.within(crowd.everything, (-180, -90, 180, 90))) == "abcd"
    assert crowd.box(crowd.everything) == (134.0, 34.0, 134.3, 34.3)
    assert crowd.box(crowd.choose(text="場所なし")) is None


def test_a_year_and_a_day_is_old_and_an_unknown_day_is_not(crowd: Crowd) -> None:
    assert crowd.is_old(date(2026, 4, 1)).tolist() == [False, True, False, False, False]


def test_zones_come_in_their_order_a_place_in_two_with_the_first_the_others_last(crowd: Crowd) -> None:
    assert ids(crowd, crowd.by_zone(crowd.everything, ["west", "east"])) == "acdbe"
    assert ids(crowd, crowd.by_zone(crowd.everything, [])) == "abdec"


def test_ids_become_rows_and_strangers_are_left_out(crowd: Crowd) -> None:
    assert crowd.rows(["d", "x", "a"]).tolist() == [0, 3]


def test_each_source_is_named_once(crowd: Crowd) -> None:
    assert crowd.credits(crowd.choose(kinds=["salon"])) == [crowd.sources[1].credit()]
