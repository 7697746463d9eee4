from typing import Any

import pytest

from etl.lists.home import is_private
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
        {"会場": "在宅福祉センター"},
        {"会場": "宅老所みほん"},
        {"会場": "古民家カフェ"},
        {"備考": "自宅まで送迎します"},
        {"備考": "鍵は管理者宅"},
        {"住所": "大宅町1-1"},
        {"住所": "みほん市北方"},
    ],
)
def test_no_homes(values: dict[str, Any]) -> None:
    assert not is_private(row(**{"所在地": "東町", **values}))
