from typing import Any

import pytest

from etl.lists.home import _SENTENCE, _said, is_private
from tests.etl.lists.lines import row


@pytest.mark.parametrize(
    "values",
    [
        {"会場": "個人宅"},
        {"会場": "代表者宅"},
        {"会場": "○○宅"},
        {"会場": "田中宅"},
        {"会場": "自宅"},
        {"会場": "田中さん宅"},
        {"会場": "会員のおうち"},
        {"会場": "私の家"},
        {"会場": "小川トメ方"},
        {"会場": "佐藤はな宅"},
        {"会場": "長谷川一郎宅"},
        {"住所": "東町1-1 山田様方"},
        {"住所": "東町1番2号（個人宅）"},
        {"備考": "代表者の自宅。見学は要連絡"},
        {"備考": "自宅開放"},
        {"住所": "東町1-1 田中方"},
        {"住所": "東町1-1", "方書": "田中方"},
    ],
)
def test_homes(values: dict[str, Any]) -> None:
    assert is_private(row(**{"所在地": "東町", **values}))


@pytest.mark.parametrize(
    "values",
    [
        {"会場": "市営住宅集会室"},
        {"会場": "県営桜木住宅"},
        {"会場": "三宅公民館"},
        {"会場": "市営第二中央住宅"},
        {"会場": "在宅福祉センター"},
        {"会場": "宅老所みほん"},
        {"会場": "古民家カフェ"},
        {"会場": "おうちカフェみほん"},
        {"会場": "みほん民家園"},
        {"備考": "自宅まで送迎します"},
        {"備考": "鍵は管理者宅"},
        {"備考": "代表者宅に駐車できます"},
        {"住所": "大宅町1-1"},
        {"住所": "みほん市北方"},
    ],
)
def test_no_homes(values: dict[str, Any]) -> None:
    assert not is_private(row(**{"所在地": "東町", **values}))


@pytest.mark.parametrize(
    "venue",
    [
        "山本方",
        "浜口方",
        "○○方",
        "山本家",
        "○○家",
        "佐々木家",
        "一般住宅の一室",
        "住居の一部を開放",
        "山本 和子 宅",
        "ご近所のお宅",
        "代表者住所に同じ",
        "𠮷田さん自宅",
        "つくしさん宅",
        "○○さん宅",
        "ホスト宅",
        "ヤマモト宅",
        "民家（居住中）",
        "お庭（佐々木さん宅）",
        "私宅",
        "林宅",
        "すずき宅",
        "髙橋氏 自宅1階",
        "会長宅離れ",
        "山本家の離れ",
        "世話人宅持ち回り",
        "会場は公民館から自宅に変更",
    ],
)
def test_venues_that_are_homes(venue: str) -> None:
    assert is_private(row(所在地="東町", 会場=venue))


@pytest.mark.parametrize(
    "venue",
    [
        "安宅公民館",
        "安宅",
        "三宅会館",
        "三宅",
        "市営住宅集会所",
        "県営住宅の一室",
        "自宅ではなく公民館で開催",
        "古民家カフェつむぎ",
        "旧山本邸（市指定文化財）",
        "高齢者住宅ゆうゆう 1階ホール",
        "まちの実家",
        "我が家（デイサービス）",
        "東方会館",
        "緒方集会所",
        "土方町公民館",
        "緒方",
        "みんなの家",
        "老人憩の家",
        "住宅公園管理棟",
        "空き家を改修した交流拠点",
        "居宅介護支援事業所みほん",
        "吉野家東店",
        "個人宅から公民館へ変更しました",
        "北方",
    ],
)
def test_venues_that_are_none(venue: str) -> None:
    assert not is_private(row(所在地="東町", 会場=venue))


@pytest.mark.parametrize(
    "values",
    [
        {"ここでやっています": "久保様宅"},
        {"ここでやっています": "浜口方"},
        {"気づいたこと": "会場は代表の自宅です。公開不可"},
        {"気づいたこと": "会場：山本さんの自宅"},
        {"代表者": "山本和子（会場は自宅）"},
        {"内容": "会員宅を順番に回る"},
    ],
)
def test_every_cell_is_searched(values: dict[str, Any]) -> None:
    assert is_private(row(**{"所在地": "東町", **values}))


@pytest.mark.parametrize(
    "values",
    [
        {"連絡先の種別": "自宅"},
        {"電話番号": "自宅 0797-00-1234"},
        {"送り迎え": "自宅まで"},
        {"気づいたこと": "会場は自宅ではなく公民館"},
        {"備考": "自宅にこもりがちな方を誘っています"},
        {"対象": "自宅で介護中の方"},
        {"気づいたこと": "市営住宅の住民が多い"},
    ],
)
def test_a_home_that_is_no_place_of_meeting(values: dict[str, Any]) -> None:
    assert not is_private(row(**{"所在地": "東町", **values}))


@pytest.mark.parametrize("words", ["鍵は隣の家", "駐車場は代表の自宅の前", "荷物は会長宅で預かり", "集金は班長宅へ"])
def test_what_is_kept_at_a_home_makes_no_home_of_the_hall(words: str) -> None:
    assert not _SENTENCE.search(_said(words))
    assert _SENTENCE.search(_said(f"{words}。会場は代表の自宅"))
