from etl.importers.ksj_welfare import IMPORTER
from tests.etl.documents import is_left_alone
from tests.etl.forms import ASHIYA, opened, sampled, told


def test_the_third_column_is_an_address_in_the_old_edition() -> None:
    batch = sampled("ksj_welfare", "P14-11_28.shp", ASHIYA)
    assert [(one.values["name"], one.values["kind"], one.values["address"]) for one in batch.records] == [
        ("みほん高齢者生活支援センター", "support_centre", "兵庫県芦屋市見本町1-1"),
        ("みほん老人福祉センター", "elders_house", "兵庫県芦屋市見本町2-2"),
        ("みほん児童遊園会館", "childrens_hall", "兵庫県芦屋市見本町3-3"),
    ]
    assert [one.values.get("capacity") for one in batch.records] == [None, 60, None]


def test_a_support_centre_of_old_is_for_the_staff_until_asked() -> None:
    batch = sampled("ksj_welfare", "P14-11_28.shp", ASHIYA)
    assert batch.records[0].audiences == {"": "staff"}
    assert batch.records[0].values["note"] == "古い資料・要確認"
    assert batch.records[1].audiences == {}
    assert told(batch) == [
        ("info", "area.other_cities", ""),
        ("warning", "source.old", ""),
        ("info", "vector.crs_of_edition", ""),
        ("warning", "place.old_source", "行1"),
    ]


def test_without_prj_the_reference_system_is_told() -> None:
    assert [one.code for one in opened("ksj_welfare", "P14-11_28.shp").findings] == ["vector.no_prj"]
    system = next(
        one for one in sampled("ksj_welfare", "P14-11_28.shp").findings if one.code == "vector.crs_of_edition"
    )
    assert system.params["system"] == "JGD2000"


def test_the_third_column_is_a_code_in_the_new_edition() -> None:
    assert opened("ksj_welfare", "P14-21_28.shp").encoding == "utf-8"
    batch = sampled("ksj_welfare", "P14-21_28.shp", ASHIYA)
    assert [(one.values["name"], one.values["kind"]) for one in batch.records] == [
        ("みほん会館", "elders_house"),
        ("みほん園", "disability_service"),
        ("みほん児童センター", "childrens_hall"),
    ]
    assert batch.records[0].values["address"] == "兵庫県芦屋市見本町5-5"
    assert (round(batch.records[0].values["lon"], 3), batch.records[0].cell) == (135.304, "行1")
    assert told(batch) == [("info", "area.other_cities", "")]


def test_the_same_columns_as_geojson() -> None:
    (house,) = sampled("ksj_welfare", "P14-23_28.geojson").records
    assert house.values["kind"] == "elders_house"
    is_left_alone(IMPORTER)
