from typing import Any

import pytest

from etl.lists.place import Place, Setting, are_coded, place_of
from etl.lists.rows import Row
from etl.lists.sections import meaning
from etl.lists.together import parted
from etl.recognise import columns
from layers.intake.contract import Table
from tests.etl.lists.lines import row, table


def place(**values: Any) -> Place:
    return place_of(row(**{"所在地": "東町1-1", **values}), Setting(table=table()))


@pytest.mark.parametrize(
    ("heading", "written", "key", "value"),
    [
        ("定員", "４０人", "capacity", 40),
        ("平均参加者数", "約30名", "participants", 30),
        ("参加費", "１００円", "fee_yen", 100),
        ("対象者", "おおむね\n65歳以上", "target", "おおむね 65歳以上"),
        ("運営団体", "みほん\n協議会", "organization", "みほん協議会"),
        ("設立年月日", "H20.4.1", "since", "2008-04-01"),
        ("更新日", "R8.4.1", "confirmed_on", "2026-04-01"),
        ("URL", "詳しくは https://example.test/a をご覧ください", "url", "https://example.test/a"),
        ("施設番号", "007", "code", "007"),
        ("番号", "S003", "code", "S003"),
        ("廃止年月日", "R8.3.31", "status", "closed"),
        ("地区", "朝日ヶ丘", "zone", "朝日ヶ丘"),
        ("携帯", "090-0000-1234", "phone", "090-0000-1234"),
    ],
)
def test_one_cell(heading: str, written: str, key: str, value: object) -> None:
    assert place(**{heading: written}).values[key] == value


@pytest.mark.parametrize(
    ("heading", "written", "key"),
    [
        ("No", "3", "code"),
        ("備考", "なし", "note"),
        ("電話番号", "－", "phone"),
        ("定員", "なし", "capacity"),
        ("行政区コード", "28101", "zone"),
        ("URL", "準備中", "url"),
        ("FAX番号", "0797-31-2121", "phone"),
    ],
)
def test_what_gives_no_key(heading: str, written: str, key: str) -> None:
    found = place(**{heading: written})
    assert key not in found.values
    assert found.findings == []


def test_address_from_its_parts() -> None:
    values = {
        "所在地": "",
        "都道府県名": "みほん県",
        "市区町村名": "みほん市",
        "所在地_町字": "東町",
        "番地以下": "1-1",
        "方書": "会館２階",
    }
    assert place(**values).values["address"] == "みほん県みほん市東町1-1 会館2階"
    assert place(方書="1-1").values["address"] == "東町1-1"


def test_name_and_extension_beside_a_number() -> None:
    values = place(連絡先="会長 田中花子\n0797-31-2121 内線 5", 備考="土足厳禁").values
    assert (values["phone"], values["contact_name"]) == ("0797-31-2121", "会長 田中花子")
    assert values["note"] == "土足厳禁 内線 5"
    assert place(代表者="山田", 電話="0797-31-2121(田中)").values["contact_name"] == "山田"


def test_a_zone_from_the_section_above() -> None:
    given = table(["名称", "所在地"], ["一", "東町"])
    found = columns(given)
    assert found is not None
    for section, zone in (("■東山手圏域", "東山手圏域"), ("夏の行事", None)):
        one = Row(number=1, columns=found, cells=given.rows[1], context=meaning(section))
        assert place_of(one, Setting(table=given)).values.get("zone") == zone
    own = table(["名称", "所在地", "地区"], ["一", "東町", "浜風"])
    found = columns(own)
    assert found is not None
    one = Row(number=1, columns=found, cells=own.rows[1], context=meaning("■東山手圏域"))
    assert place_of(one, Setting(table=own)).values["zone"] == "浜風"


def test_hidden_columns_are_for_the_staff() -> None:
    given = table(["名称", "所在地", "緯度", "経度"], ["一", "東町", 34.7, 135.3], hidden=frozenset({0, 1, 2}))
    found = columns(given)
    assert found is not None
    one = place_of(Row(number=1, columns=found, cells=given.rows[1]), Setting(table=given))
    assert one.audiences == {"": "staff", "address": "staff", "position": "staff"}


def test_a_private_home_is_found_out_and_said() -> None:
    found = place(会場="田中さん宅")
    assert found.values["private_home"] is True
    assert [(one.level, one.code) for one in found.findings] == [("info", "place.private_home")]
    assert set(found.audiences.values()) == {"staff"}


def test_what_was_parted_from_a_hidden_cell_is_for_the_staff_too() -> None:
    given = table(
        ["名称", "会場", "代表者"], ["一", "東会館（東町1-2）", "山田 0797-00-0001"], hidden=frozenset({1, 2})
    )
    found = columns(given)
    assert found is not None
    one = place_of(parted(Row(number=1, columns=found, cells=given.rows[1])), Setting(table=given))
    assert one.values["address"] == "東町1-2"
    assert set(one.audiences) >= {"venue", "address", "phone", "contact_name", "position"}


def test_a_hidden_row_is_for_the_staff() -> None:
    given = Table(sheet="", rows=table(["名称", "住所"], ["一", "東町1-2"]).rows, hidden_rows=frozenset({1}))
    found = columns(given)
    assert found is not None
    one = place_of(Row(number=1, columns=found, cells=given.rows[1]), Setting(table=given))
    assert set(one.audiences.values()) == {"staff"}
    assert {"", "address"} <= set(one.audiences)
    assert [(f.level, f.code) for f in one.findings] == [("info", "row.hidden")]


def test_a_list_that_writes_its_numbers_like_codes_has_a_code_in_every_row() -> None:
    rows = [row(番号="099", 名称="あおぞら会", 住所="東町1"), row(番号="'100", 名称="つくし会", 住所="東町2")]
    assert are_coded(rows)
    setting = Setting(table=table(["番号", "名称", "住所"]), coded=True)
    assert [place_of(one, setting).values["code"] for one in rows] == ["099", "100"]
    assert not are_coded([row(番号="1", 名称="あおぞら会"), row(番号="10", 名称="つくし会")])
