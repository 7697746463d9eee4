from etl.importers.mhlw_care_offices import IMPORTER
from tests.etl.documents import is_left_alone
from tests.etl.forms import ASHIYA, sampled, told


def test_only_the_city_is_taken_of_a_nationwide_file() -> None:
    batch = sampled("mhlw_care_offices", "jigyosho_430.csv", ASHIYA)
    assert [one.values["name"] for one in batch.records] == ["みほん居宅介護支援事業所"]
    assert told(batch) == [("info", "area.other_cities", "")]
    assert batch.source is not None
    assert (batch.source.publisher, batch.source.licence) == ("厚生労働省", "CC BY")


def test_values_and_what_is_none() -> None:
    first, second = sampled("mhlw_care_offices", "jigyosho_430.csv").records
    assert first.values["schedule"] == "平日,土曜日 年末年始除く"
    assert first.values["address"] == "兵庫県芦屋市見本町1-1 見本ビル3階"
    assert not {"capacity", "url"} & first.values.keys()
    assert (second.values["url"], second.key) == ("https://mihon.example/sanuki", "3770100002")
    is_left_alone(IMPORTER)
