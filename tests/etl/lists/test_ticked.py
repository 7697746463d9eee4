import pytest

from etl.lists.ticked import chosen


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("■活動中　□休止中　□廃止", "活動中"),
        ("□ 継続　☑ 休止", "休止"),
        ("☑高齢者\n☑子ども\n□障がい者", "高齢者・子ども"),
        ("□活動中　□休止中", ""),
        ("■第1部　■第2部", None),
        ("■活動中の団体", None),
        ("□", None),
        ("送迎あり □要予約 ■不要", None),
        ("", None),
    ],
)
def test_what_is_ticked_of_the_choices_in_a_cell(written: str, found: str | None) -> None:
    assert chosen(written) == found
