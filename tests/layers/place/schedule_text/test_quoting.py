"""What is quoted of a schedule that no date can be told from."""

import pytest

from layers.place.schedule_text import read
from layers.place.schedule_text.quoting import quoted


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("毎週火曜か木曜", "か", "か"),
        ("不定期（月1回程度）", "不定期", "不定期"),
        (
            "第2火曜10時～（祝日の場合は翌日に変更することがあります）",
            "ことがあ",
            "祝日の場合は翌日に変更することがあります",
        ),
        ("第2火曜、雨天のときはお休みすることがある", "ことが", "雨天のときはお休みすることがある"),
        ("第2火曜", "", ""),
        ("第2火曜", "ここにない", "ここにない"),
    ],
)
def test_no_word_is_torn(text: str, words: str, told: str) -> None:
    assert quoted(text, words) == told


def test_it_speaks_of_what_the_reader_could_not_read() -> None:
    text = "第2・4火曜日（ただし8月はお休み。祝日の場合は翌日の水曜日に変更することがあります）"
    assert quoted(text, read(text).words) == "祝日の場合は翌日の水曜日に変更することがあります"
