from dataclasses import replace

import pytest

from layers.drawing import roster
from tests.layers.drawing import land


def zoned(place, *names):
    return replace(place, zones={"daily_life": names})


def test_each_place_stands_once_in_the_first_of_its_zones():
    places = [
        zoned(land.place(1, None), "中"),
        zoned(land.place(2, None), "東", "西"),
        land.place(3, None),
        zoned(land.place(4, None, status="closed"), "西"),
    ]
    found = roster.sections(land.stock(*places, column=None))
    assert [(part.name, [one.place.id for one in part.entries]) for part in found] == [
        ("西", ["p2"]),
        ("中", ["p1"]),
        (roster.ELSEWHERE, ["p3"]),
    ]
    assert [one.number for part in found for one in part.entries] == [1, 2, 3]


@pytest.mark.parametrize(
    ("schedule", "days", "daily"),
    [
        ("毎週月曜 10:00-11:30", {0: "10:00"}, False),
        ("第2・4火曜、第1土曜 13:00～15:00", {1: "13:00", 5: "13:00"}, False),
        ("月～金曜 8:45-17:30", dict.fromkeys(range(5), "08:45"), True),
        ("不定期", {}, False),
        ("隔週火曜", {}, False),
    ],
)
def test_days_of_the_week_are_those_that_are_sure(schedule, days, daily):
    found = roster.entry(land.place(1, None, schedule=schedule), 1, land.TODAY)
    assert (dict(found.days), found.daily) == (days, daily)


def test_who_rests_has_no_days():
    assert not roster.entry(land.place(1, None, status="suspended"), 1, land.TODAY).days


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("あおぞら", "あ"),
        ("ガーデン", "か"),
        ("「さくら」会", "さ"),
        ("ﾃﾗｽ", "た"),
        ("のぞみ", "な"),
        ("ぽかぽか", "は"),
        ("みんと", "ま"),
        ("ゆうゆう", "や"),
        ("りんご", "ら"),
        ("わかば", "わ"),
        ("をかし", "わ"),
        ("Café", roster.LETTERS),
        ("３丁目カフェ", roster.LETTERS),
        ("若葉会", roster.KANJI),
    ],
)
def test_the_index_goes_by_the_first_letter_and_guesses_no_reading(name, row):
    entries = [roster.entry(land.place(1, None, name=name), 1, land.TODAY)]
    assert list(roster.in_index(entries)) == [row]
