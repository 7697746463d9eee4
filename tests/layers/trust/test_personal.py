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
