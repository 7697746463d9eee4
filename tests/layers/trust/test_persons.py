"""Sentences about places that speak of a person, and those that do not."""

import pytest

from layers.trust.persons import coarse, of_the_place, speaks_of_person, town_in

OF_A_PERSON = {
    "浜風町3-2の田中さん（82）は足が悪く坂がつらい": ("浜風町の坂がつらい", {"name", "age", "door", "state"}),
    "西町2丁目3-4の佐藤様が独居でゴミ出しができない": (
        "西町2丁目のゴミ出しができない",
        {"name", "door", "state"},
    ),
    "角の家のおばあさんがバス停まで歩けない": ("バス停まで歩きにくい", {"someone"}),
    "鈴木宅の前の段差が危ない": ("段差が危ない", {"name"}),
    "80代の女性が一人で暮らしている": ("", {"age", "someone"}),
    "引きこもりの息子がいる": ("", {"state", "someone"}),
    "山田（78）": ("", {"age"}),
    "くわしくは 090-1234-5678": ("", {"reach"}),
    "生活保護の人が公園のベンチで寝ている": ("公園のベンチ", {"state"}),
    "たなかさんの畑": ("畑", {"name"}),
    "スミスさんが買い物に困っている": ("買い物に困る", {"name"}),
    "１２番３号の方が認知症": ("", {"door", "state"}),
}
OF_A_PLACE = (
    "潮見町の坂が急で買い物がたいへん",
    "たくさんの人が集まる公園",
    "認知症カフェがある",
    "みなさんが集まるベンチ",
    "民生委員さんが見守りをしている",
    "八百屋さんの前で立ち話",
    "一人暮らしの人が多い団地",
    "65歳以上の人が多い",
    "毎朝6-7時にラジオ体操",
    "国道2号に横断歩道がない",
    "同様に道が狭い",
    "住宅街の道が暗い",
    "おばあちゃんたちが集まる縁側",
    "赤ちゃんを連れて休める",
    "高齢者の見守り隊がある",
)


@pytest.mark.parametrize("text", OF_A_PERSON)
def test_a_person_is_found_and_only_the_place_is_said(text: str) -> None:
    said, kinds = OF_A_PERSON[text]
    assert kinds <= speaks_of_person(text)
    assert of_the_place(text) == said
    assert not speaks_of_person(said)


@pytest.mark.parametrize("text", OF_A_PLACE)
def test_a_place_is_left_alone(text: str) -> None:
    assert speaks_of_person(text) == frozenset()


def test_a_town_loses_its_houses() -> None:
    told = {"浜風町3-2": "浜風町", "西町２丁目３－４ 田中": "西町2丁目", "本町一丁目": "本町一丁目", "田中さん宅": ""}
    assert {one: coarse(one) for one in told} == told
    assert town_in("きょう、浜風町3-2で") == "浜風町"
    assert of_the_place("田中さんは坂がつらい", "浜風町3-2") == "浜風町の坂がつらい"
