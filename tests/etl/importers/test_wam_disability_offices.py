from etl.importers.wam_disability_offices import IMPORTER
from tests.etl.documents import is_left_alone
from tests.etl.forms import ASHIYA, sampled, told


def test_hours_by_kind_of_day_and_the_address_of_the_office() -> None:
    workshop, meeting = sampled("wam_disability_offices", "csvdownload033.csv", ASHIYA).records
    assert workshop.values["schedule"] == "平日 09:00~16:00 土曜 09:00~12:00 定休日 日曜・祝日 送迎あり"
    assert workshop.values["address"] == "兵庫県芦屋市見本町3-3 見本会館1階"
    assert workshop.values["phone"] == "0797-00-8001"
    assert workshop.values["url"] == "https://mihon.example/koubou"
    assert [workshop.values["kind"], meeting.values["kind"]] == ["disability_service", "day_activity"]


def test_five_digits_without_check_digit_tell_the_city() -> None:
    batch = sampled("wam_disability_offices", "csvdownload033.csv", ASHIYA)
    assert told(batch) == [("info", "area.other_cities", "")]
    assert len(sampled("wam_disability_offices", "csvdownload033.csv").records) == 3
    is_left_alone(IMPORTER)
