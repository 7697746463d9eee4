"""The application as a whole: what an answer carries, and that nothing is written without a sign-in."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from layers.store import Store
from webmap import create_app
from webmap.settings import Settings

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
PAGES = ("/map", "/places", "/zones", "/areas", "/signin", "/healthz", "/nowhere")


@pytest.mark.parametrize("address", PAGES)
def test_every_answer_carries_its_headers(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert answer.headers["Content-Security-Policy"] == CSP
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["X-Frame-Options"] == "DENY"


def test_what_somebody_known_sees_is_kept_nowhere(sign_in) -> None:
    for address in ("/map", "/places", "/layers/places.geojson"):
        assert sign_in("staff").get(address).headers["Cache-Control"] == "private, no-store"


def test_public_pages_set_no_cookie(client: FlaskClient) -> None:
    for address in ("/map", "/places", "/zones", "/areas", "/embed", "/layers/places.geojson"):
        assert "Set-Cookie" not in client.get(address).headers, address


def test_nothing_is_written_without_a_sign_in(
    app: Flask, client: FlaskClient, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every address that takes a form leads to the door, or refuses; the store is untouched."""
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)
    before = store.revision
    open_to_all = {"accounts.enter", "accounts.enter_sample", "accounts.keep", "accounts.sign_out"}
    tried = 0
    for rule in app.url_map.iter_rules():
        if "POST" in rule.methods and rule.endpoint not in open_to_all:
            address = rule.rule
            for name in rule.arguments:
                address = address.replace(f"<{name}>", "1")
            answer = client.post(address)
            if rule.endpoint.startswith("one_tap."):
                # The page of a group needs no sign-in but its own address, and this one is nobody's.
                assert answer.status_code == 404, address
                continue
            assert answer.status_code == 302, address
            assert "/signin" in answer.headers["Location"], address
            tried += 1
    assert tried >= 8
    assert store.revision == before


@pytest.mark.parametrize("role", ["volunteer", "partner"])
def test_a_role_without_the_act_is_told_so(sign_in, role: str) -> None:
    answer = sign_in(role).get("/imports")
    assert answer.status_code == 403
    assert "この役割ではできません" in answer.text


def test_a_form_without_its_token_is_refused(sign_in) -> None:
    answer = sign_in("staff").post("/imports")
    assert answer.status_code == 400
    assert "受け取れませんでした" in answer.text


def test_a_database_without_a_city_says_what_to_do(sqlite_url: str) -> None:
    store = Store.open(sqlite_url)
    store.migrate()
    client = create_app(Settings(secret="x"), store).test_client()
    answer = client.get("/map")
    assert answer.status_code == 503
    assert "init" in answer.text
    assert client.get("/healthz").status_code == 200
    store.close()


def test_the_demo_answers_to_the_names_of_this_machine_alone(store: Store) -> None:
    client = create_app(Settings(secret="x", demo=True), store).test_client()
    assert client.get("/signin", base_url="http://127.0.0.1:8000").status_code == 200
    assert client.get("/signin", base_url="http://pretender.test").status_code == 400


def test_https_binds_cookies_to_the_host(store: Store) -> None:
    client = create_app(Settings(secret="x", https=True), store).test_client()
    answer = client.get("/signin", base_url="https://localhost")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-")
    assert "Secure" in cookie
    assert "HttpOnly" in cookie
    assert "Strict-Transport-Security" in answer.headers
