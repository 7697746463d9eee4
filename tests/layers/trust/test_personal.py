"""Names and numbers of people inside other texts."""

from typing import Any

import pytest

from layers.trust.personal import carriers


@pytest.mark.parametrize(
    "values",
    [
        {"schedule": "毎週月曜 10時 問合せ 見本花子 090-0000-1234"},
        {"schedule": "第2火曜（連絡先：見本）"},
        {"venue": "みほん会館 0799-00-4321"},
        {"venue": "みほん会館 ☎22-4321"},
        {"fee": "100円 ０９０－００００－１２３４"},
        {"fee": "100円 090ー0000ー1234"},
        {"activity": "体操。申込みは hanako@example.jp へ"},
        {"activity": "体操、代表 見本 花子さん"},
        {"target": ["高齢者", "080 0000 1234"]},
        {"organization": "見本花子", "contact_name": "見本 花子"},
        {"name": "見本花子の体操教室", "contact_name": "見本花子"},
        {"code": "09000001234"},
    ],
)
def test_a_text_that_carries_somebody(values: dict[str, Any]) -> None:
    assert carriers(values, office=False) == {next(iter(values))}


@pytest.mark.parametrize(
    "values",
    [
        {"schedule": "毎週月曜 10:00-11:30 2026-04-01 から"},
        {"schedule": "第1・3火曜 13時30分～ 申込み 不要"},
        {"schedule": "要問合せ"},
        {"activity": "問合せ先 みほん市社会福祉協議会"},
        {"activity": "問合せは 地域福祉課 へ"},
        {"address": "〒060-0001 みほん市東町1-2-304"},
        {"venue": "みほん会館 2階"},
        {"fee": "年会費1,000円、1回100円"},
        {"organization": "見本会", "contact_name": "見本花子"},
        {"code": "0712345678"},
        {"url": "https://example.jp/0799-00-1234/"},
    ],
)
def test_a_text_that_carries_nobody(values: dict[str, Any]) -> None:
    assert carriers(values, office=False) == frozenset()


def test_an_office_may_write_its_own_number_but_no_personal_one() -> None:
    values = {"schedule": "受付 0799-00-1234", "activity": "夜間 090-0000-1234"}
    assert carriers(values, office=True) == {"activity"}


@pytest.mark.parametrize(
    "word", ["TEL", "tel", "☎", "電話", "携帯", "連絡先", "問合せ", "問い合わせ先", "申込", "申し込み先"]
)
def test_a_short_number_counts_after_a_word_that_says_so(word: str) -> None:
    assert carriers({"schedule": f"毎週月曜 {word} 22-4321"}, office=False)
    assert not carriers({"schedule": "毎週月曜 22-4321"}, office=False)


@pytest.mark.parametrize(
    "word",
    [
        "代表",
        "代表者",
        "世話人",
        "世話役",
        "担当",
        "担当者",
        "責任者",
        "リーダー",
        "会長",
        "連絡",
        "連絡先",
        "問合せ",
        "申込み",
    ],
)
def test_a_name_counts_after_a_word_that_says_so(word: str) -> None:
    assert carriers({"activity": f"体操 {word}:見本花子"}, office=False)
    assert not carriers({"activity": "体操 見本花子"}, office=False)


@pytest.mark.parametrize(
    "text",
    [
        "問合せ 見本市", "問合せ 健康増進課", "問合せ 相談窓口", "問合せ 社協", "申込み 不要", "申込み 随時",
        "連絡先 電話", "問合せ 支援センター", "代表 本人", "申込み 当日", "申込み 事前", "申込み 必要", "担当 各団体",
        "問合せ 公民館", "代表 見本連合",
    ],
)  # fmt: skip
def test_a_word_that_is_no_person_does_not_count(text: str) -> None:
    assert not carriers({"schedule": text}, office=False)


@pytest.mark.parametrize("field", ["name", "venue", "address", "schedule", "fee", "target", "activity", "organization"])
def test_every_text_is_looked_through(field: str) -> None:
    assert carriers({field: "連絡は 090-0000-1234"}, office=False) == {field}
    assert carriers({field: "連絡は +81 90 0000 1234"}, office=False) == {field}


def test_an_address_may_hold_the_short_name_of_a_contact() -> None:
    assert not carriers({"address": "架空市見本花1-2", "contact_name": "見本花"}, office=False)
    assert carriers({"venue": "見本花方", "contact_name": "見本花"}, office=False)
    assert not carriers({"venue": "見本会館", "contact_name": "見本"}, office=False)
