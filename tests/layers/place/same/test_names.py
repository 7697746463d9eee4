"""The parts of a group's name."""

import pytest

from layers.place.same.likeness import likeness
from layers.place.same.names import conflict, other_kind, parts


def test_what_is_its_own_is_left_when_kinds_and_places_are_gone() -> None:
    name = parts("朝日ヶ丘ふれあいサロン「ひまわり」", frozenset({"朝日が丘"}))
    assert (name.own, name.forms, name.subjects, name.people) == ("ひまわり", {"サロン"}, set(), set())


def test_an_earlier_name_is_read_and_is_no_part_of_the_present_one() -> None:
    assert parts("楠町サロン（旧 くすのき会）").former == ("くすのき会",)
    assert parts("楠町サロン（元：くすのき会）").former == ("くすのき会",)
    assert parts("楠町サロン（くすのき会から改称）").former == ("くすのき会",)
    assert parts("楠町サロン（旧）").former == ()
    assert parts("楠町サロン（火曜）").former == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("囲碁クラブ", "将棋クラブ"),
        ("子ども会", "介護者の会"),
        ("浜風サロンA", "浜風サロンB"),
        ("第1サロン", "第二サロン"),
        ("月曜会", "木曜会"),
        ("体操 午前の部", "体操 午後の部"),
        ("男性介護者の会", "介護者の会"),
        ("ひまわりサロン", "ひまわり食堂"),
    ],
)
def test_words_that_part_two_groups(one: str, other: str) -> None:
    names = parts(one), parts(other)
    assert conflict(*names) or other_kind(*names)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("つどい場ひまわり", "集いの場 向日葵"),
        ("百歳体操", "いきいき100歳体操"),
        ("三条おとこ倶楽部", "三条男クラブ"),
        ("喫茶ほほえみ", "Café 微笑み"),
        ("サロン和", "サロンなごみ"),
        ("寄り合い処 あじさい", "寄合所あじさい"),
        ("溜まり場ぽっぽ", "たまり場 ぽっぽ"),
        ("学習支援「まなびや」", "まなび家 学習支援"),
        ("火曜サロン", "火曜日サロン"),
        ("街かどサロンはな", "町角サロン花"),
        ("八幡会いきいきサロン", "いきいきサロン はちまん会"),
        ("いきいき百歳体操　中村班", "いきいき百歳体操 中村"),
    ],
)
def test_other_spellings_are_wholly_alike(one: str, other: str) -> None:
    names = parts(one), parts(other)
    assert not conflict(*names)
    assert likeness(*names) >= 0.9


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("サロン若草", "サロン若葉"),
        ("南町長寿会", "北町長寿会"),
        ("はつらつ教室（春コース）", "はつらつ教室（秋コース）"),
        ("東ひまわり", "ひまわり"),
        ("さくら", "さくらんぼ"),
        ("花の会", "鼻の会"),
        ("ひだまりサロン", "ひまわりサロン"),
        ("川西ひだまり会", "川西ひまわり会"),
        ("ことぶき会", "長寿会"),
        ("桜の会", "八重桜の会"),
        ("サロンさくら", "西蔵サロン"),
        ("ほっとサロン", "北サロン"),
        ("健康マージャンの会 東", "東地域包括支援センター"),
        ("サンデーサロン", "健康サロンE"),
        ("いきいき体操", "らくらく体操"),
        ("夕やけ会", "ゆい会"),
        ("3丁目サロン", "3丁目老人会"),
        ("ふれあい喫茶ポプラ", "ふれあい喫茶ポプリ"),
    ],
)
def test_a_near_name_is_another_name(one: str, other: str) -> None:
    names = parts(one), parts(other)
    assert conflict(*names) or likeness(*names) < 0.74


def test_the_second_group_is_not_the_one_without_a_number() -> None:
    assert conflict(parts("中央サロン"), parts("中央第二サロン"))
    assert not conflict(parts("中央サロン"), parts("中央第一サロン"))
    assert not conflict(parts("中央サロン"), parts("中央サロン（第2土曜）"))


def test_for_whom_and_what_part_two_groups_of_one_word() -> None:
    assert conflict(parts("オレンジカフェさくら"), parts("子育てサロンさくら"))
    assert not conflict(parts("シニアさくら"), parts("体操さくら"))


def test_a_salon_may_take_exercise_but_no_sign_language() -> None:
    assert not other_kind(parts("サロン虹"), parts("虹体操クラブ"), sure=True)
    assert other_kind(parts("サロン虹"), parts("虹体操クラブ"))
    assert other_kind(parts("サロン虹"), parts("手話サークル虹"), sure=True)


def test_a_slip_of_one_kana_leaves_the_name_near() -> None:
    assert likeness(parts("つながるカフェ"), parts("つながりカフェ")) >= 0.74
    assert likeness(parts("つどい場ひなたぼっこ"), parts("つどい場ひなたぼこ")) >= 0.84
