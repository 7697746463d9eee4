"""Pages around a Page: JSON that cannot leave its script, words of the navigation, the theme that stays."""

import json
import re

import pytest
from flask.testing import FlaskClient

from layers.store import Store
from layers.trust.audience import OPERATOR
from tests import town
from tests.applications import application
from webmap.settings import Settings
from webmap.show import script_json


def test_json_for_a_script_cannot_end_it() -> None:
    told = {"name": "</script><script>alert(1)</script>&\u2028"}
    text = str(script_json(told))
    assert "<" not in text
    assert "&" not in text
    assert "\u2028" not in text
    assert json.loads(text) == told


def test_the_page_that_is_open_is_marked(client: FlaskClient) -> None:
    for address in ("/map", "/places", "/zones"):
        text = client.get(address).text
        assert text.count('aria-current="page"') == 1
        assert f'href="{address}" aria-current="page"' in " ".join(text.split())


def test_the_projector_theme_stays_from_page_to_page(client: FlaskClient) -> None:
    text = client.get("/zones?theme=projector").text
    assert 'data-theme="projector"' in text
    assert 'href="/map?theme=projector"' in text


def test_json_for_a_script_is_short_and_in_plain_japanese() -> None:
    assert str(script_json({"name": "圏域", "at": [1, 2]})) == '{"name":"圏域","at":[1,2]}'


@pytest.mark.parametrize(
    ("address", "open_word"),
    [("/imports", "/places"), ("/places", "/places"), ("/zones/assign", "/zones")],
)
def test_pages_below_a_word_of_the_navigation_mark_that_word(sign_in, address: str, open_word: str) -> None:
    answer = sign_in("staff").get(address, follow_redirects=True)
    assert answer.status_code == 200
    marked = re.findall(r'href="([^"]+)" aria-current="page"', " ".join(answer.text.split()))
    assert marked == [open_word]


def test_the_frame_says_who_is_there_and_for_whom_the_pages_are(client: FlaskClient, sign_in) -> None:
    resident, staff = client.get("/places").text, sign_in("staff").get("/places").text
    assert "まちの居場所マップ" in resident
    assert "地域資源マップ（職員用）" not in resident
    assert "地域資源マップ（職員用）" in staff
    assert "職員" in staff


def test_a_city_may_call_the_map_its_own_way(store: Store) -> None:
    own = town.TOML + '\n[terms]\npublic_title = "架空いばしょ地図"\nstaff_title = "架空しごと地図"\n'
    with store.writing(OPERATOR) as unit:
        unit.retell(own)
        token = unit.accounts.open_session("staff")
    app = application(Settings(db="", secret="only for tests"), store)
    assert "架空いばしょ地図" in app.test_client().get("/places").text
    staff = app.test_client()
    staff.set_cookie("ibashomap", token)
    assert "架空しごと地図" in staff.get("/places").text
