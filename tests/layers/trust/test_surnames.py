"""Surnames without さん: who is named by one, and what only bears the name of somebody."""

import pytest

from layers.trust.persons import coarse, speaks_of_person
from layers.trust.remark import of_people
from layers.trust.surnames import named

OF_SOMEBODY = {
    "山田の家": "山田の家",
    "佐藤さん宅": "佐藤さん宅",
    "田中邸": "田中邸",
    "佐々木さんちの縁側": "佐々木さんち",
    "○○さんちの縁側": "○○さんち",
    "民生委員の鈴木": "民生委員の鈴木",
    "区長の高橋が声をかける": "区長の高橋",
    "世話役：渡辺": "世話役:渡辺",
    "会長の林": "会長の林",
    "代表は石川": "代表は石川",
    "声かけ役は渡辺": "渡辺",
    "毎朝、鈴木が鍵を開ける": "鈴木",
    "伊藤方": "伊藤方",
    "池田方で集まる": "池田方",
    "鈴木家の畑": "鈴木家",
    "千葉の奥さんが世話をする": "千葉の奥さん",
    "中村の縁側に集まる": "中村の縁側",
    "坂の上の井上のところ": "井上のところ",
}
OF_A_PLACE = (
    "山田町の坂", "田中公園のベンチ", "高橋クリニックの前", "石川が溢れる", "上野の坂が急", "山口県から来る",
    "中村橋の歩道が狭い", "小林医院へ行けない", "前田の交差点", "池田に集会所がない", "林の中の道", "森が近い",
    "泉の広場", "西の道が暗い", "吉田駅まで遠い", "橋が狭い", "平らな道", "桜の木の下", "清水が湧く",
    "大橋がある", "民生委員が来る", "山田家具の前", "中村方面のバス", "三好商店の前", "高松は坂が少ない",
    "福島から来た人の集まり", "青山が見える", "小川沿いの道", "皆さんの家から近い", "八百屋さんの前で立ち話",
    "お客さんの家族も来る", "松山行きのバス停", "斎藤道三の像", "長谷川書店のベンチ", "近藤内科で話す",
    "本田技研の前", "渡辺橋", "会長が鍵を開ける", "代表はいない", "隣の家", "太田", "奥山",
)  # fmt: skip


@pytest.mark.parametrize("text", OF_SOMEBODY)
def test_somebody_is_noticed_and_held(text: str) -> None:
    assert named(text.replace("：", ":")) == (OF_SOMEBODY[text],)
    assert "name" in speaks_of_person(text)
    assert of_people(text)


@pytest.mark.parametrize("text", OF_A_PLACE)
def test_what_bears_a_name_is_left_alone(text: str) -> None:
    assert named(text) == ()


def test_a_town_that_is_called_like_somebody_keeps_its_name() -> None:
    assert [coarse(town) for town in ("太田", "奥山1-2", "川島")] == ["太田", "奥山", "川島"]
