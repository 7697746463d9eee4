"""ふりがな and やさしい日本語: right readings or none, the profile's own numbers, letters for old eyes."""

import re
from itertools import pairwise

import pytest

from layers.drawing import profile_easy, profile_reading
from layers.drawing.easy_words import plain, spaced
from layers.drawing.furigana import furigana, split
from tests.layers.drawing import paper
from tests.layers.drawing.test_profile_sheet import PROFILE


def shown(text: str, names: tuple[str, ...] = ()) -> str:
    return "".join(f"{base}({over})" if over else base for base, over in furigana(text, names))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("歩いて行ける場がない人", "歩(ある)いて行(い)ける場(ば)がない人(ひと)"),
        ("申し込み", "申(もう)し込(こ)み"),
        ("令和8年10月5日", "令和(れいわ)8年(ねん)10月(がつ)5日(いつか)"),
        ("2月28日", "2月(がつ)28日(にち)"),
        ("1人と11人と2人", "1人(ひとり)と11人(にん)と2人(ふたり)"),
        ("10分と15分", "10分(ぷん)と15分(ふん)"),
        ("通いの場が3か所", "通(かよ)いの場(ば)が3か所(しょ)"),
        ("このまちの自慢は何ですか", "このまちの自慢(じまん)は何(なん)ですか"),
        ("町丁の概数", "町丁(ちょうちょう)の概数(がいすう)"),
    ],
)
def test_readings_stand_over_kanji_alone(text: str, told: str) -> None:
    assert shown(text) == told


@pytest.mark.parametrize(
    "text", ["三条町", "楠葉並木", "山田花子", "集会所", "この方", "五十嵐", "月・木", "火、金", "5日間", "3階"]
)
def test_what_can_be_read_in_two_ways_gets_no_reading(text: str) -> None:
    assert all(not over for _, over in furigana(text))


def test_a_name_of_the_profile_is_read_by_the_house_alone() -> None:
    assert shown("若葉一丁目の若葉", ("若葉", "若葉一丁目")) == "若葉一丁目(いっちょうめ)の若葉"


def test_a_word_that_cannot_be_split_keeps_its_reading_whole() -> None:
    assert split("聞き聞", "きききき") == [("聞き聞", "きききき")]


def test_nothing_is_lost_and_only_kanji_or_numbers_carry_readings() -> None:
    known = profile_reading.names(PROFILE)
    for _, text in profile_easy.blocks(PROFILE):
        pieces = furigana(text, known)
        assert "".join(base for base, _ in pieces) == text
        assert all(re.search("[一-鿿々]", base) and re.fullmatch("[ぁ-ゖー]+", over) for base, over in pieces if over)
        assert not any(not one[1] and not two[1] for one, two in pairwise(pieces))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("この地域には通いの場が3か所あります。", "この 地域には 通いの 場が 3か所 あります。"),
        ("令和8年2月28日の数です。", "令和8年2月28日の 数です。"),
        ("歩きにくい坂があります。", "歩きにくい 坂が あります。"),
        ("会に参加する人", "会に 参加する 人"),
    ],
)
def test_a_space_stands_between_phrases(text: str, told: str) -> None:
    assert spaced(text) == told


def test_a_name_is_not_cut() -> None:
    assert spaced("みほん市のみなとです。", ("みほん市",)).startswith("みほん市の ")


def test_every_figure_of_the_easy_edition_is_the_profiles_and_none_is_missing() -> None:
    said = "".join(text for _, text in profile_easy.blocks(PROFILE))
    numbers = {float(one.replace(",", "")) for one in re.findall(r"\d[\d,]*(?:\.\d+)?", said)}
    for one in PROFILE.figures():
        told = (one.value, one.city_value, one.zone_share, one.city_share)
        assert {float(number) for number in told if number is not None} <= numbers, one.id
    counted = re.findall(r"([\d,]+)(?:人|か所|世帯)[（はで。あ]", said)
    mine = {f"{number:,}" for one in PROFILE.figures() for number in (one.value, one.city_value) if number is not None}
    rest = {str(max(len(kind.places) - 8, 0)) for kind in PROFILE.here}
    assert set(counted) <= mine | rest


def test_sentences_are_short_and_hard_words_are_gone() -> None:
    for form, text in profile_easy.blocks(PROFILE):
        assert form in ("said", "raw") or all(len(part) <= 60 for part in re.split("[。：]", text)), text
        assert form in ("said", "raw") or not re.search("以上|秘匿|概数|高齢化", text) or "90歳以上" in text, text


@pytest.mark.parametrize("make", [profile_reading.pdf, profile_reading.easy_pdf])
def test_both_are_a4_and_keep_what_nobody_approved(make: object) -> None:
    content = make(PROFILE)
    told = paper.text(content)
    assert set(paper.sizes(content)) == {(210, 297)}
    assert "4,321" in told
    assert "20,011" in told
    assert "まだ確" not in told
    assert "かめていない" not in told


@pytest.mark.parametrize(
    "town", ["三条町", "春日町", "公光町", "業平町", "西蔵町", "鬼無町", "生島町", "香西本町", "木太町"]
)
def test_a_town_gets_no_reading_that_the_house_does_not_know(town: str) -> None:
    """三条町 and 春日町 are ちょう in one city and まち in the next."""
    assert shown(f"{town}の人", (town,)) == f"{town}の人(ひと)"
    assert shown(f"{town}二丁目", (town, f"{town}二丁目")) == f"{town}二丁目(にちょうめ)"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("毎週水曜 10時から", "毎週水曜日 10時から"),
        ("第2・第4水曜", "毎月2回目と4回目の水曜日"),
        ("毎月第1月曜", "毎月1回目の月曜日"),
        ("歩いて10分以内に、週1回以上の通いの場へ", "歩いて10分までで、毎週ひらいている通いの場へ"),
        (
            "奥谷は秘匿のため、人数がとなりの町に合わせて数えられています。",
            "奥谷の人の数は、出すことができません。となりの町の数に入っています。",
        ),
    ],
)  # fmt: skip
def test_set_phrases_are_told_in_easy_words(text: str, told: str) -> None:
    assert plain(text) == told


def test_the_easy_edition_counts_years_as_everybody_does_and_tells_its_cautions() -> None:
    said = [text for _, text in profile_easy.blocks(PROFILE)]
    assert not any("令和" in text for kind, text in profile_easy.blocks(PROFILE) if kind != "raw")
    assert "この数の見かた" in said
    assert sum("何人という" in text or "だいたいの数" in text or "地域にも" in text for text in said) >= 1
    assert not any("約" in text for text in said)
