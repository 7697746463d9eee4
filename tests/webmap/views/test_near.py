"""Looking for a place by words and by nearness: what one may see, the best first."""

import pytest
from flask.testing import FlaskClient

from layers.trust.audience import OPERATOR


def names(client: FlaskClient, address: str) -> list[str]:
    return [row["name"] for row in client.get(address).get_json()["rows"]]


def test_names_that_begin_so_stand_first_and_one_letter_is_enough(client: FlaskClient) -> None:
    assert names(client, "/places/named.json?q=境")[0] == "境の会"
    assert names(client, "/places/named.json?q=遠くの")[0] == "遠くの会"
    assert len(names(client, "/places/named.json?q=町")) == 8


def test_addresses_and_widths_are_found_too(client: FlaskClient) -> None:
    assert names(client, "/places/named.json?q=架空市境の会１-２") == ["境の会"]
    assert names(client, "/places/named.json?q=該当なし") == names(client, "/places/named.json?q=") == []


def test_nobody_finds_what_is_for_the_staff(client: FlaskClient, sign_in) -> None:
    for word in ("見本花子", "090-0000", "夫の介護"):
        assert names(client, f"/places/named.json?q={word}") == []


def test_the_nearest_first_with_metres(client: FlaskClient) -> None:
    rows = client.get("/places/near.json?at=34.305,134.015").get_json()["rows"]
    assert (rows[0]["name"], rows[0]["metres"]) == ("中町一丁目の会", 0)
    assert (rows[1]["name"], rows[1]["metres"]) == ("境の会", 459)
    assert len(rows) == 11  # one has no position


def test_near_follows_the_narrowing(client: FlaskClient) -> None:
    assert names(client, "/places/near.json?at=34.305,134.015&q=境") == ["境の会"]
    assert names(client, "/places/near.json?at=34.305,134.015&day=TH") == []


@pytest.mark.parametrize("at", ["", "x", "1", "nan,134", "100,134", "34,134,5"])
def test_no_spot_is_nowhere(client: FlaskClient, at: str) -> None:
    assert client.get(f"/places/near.json?at={at}").status_code == 404


def test_a_kind_that_was_corrected_is_the_kind_that_is_found(sign_in, store) -> None:
    with store.writing(OPERATOR) as unit:
        point = next(one.id for one in unit.places.read() if one.name == "境の会")
        unit.amendments.record(point, {"kind": "salon"}, how="phone")
    rows = sign_in("staff").get("/places/named.json?q=境の会").get_json()["rows"]
    assert [(row["kind"], row["kindLabel"]) for row in rows] == [("salon", "サロン")]
