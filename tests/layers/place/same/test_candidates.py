"""Pairs of a register: every same one stands there once, and a number that all share makes no crowd."""

from layers.place.same import Entry, judge
from layers.place.same.candidates import MOST_ALIKE, candidates
from tests.layers.place.same.test_judge import entry, rows


def test_every_pair_that_is_judged_the_same_is_also_compared() -> None:
    for row in rows():
        if judge(entry(row, "a"), entry(row, "b")).same:
            found = candidates({"a": entry(row, "a"), "b": entry(row, "b")})
            assert [(pair.one, pair.other) for pair in found] == [("a", "b")], row


def test_different_groups_make_no_pairs() -> None:
    many = {
        str(n): Entry(name=f"{n}番の会", venue="北会館", address="北町1-1", phones=("0797-00-0000",)) for n in range(60)
    }
    assert len(many) > MOST_ALIKE
    assert candidates(many) == []


def test_the_likest_come_first_and_each_pair_once() -> None:
    entries = {
        "1": Entry(name="サロンひまわり", venue="北会館", address="北町1-1", phones=("0797-00-0001",)),
        "2": Entry(name="ひまわりサロン", venue="北会館", address="北町1-1", phones=("0797-00-0001",)),
        "3": Entry(name="たんぽぽの集まり", venue="北会館", address="北町1-1", phones=("0797-00-0003",)),
        "4": Entry(name="蒲公英の集い", venue="北会館", address="北町1-1", phones=("0797-00-0003",)),
    }
    assert [(pair.one, pair.other) for pair in candidates(entries)] == [("1", "2"), ("3", "4")]
