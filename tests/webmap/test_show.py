"""Pages around a Page: JSON that cannot leave its script, words of the navigation, the theme that stays."""

import json

from flask.testing import FlaskClient

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
