import pytest

from etl.town_lists import members


def towns(text: str) -> list[str]:
    return [f"{one['town']}{'*' if one['part'] else ''}" for one in members(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("岩園町、朝日ヶ丘町", ["岩園町", "朝日ヶ丘町"]),
        ("岩園町・朝日ヶ丘町,大原町\n東山町", ["岩園町", "朝日ヶ丘町", "大原町", "東山町"]),
        ("岩園町（一部）、大原町", ["岩園町*", "大原町"]),
        ("岩園町の一部", ["岩園町*"]),
        ("岩園町（1番、2番、5番を除く）、大原町", ["岩園町*", "大原町"]),
        ("本町１〜３丁目", ["本町1丁目", "本町2丁目", "本町3丁目"]),
        ("栄町一丁目・二丁目", ["栄町一丁目", "栄町二丁目"]),
        ("栄町1・2丁目、大原町", ["栄町1丁目", "栄町2丁目", "大原町"]),
        ("大原町、大原町", ["大原町"]),
        ("本町3〜1丁目", ["本町3〜1丁目"]),  # cannot be meant as a range: left as printed
        ("", []),
    ],
)
def test_members(text: str, expected: list[str]) -> None:
    assert towns(text) == expected
