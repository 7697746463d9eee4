"""Two spellings of one fact are the same; two facts never are."""

import pytest

from webmap.spelling import same_meaning

SAME = [
    ("開催日時", "毎週火曜 10:00-11:30", "毎週火曜 10:00~11:30"),
    ("開催日時", "毎週火曜 10:00〜11:30", "毎週火曜　１０：００～１１：３０"),
    ("開催日時", "第2・4火曜 10時～11時半", "第２・第４火曜日 10:00-11:30"),
    ("開催日時", "不定期（月・木）", "不定期(月、木)"),
    ("所在地", "架空市竹ヶ鼻町1-2-3", "架空市竹ケ鼻町１−２−３"),
    ("所在地", "架空市西町一丁目2番3号", "架空市西町1丁目2-3"),
    ("所在地", "架空市西町1-2-3", "架空市西町1丁目2番地3"),
    ("お問い合わせ", "0797-00-1234", "0797(00)1234"),
    ("お問い合わせ", "0797-00-1234・090-0000-1111", "０９０－００００－１１１１、0797―00―1234"),
    ("会場", "ガーデン ハウス", "ｶﾞｰﾃﾞﾝﾊｳｽ"),
    ("名前", "西町一丁目の会", "西町1丁目の会"),
    ("参加費", "1回1,000円", "1回１０００円"),
]
OTHER = [
    ("開催日時", "毎週火曜 10:00-11:30", "毎週火曜 10:00-11:00"),
    ("開催日時", "第1 3火曜", "第13火曜"),
    ("開催日時", "不定期", "随時"),
    ("所在地", "架空市西町1-23", "架空市西町12-3"),
    ("所在地", "架空市西町1-2-3", "架空市西町1-2"),
    ("お問い合わせ", "0797-00-1234", "0797-00-1235"),
    ("お問い合わせ", "0797-00-1234（田中）", "0797-00-1234（山田）"),
    ("お問い合わせ", "お問い合わせ：架空市", "お問い合わせ：社協"),
    ("会場", "コーヒー", "コヒ"),
    ("名前", "ひだまりの会", "ひだまり会"),
    ("参加費", "100円", ""),
    ("参加費", "1,00円", "100円"),
]


@pytest.mark.parametrize(("label", "one", "other"), SAME)
def test_spellings_of_one_fact(label: str, one: str, other: str) -> None:
    assert same_meaning(label, one, other)
    assert same_meaning(label, other, one)


@pytest.mark.parametrize(("label", "one", "other"), OTHER)
def test_two_facts(label: str, one: str, other: str) -> None:
    assert not same_meaning(label, one, other)
    assert not same_meaning(label, other, one)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("みほん県みほん市元町二丁目13番11号", "元町2丁目13-11", True),
        ("みほん市 元町2-13-11", "元町2-13-11", True),
        ("となり市元町2-13-11", "元町2-13-11", False),
        ("みほん市", "", False),
        ("みほん市", "元町", False),
    ],
)
def test_an_address_within_the_city_needs_not_name_it(one: str, other: str, same: bool) -> None:
    assert same_meaning("所在地", one, other, city="みほん市") is same
    assert same_meaning("会場", one, other, city="みほん市") is False
