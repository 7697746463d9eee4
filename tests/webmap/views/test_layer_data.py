"""Layers as GeoJSON: cut to the viewer, sent again only when changed, the same places as the list."""

import gzip
import json

import pytest

from layers.trust.audience import OPERATOR
from tests import town


def places(client, query: str = "") -> list[dict]:
    """The features of the places layer."""
    return client.get(f"/layers/places.geojson{query}").json["features"]


def test_no_secret_of_a_list_reaches_the_map(client) -> None:
    for name in ("places", "zones", "older_people", "city_border"):
        text = client.get(f"/layers/{name}.geojson").text
        assert not [secret for secret in town.SECRETS.values() if secret in text]


def test_it_is_sent_again_only_when_something_changed(client, store) -> None:
    first = client.get("/layers/places.geojson")
    again = {"If-None-Match": first.headers["ETag"]}
    assert client.get("/layers/places.geojson", headers=again).status_code == 304
    with store.writing(OPERATOR) as unit:
        unit.imports.undo()
    after = client.get("/layers/places.geojson", headers=again)
    assert after.status_code == 200
    assert after.headers["ETag"] != first.headers["ETag"]


def test_the_tag_differs_by_who_asks_and_what_for(client, sign_in) -> None:
    tags = {
        client.get("/layers/places.geojson").headers["ETag"],
        client.get("/layers/places.geojson?q=会").headers["ETag"],
        client.get("/layers/places.geojson?theme=projector").headers["ETag"],
        sign_in("staff").get("/layers/places.geojson").headers["ETag"],
        sign_in("partner").get("/layers/places.geojson").headers["ETag"],
    }
    assert len(tags) == 5


@pytest.mark.parametrize("query", ["", "?q=西町", "?q=どこにもない", "?kind=kayoinoba", "?kind=salon"])
def test_the_map_holds_what_the_list_holds(client, query: str) -> None:
    listed = client.get(f"/places{query}{'&' if query else '?'}all=1").text
    drawn = places(client, query)
    assert listed.count('<tr id="p-') == len(drawn)
    assert all(f'<tr id="p-{feature["id"]}"' in listed for feature in drawn)


def test_a_place_without_position_has_no_geometry(client) -> None:
    lost = [feature for feature in places(client) if feature["geometry"] is None]
    assert [feature["properties"]["name"] for feature in lost] == ["場所を探している会"]


def test_large_answers_are_packed_for_those_who_can_unpack(client) -> None:
    packed = client.get("/layers/places.geojson", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert json.loads(gzip.decompress(packed.data)) == client.get("/layers/places.geojson").json


def test_older_people_are_shaded_with_stated_limits(client) -> None:
    drawn = client.get("/layers/older_people.geojson").json
    assert len(drawn["features"]) == 9
    assert drawn["legend"]["title"] == "75歳以上の割合（令和8年2月28日）"
    assert [entry["label"] for entry in drawn["legend"]["entries"]][:2] == ["10％未満", "10〜15％"]
    assert drawn["credits"] == ["架空市・住民基本台帳・2026-04-01・CC BY 4.0"]
