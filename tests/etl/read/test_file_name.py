"""Names of uploads that some system could not hold."""

import unicodedata

import pytest

from etl.read.file_name import holdable


@pytest.mark.parametrize(
    ("given", "held"),
    [
        ("通いの場一覧R8.xlsx", "通いの場一覧R8.xlsx"),
        ("髙﨑𠮷野.csv", "髙﨑𠮷野.csv"),
        ("../../etc/list.csv", "list.csv"),
        ("一覧 10:00?.csv", "一覧 10：00？.csv"),
        ('a"b|c*d<e>f\\g.csv', "a＂b｜c＊d＜e＞f＼g.csv"),
        ("line\nbreak\x00.csv", "linebreak.csv"),
        ("CON.csv", "_CON.csv"),
        ("lpt1", "_lpt1"),
        ("console.csv", "console.csv"),
        ("名前. ", "名前"),
        ("", "_"),
        ("..", "_"),
    ],
)
def test_every_system_holds_it(given: str, held: str) -> None:
    assert holdable(given) == held
    assert holdable(held) == held


def test_wide_signs_compare_as_the_narrow_ones() -> None:
    assert unicodedata.normalize("NFKC", holdable("10:00?.csv")) == "10:00?.csv"
