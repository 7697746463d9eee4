import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.drawing import letters

NAMES = ["子育てひろば「みはまっこ」", "栄町1丁目", "地域活動支援センターなぎさ", "老人いこいの家「千鳥荘」", "A"]


def test_a_kanji_is_as_wide_as_its_size_and_figures_are_narrower():
    assert letters.width("町", 5) == pytest.approx(5)
    assert letters.width("12", 5) == pytest.approx(5.55, abs=0.3)
    assert letters.width("町町", 5, bold=True) == pytest.approx(10)


def test_ink_of_a_kanji_is_a_little_less_than_its_size():
    assert 0.85 < letters.kanji_height(10) / 10 < 1


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("room", [12, 20, 33])
def test_lines_keep_all_letters_and_the_rules_of_breaking(name, room):
    lines = letters.lines(name, 3, room)
    assert "".join(lines) == name
    for line in lines:
        assert not re.match(r"[」』）)、。ーぁぃぅぇぉっゃゅょッャュョ]", line)
        assert not re.search(r"[「『（(]$", line)
    assert not any(line.endswith("1") and following.startswith("丁目") for line, following in zip(lines, lines[1:]))  # noqa: B905, RUF007


@given(st.text(max_size=20))
def test_whatever_stands_in_a_list_has_a_width(name):
    assert letters.width(name, 3) >= 0
    assert letters.width("町\u2029町\r\n", 3) == letters.width("町 町  ", 3)


@given(st.text(alphabet="町中央一二三あいう", min_size=1, max_size=40), st.integers(9, 60))
def test_lines_are_no_wider_than_the_room(name, room):
    lines = letters.lines(name, 3, room)
    assert "".join(lines) == name
    assert all(letters.width(line, 3) <= room + 1e-6 for line in lines)
