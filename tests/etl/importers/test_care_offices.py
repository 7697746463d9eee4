from etl.importers.care_offices import IMPORTER
from tests.etl.documents import is_left_alone
from tests.etl.forms import ASHIYA, sampled


def test_legacy_headings_with_a_lost_zero_and_an_empty_capacity() -> None:
    day, centre = sampled("care_offices", "legacy.csv").records
    assert day.values == {
        "name": "デイサービスみほん",
        "kind": "care_service",
        "organization": "社会福祉法人みほん会",
        "address": "栃木県みほん市栄町1-1 3階",
        "schedule": "月火水木金土 祝日も営業",
        "code": "0970100001",
        "url": "https://mihon.example/day",
        "capacity": 25,
        "phone": "028-600-0001",
        "lat": 36.5551,
        "lon": 139.8821,
    }
    assert (centre.values["kind"], "capacity" in centre.values) == ("support_centre", False)


def test_new_headings_keep_the_number_of_the_office() -> None:
    (office,) = sampled("care_offices", "standard.csv").records
    assert (office.values["code"], office.values["address"]) == ("2879900001", "兵庫県みほん市宮町3-3")
    assert office.key == "2879900001"


def test_english_keys() -> None:
    (office,) = sampled("care_offices", "english_keys.csv").records
    assert office.values["address"] == "兵庫県みほん市宮町4-4 みほんビル2F"
    assert (office.values["code"], office.values["capacity"]) == ("2879900002", 18)
    assert office.cell == "C2"


def test_the_file_name_tells_the_sheet_where_no_heading_does() -> None:
    (office,) = sampled("care_offices", "289990_care_service.csv").records
    assert (office.values["kind"], office.values["capacity"]) == ("care_service", 20)


def test_rows_of_other_cities_are_refused_with_the_reason() -> None:
    batch = sampled("care_offices", "standard.csv", ASHIYA)
    assert [(one.level, one.code) for one in batch.findings] == [("error", "area.none_here")]
    assert batch.refused
    is_left_alone(IMPORTER)
