"""Kana and kanji that spell one word."""

import pytest

from layers.place.same.folding import folded
from layers.place.same.reading import in_kana, other_kanji, reads_alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("若がえり", "若返り"),
        ("かみふうせん", "紙風船"),
        ("おたっしゃ", "お達者"),
        ("健康作り", "健康づくり"),
        ("お帰り", "おかえり"),
        ("爽やか", "さわやか"),
        ("集い", "つどい"),
        ("一期一会", "いちごいちえ"),
        ("向日葵", "ヒマワリ"),
        ("たそがれ", "黄昏"),
        ("桜ケ丘", "さくらがおか"),
        ("サンデー", "サンデイ"),
        ("カレー", "カレ"),
        ("ＡＳＨＩＹＡ", "芦屋"),
        ("hidamari", "ひだまり"),
        ("壽", "ことぶき"),
        ("悠々", "ゆうゆう"),
    ],
)
def test_one_word_in_two_scripts(one: str, other: str) -> None:
    assert reads_alike(folded(one), folded(other))
    assert reads_alike(folded(other), folded(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("若草", "若葉"),
        ("若草", "わかば"),
        ("松", "たけ"),
        ("さくら", "さくらんぼ"),
        ("", "あ"),
        ("club", "くるぶ"),
        ("光会", "幸会"),
    ],
)
def test_two_words(one: str, other: str) -> None:
    assert not reads_alike(folded(one), folded(other))
    assert not reads_alike(folded(other), folded(one))


def test_kanji_of_one_spoken_word_are_no_other_word() -> None:
    assert not other_kanji("川", "河")
    assert not other_kanji("歌", "唄")
    assert other_kanji("草", "葉")
    assert other_kanji("南", "北")
    assert not other_kanji("南", "み")


def test_romaji_is_read_and_other_latin_is_not() -> None:
    assert in_kana("shuccho") == ""
    assert in_kana("konnichiwa") == "こんにちわ"
    assert in_kana("smile") == ""
