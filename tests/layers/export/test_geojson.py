"""GeoJSON reads back as it was, and as RFC 7946 wants it."""

import json

from layers.export import geojson
from tests.builders import SOURCE, a_service_point
from tests.layers.export.samples import places


def read() -> dict:
    return json.loads(geojson.write(places()).decode("utf-8"))


def test_every_place_comes_back_with_its_position_untouched() -> None:
    features = read()["features"]
    assert [feature["id"] for feature in features] == [point.id for point in places()]
    wanted = [{"type": "Point", "coordinates": list(p.lonlat)} if p.lonlat else None for p in places()]
    assert [feature["geometry"] for feature in features] == wanted


def test_facts_stand_as_they_are_and_nothing_else_does() -> None:
    by_name = {feature["properties"]["name"]: feature["properties"] for feature in read()["features"]}
    tea = by_name["茶話会"]
    assert tea["phone"] == ["087-000-0001", "087-000-0002"]
    assert tea["capacity"] == 20
    assert set(tea) == {"name", "kind", "kind_label", "phone", "capacity", "zones", "source"}
    assert (by_name["﨑髙𠮷野サロン"]["kind_label"], by_name["﨑髙𠮷野サロン"]["code"]) == ("サロン", "0012")


def test_every_source_is_credited_once() -> None:
    assert read()["credits"] == [SOURCE.credit()]
    assert "CC BY 4.0" in SOURCE.credit()


def test_characters_are_written_as_themselves() -> None:
    assert "﨑髙𠮷野サロン".encode() in geojson.write(places())


def test_a_provisional_position_says_so() -> None:
    given, rough, nowhere = (
        a_service_point("一の会", how="given"),
        a_service_point("二の会", how="town", metres=300),
        a_service_point("三の会", how="town", lonlat=None),
    )
    told = json.loads(geojson.write([given, rough, nowhere]))["features"]
    assert [one["properties"].get("position_precision") for one in told] == ["given", "town", None]
