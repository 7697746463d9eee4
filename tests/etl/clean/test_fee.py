import pytest

from etl.clean.fee import fee


@pytest.mark.parametrize(
    ("written", "yen"),
    [
        ("無料", 0),
        ("なし", 0),
        ("無　料", 0),
        ("１回　２００円", 200),
        ("2,000円/月", 2000),
        ("¥300", 300),
        ("2万円", 20000),
        ("500", 500),
        ("200円（お茶代）", 200),
        ("実費", None),
        ("300円程度", None),
        ("100～300円", None),
        ("1回100円、年会費1000円", None),
        ("子ども無料、大人300円", None),
        ("無料（材料費は実費）", None),
        ("ワンコイン", None),
        ("五百円", 500),
        ("一回 千二百円", 1200),
        ("2百円", 200),
        ("3千円", 3000),
        ("二〇〇円", 200),
        ("100.0", 100),
        ("会費なし", 0),
        ("毎回２００えん", 200),
        ("徴収なし", 0),
        ("会費はいただきません", 0),
        ("会費は徴収していません", 0),
        ("200円×4回", None),
        ("100円または200円", None),
        ("500円〜", None),
        ("300円（65歳以上無料）", None),
    ],
)
def test_yen_only_for_one_clear_amount(written: str, yen: int | None) -> None:
    assert fee(written)[1] == yen


def test_the_text_stays_as_written() -> None:
    assert fee("１回　２００円")[0] == "1回 200円"
