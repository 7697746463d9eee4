"""地図: the page tells its script what to draw, and works as a way to the list without it."""

import json
import re

from flask.testing import FlaskClient

from layers.catalog import layers


def told(client: FlaskClient, address: str) -> dict:
    """What the page says to its script."""
    found = re.search(r'<script type="application/json" id="page">(.*?)</script>', client.get(address).text, re.DOTALL)
    return json.loads(found[1])


def test_the_front_door_leads_to_the_map(client: FlaskClient) -> None:
    assert client.get("/").headers["Location"] == "/map"


def test_every_layer_of_the_catalogue_is_drawn_lowest_first(client: FlaskClient, sign_in) -> None:
    page = told(client, "/map")
    assert [layer["id"] for layer in page["layers"]] == ["city_border", "older_people", "base_lines", "zones", "places"]
    # What was found on walks is asked for only where something of it may be seen.
    asked_for = {"plan_items", "walk_minutes", "walk_gaps", "catchments"}
    assert [layer["id"] for layer in told(sign_in("staff"), "/map")["layers"]] == [
        name for name in layers() if name not in asked_for
    ]
    assert all(client.get(layer["url"]).status_code == 200 for layer in page["layers"])


def test_the_address_holds_the_state(client: FlaskClient) -> None:
    page = told(client, "/map?q=会&kind=kayoinoba&place=p1&system=daily_life&day=TH")
    picked = {name: values for name, values in page["state"].pop("picks").items() if values}
    assert picked == {"day": ["TH"]}
    assert page["state"] == {
        "q": "会",
        "kinds": ["kayoinoba"],
        "zone": "",
        "system": "daily_life",
        "place": "p1",
    }
    assert [zone["name"] for zone in page["zones"]["daily_life"]] == ["西", "中", "東"]


def test_without_script_the_filters_lead_to_the_list(client: FlaskClient) -> None:
    text = client.get("/map").text
    assert '<form id="filters" class="filters" method="get" action="/places">' in text
    assert "<noscript>" in text


def test_an_empty_town_teaches_the_first_step(sign_in, store) -> None:
    with store.writing(_operator()) as unit:
        for row in unit.imports.all():
            unit.imports.undo(row.id)
    assert "取り込みへ" in sign_in("staff").get("/map").text


def _operator():
    from layers.trust.audience import OPERATOR  # noqa: PLC0415

    return OPERATOR
