"""Headings in the words of many hands."""

import pytest

from etl.heading_words import role_of


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("居場所の呼び名", "name"),
        ("居場所の名まえ", "name"),
        ("運営している人・団体", "organization"),
        ("その場所の住所", "address"),
        ("開けている曜日", "day"),
        ("開けている時間", "time"),
        ("休みの日", "schedule_note"),
        ("どんな人が来られますか", "target"),
        ("1回にかかるお金", "fee"),
        ("だいたい何人来ていますか", "participants"),
        ("何人まで入れますか", "capacity"),
        ("参加者の人数", "participants"),
        ("立ち上げた年月", "since"),
        ("困ったときの電話番号", "phone"),
        ("ひと言メッセージ", "note"),
        ("現在の活動", "status"),
        ("主な活動分野", "kind"),
        ("いつ？", "schedule"),
        ("開催時刻", "time"),
        ("自", "start"),
        ("至", "end"),
        ("利用者負担金", "fee"),
        ("構成人員", "participants"),
        ("ボランティアリーダー", "contact_name"),
        ("代表者携帯", "phone"),
        ("民児協地区", "zone"),
        ("休廃止状況", "status"),
        ("令和8年度の状況", "status"),
        ("廃止届出日", "closed_on"),
        ("立上げ時期", "since"),
        ("登録No.", "code"),
        ("補足説明", "note"),
        ("運営資金の状況", "own"),
    ],
)
def test_what_people_call_a_column(heading: str, role: str) -> None:
    assert role_of(heading) == role
