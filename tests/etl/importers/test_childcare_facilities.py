from etl.importers.childcare_facilities import IMPORTER
from tests.etl.documents import is_left_alone
from tests.etl.forms import sampled


def test_legacy_headings() -> None:
    nursery, hall = sampled("childcare_facilities", "legacy.csv").records
    assert nursery.values["kind"] == "childcare_support"
    assert (nursery.values["since"], nursery.values["capacity"]) == ("1970-04-01", 120)
    assert nursery.values["schedule"] == "月火水木金土 07:00-19:00"
    assert nursery.values["target"] == "生後6か月~5歳"
    assert (hall.values["kind"], hall.values["schedule"]) == ("childrens_hall", "月火水木金土 10:00-17:00 第1月曜休み")


def test_the_hours_of_child_minding_are_not_those_of_the_house() -> None:
    (garden,) = sampled("childcare_facilities", "standard.csv").records
    assert (garden.values["schedule"], garden.values["since"]) == ("月火水木金土 07:30-18:30", "2015-04-01")
    assert "fee" not in garden.values
    is_left_alone(IMPORTER)
