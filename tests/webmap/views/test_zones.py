"""圏域: people and places by zone, always adding up to the city; the table twin of the shaded areas."""

from tests import town


def test_every_system_adds_up_to_the_city(client) -> None:
    text = client.get("/zones").text
    assert "生活圏域" in text
    assert f"{town.RESIDENTS:,}" in text
    assert "2026年度" in text
    assert "町丁を割り当てる" not in text


def test_a_zone_says_who_lives_there_and_what_is_there(client, store) -> None:
    with store.reading() as unit:
        west = unit.zones.read("daily_life")[0]
    text = client.get(f"/zones/{west.id}").text
    assert "西には何がありますか" in text
    assert "600人" in text
    assert "西町一丁目、西町二丁目、西町三丁目" in text


def test_an_unknown_zone(client) -> None:
    assert client.get("/zones/unknown").status_code == 404


def test_the_table_of_areas_holds_everybody(client) -> None:
    text = client.get("/areas").text
    assert text.count('<tr><th scope="row">') == 9
    assert "4,500" in text
    assert "5.0％" in text
    assert "令和8年2月28日現在" in text
