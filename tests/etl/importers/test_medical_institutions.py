from etl.importers.medical_institutions import IMPORTER
from tests.etl.documents import is_left_alone
from tests.etl.forms import sampled


def test_hours_and_departments() -> None:
    hospital, dentist = sampled("medical_institutions", "standard.csv").records
    assert hospital.values["activity"] == "内科;外科;整形外科"
    assert hospital.values["schedule"] == "月火水木金 09:00-17:00 土曜は午前のみ"
    assert dentist.values["schedule"] == "月火水金土 09:30-日没"
    assert dentist.values["address"] == "兵庫県みほん市丘町2-2 丘ビル1F"
    assert {one.values["kind"] for one in (hospital, dentist)} == {"medical"}


def test_beds_are_no_capacity() -> None:
    assert all("capacity" not in one.values for one in sampled("medical_institutions", "standard.csv").records)


def test_the_file_name_tells_the_sheet() -> None:
    (eyes,) = sampled("medical_institutions", "289990_hospital.csv").records
    assert (eyes.values["name"], eyes.values["kind"]) == ("みほん眼科", "medical")
    is_left_alone(IMPORTER)
