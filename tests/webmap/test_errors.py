"""Faults → status and words; pages for people, JSON for addresses that end in .geojson."""

import io
import re

import pytest
from flask import Flask, abort
from flask.testing import FlaskClient

from layers.errors import LayersError, NotAllowed, NotFound, Refused
from layers.store import Store
from layers.wording import sentence
from tests.webmap.conftest import SignIn, post
from webmap import create_app
from webmap.fault_status import status_of
from webmap.settings import Settings

BUTTON = re.compile(r'<a class="(button[^"]*)" href="([^"]+)">([^<]+)<')


@pytest.fixture
def app(store: Store) -> Flask:
    """One of each test's own: they add routes to it."""
    return create_app(Settings(db="", secret="only for tests"), store)


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (NotFound("place.not_found"), 404),
        (NotAllowed("role.not_enough"), 403),
        (Refused("upload.empty"), 400),
        (Refused("signin.too_many"), 429),
        (NotFound("city.none"), 503),
        (LayersError("store.full"), 507),
        (LayersError("unheard.of"), 500),
    ],
)
def test_each_fault_has_its_status(fault: LayersError, status: int) -> None:
    assert status_of(fault) == status


def test_a_page_for_people(client: FlaskClient) -> None:
    answer = client.get("/places/nothing-here")
    assert answer.status_code == 404
    assert "見つかりません" in answer.text
    assert "はじめのページへ" in answer.text


def test_a_fault_leads_back_to_where_the_work_is_taken_up_again(client: FlaskClient, sign_in: SignIn) -> None:
    staff = sign_in("staff")
    refused = post(staff, "/imports", page="/imports", file=(io.BytesIO(b""), "空.csv"))
    assert refused.status_code == 400
    assert sentence("upload.empty") in refused.text
    first, second = BUTTON.findall(refused.text)
    assert first == ("button main", "/imports", "取り込みに戻る")
    assert second[1:] == ("/", "はじめのページへ")
    assert ("button main", "/review", "場所を決めるに戻る") in BUTTON.findall(staff.get("/review/none").text)
    # Whoever may not open that page is not sent there.
    assert [one[1] for one in BUTTON.findall(client.get("/imports/1").text)] in ([], ["/"])
    assert [one[1] for one in BUTTON.findall(sign_in("volunteer").get("/imports/1").text)] == ["/"]


def test_json_for_the_map(client: FlaskClient) -> None:
    answer = client.get("/layers/nothing.geojson")
    assert answer.status_code == 404
    assert answer.json["code"] == "layer.not_found"
    assert answer.json["message"]


def test_a_method_that_is_not_taken(client: FlaskClient) -> None:
    answer = client.delete("/map")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_the_unforeseen_tells_no_value(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    app.add_url_rule("/broken", view_func=lambda: 1 / len([c for c in "090-0000-1234" if c == "x"]))
    answer = app.test_client().get("/broken")
    assert answer.status_code == 500
    assert "何も変わっていません" in answer.text or "page.fault" in answer.text
    assert "ZeroDivisionError" in caplog.text
    assert "090" not in caplog.text


@pytest.mark.parametrize(
    ("fault", "status", "title"),
    [
        (Refused("upload.empty"), 400, "受け取れませんでした"),
        (NotAllowed("role.not_enough", role="地域の協力者"), 403, "この役割ではできません"),
        (NotFound("place.not_found"), 404, "見つかりません"),
        (Refused("signin.too_many"), 429, "少しお待ちください"),
        (NotFound("city.none"), 503, "まだ使えません"),
        (LayersError("store.not_ready"), 503, "まだ使えません"),
        (LayersError("store.busy"), 503, "まだ使えません"),
        (LayersError("store.unreachable"), 503, "まだ使えません"),
        (LayersError("store.full"), 507, "空きがありません"),
        (LayersError("unheard.of"), 500, "うまくいきませんでした"),
    ],
)
def test_the_page_says_in_its_heading_what_is_the_matter(
    app: Flask, caplog: pytest.LogCaptureFixture, fault: LayersError, status: int, title: str
) -> None:
    def failing() -> str:
        raise fault

    app.add_url_rule("/failing", view_func=failing)
    app.add_url_rule("/failing.json", "json", view_func=failing)
    answer = app.test_client().get("/failing")
    assert (answer.status_code, f"<h1>{title}</h1>" in answer.text) == (status, True)
    told = app.test_client().get("/failing.json")
    assert (told.status_code, told.json["code"]) == (status, fault.code)
    # The operator hears of what is his to mend, with its place, and of nothing else.
    assert (fault.code in caplog.text) is (status >= 500)
    assert ("test_errors.py:" in caplog.text) is (status >= 500)


def test_what_flask_itself_refuses_has_words_too(client: FlaskClient) -> None:
    answer = client.get("/no/such/page")
    assert answer.status_code == 404
    assert "<h1>見つかりません</h1>" in answer.text
    refused = client.delete("/map")
    assert refused.content_type == "text/html; charset=utf-8"
    assert "<h1>うまくいきませんでした</h1>" in refused.text
    assert client.get("/no/such.json").json["code"] == "page.not_found"


def test_a_form_that_is_too_old_says_so(sign_in) -> None:
    answer = sign_in("staff").post("/signout", data={"csrf_token": "old"})
    assert answer.status_code == 400
    assert sentence("form.stale", {}) in answer.text


def test_an_address_that_has_moved_leads_on(app: Flask) -> None:
    app.add_url_rule("/old/", view_func=lambda: "here")
    answer = app.test_client().get("/old")
    assert answer.status_code == 308
    assert answer.headers["Location"].endswith("/old/")


def test_a_status_without_words_of_its_own_is_a_fault_in_words(app: Flask) -> None:
    app.add_url_rule("/teapot", view_func=lambda: abort(418))
    app.add_url_rule("/broken.json", "broken", view_func=lambda: 1 // 0)
    answer = app.test_client().get("/teapot")
    assert answer.status_code == 418
    assert sentence("page.fault", {}) in answer.text
    broken = app.test_client().get("/broken.json")
    assert (broken.status_code, broken.json["code"]) == (500, "page.fault")
