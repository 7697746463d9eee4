import pytest

from etl.clean.phone import phones
from etl.lists.contact import beside, names_nobody
from etl.lists.place import Setting, place_of
from tests.etl.lists.lines import row, table


@pytest.mark.parametrize(
    ("written", "numbers", "person"),
    [
        ("0797-00-1602\n(F)0797-00-1609", ["0797-00-1602"], ""),
        ("0797-00-1602\n（Ｆ）0797-00-1609", ["0797-00-1602"], ""),
        ("0797-00-1602（ＦＡＸ）0797-00-1609", ["0797-00-1602"], ""),
        ("0797-00-1602(FAX) 0797-00-1603(TEL)", ["0797-00-1603"], ""),
        ("0797-00-1602(TEL) 0797-00-1603(FAX)", ["0797-00-1602"], ""),
        ("0797-00-1560（FAX兼用）", ["0797-00-1560"], ""),
        ("0797-00-1560 FAX同じ", ["0797-00-1560"], ""),
        ("0797-00-1560（中）", ["0797-00-1560"], "中"),
        ("藤 0797-00-1560", ["0797-00-1560"], "藤"),
        ("0797-00-1560（小野寺）", ["0797-00-1560"], "小野寺"),
        ("小野寺 0797-00-1560（夜間のみ）", ["0797-00-1560"], "小野寺"),
        ("0797-00-1560（可）", ["0797-00-1560"], ""),
        ("0797-00-1560 要予約", ["0797-00-1560"], ""),
        ("0797.31.2354", ["0797-31-2354"], ""),
        ("問い合わせは市役所まで", [], ""),
        ("要予約", [], ""),
        ("不要", [], ""),
    ],
)
def test_a_number_and_who_stands_beside_it(written: str, numbers: list[str], person: str) -> None:
    assert (list(phones(written).numbers), beside(written)) == (numbers, person)


def test_how_to_apply_is_no_contact() -> None:
    assert names_nobody("要予約")
    assert names_nobody("申込不要・当日可")
    assert not names_nobody("山本")
    found = place_of(row(住所="東町1", 代表者="要予約"), Setting(table=table(["名称"])))
    assert "contact_name" not in found.values
