from etl.importers.public_facilities import IMPORTER
from layers.city import Listing
from layers.intake.contract import Hints
from tests.etl.documents import is_left_alone
from tests.etl.forms import opened, sampled, told


def test_kinds_by_poi_code_by_name_or_asked() -> None:
    batch = sampled("public_facilities", "legacy.csv")
    assert [(one.values["name"], one.values["kind"]) for one in batch.records] == [
        ("みほん中央公民館", "community_centre"),
        ("みほん児童センター", "childrens_hall"),
        ("ふれあい館", "community_centre"),
    ]
    assert told(batch) == [
        ("warning", "position.swapped", "K3"),
        ("warning", "position.outside_japan", "K6"),
        ("info", "kind.left_out", ""),
        ("info", "kind.left_out", ""),
        ("warning", "kind.assumed", ""),
    ]


def test_hours_of_single_digits_and_midnight() -> None:
    schedules = [one.values["schedule"] for one in sampled("public_facilities", "legacy.csv").records]
    assert schedules == [
        "火水木金土日 09:00-21:00 年末年始は休み",
        "月火水木金 09:00-17:30",
        "月水金 10:00-24:00 第3月は休み",
    ]


def test_an_address_is_written_once_whatever_column_holds_it() -> None:
    batch = sampled("public_facilities", "standard.csv")
    assert [one.values["address"] for one in batch.records] == [
        "兵庫県みほん市東町1-2",
        "兵庫県みほん市西町3-4 和楽ビル1階",
    ]
    assert [one.values["kind"] for one in batch.records] == ["candidate", "welfare_facility"]
    assert batch.records[1].values["schedule"] == "月火水木金 平日のみ"


def test_english_physical_names() -> None:
    (centre,) = sampled("public_facilities", "289990_public_facility.csv").records
    assert centre.values["address"] == "兵庫県みほん市南町5-6 南ビル"
    assert (centre.values["code"], centre.values["schedule"]) == ("PF0003", "月火水木金土 09:00-21:00")


def test_half_width_kana_and_an_empty_heading() -> None:
    assert opened("public_facilities", "half_width.csv").encoding == "utf-16"
    (hall,) = sampled("public_facilities", "half_width.csv").records
    assert (hall.values["kind"], hall.values["code"], hall.values["lat"]) == ("candidate", "PF0004", 34.7304)


def test_the_kind_of_the_city_takes_every_row() -> None:
    hints = Hints(listing=Listing(file="*", kind="candidate"))
    batch = IMPORTER.read(opened("public_facilities", "legacy.csv"), hints)
    assert [one.values["kind"] for one in batch.records] == ["candidate"] * 5
    is_left_alone(IMPORTER)
