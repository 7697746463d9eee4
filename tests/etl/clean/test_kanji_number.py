import pytest

from etl.clean import kanji_number


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("〇", 0),
        ("九", 9),
        ("十", 10),
        ("二十一", 21),
        ("百五", 105),
        ("千二百", 1200),
        ("二〇二五", 2025),
        ("三万五千", 35000),
        ("万", 10000),
    ],
)
def test_values(written: str, value: int) -> None:
    assert kanji_number.value(written) == value


def test_only_before_a_unit_and_never_behind_digits() -> None:
    assert kanji_number.before("三条会館 二十名", "名") == "三条会館 20名"
    assert kanji_number.before("2万円", "円") == "2万円"
