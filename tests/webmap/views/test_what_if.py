"""もし〜なら as a page: the number changes at once, towns are named, each act has its way back, also without script."""

import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from layers.access import coverage
from layers.access.question import Question
from layers.catalog import coverage_words as words
from layers.store import Store
from layers.trust.audience import viewer_of
from tests.webmap.conftest import post
from tests.webmap.what_if_town import ASKED, CLOSED, DRAFT, lay_streets, place_id, warmed

ACT = f"/coverage/what-if/act?{ASKED}"
ACT_JSON = f"/coverage/what-if/act.json?{ASKED}"
BAD = '<img src=x onerror="document.title=1">${alert(1)}'
QUESTION = Question(service="kayoinoba", minutes=7, walker="level60")


@pytest.fixture
def staff(store: Store, sign_in) -> FlaskClient:
    """Somebody of the staff, before a warm page."""
    lay_streets(store)
    client = sign_in("staff")
    warmed(client)
    return client


def test_a_cold_process_says_so_and_is_warm_a_moment_later(store: Store, sign_in) -> None:
    lay_streets(store)
    client = sign_in("staff")
    assert "準備しています" in client.get(DRAFT).text
    refused = post(client, ACT, page="/places", do="add", at="34.3010, 134.0010")
    assert (refused.status_code, "準備しています" in refused.text) in {(400, True), (303, False)}
    warmed(client)
    assert "準備しています" not in client.get(DRAFT).text


def test_what_closes_uncovers_whom_coverage_says_and_names_the_town(store: Store, staff: FlaskClient) -> None:
    with store.reading(viewer_of("public")) as unit:
        ground = unit.coverage.gather(QUESTION)
    closed = place_id(store, CLOSED)
    fewer = [point for point in ground.places if point.id != closed]
    after = coverage.answer(QUESTION, replace(ground, places=tuple(fewer)))
    lost = next(row.uncovered for row in after.rows if row.name == "東町三丁目")
    assert lost > 0
    told = post(staff, ACT_JSON, page=DRAFT, do="close", place=closed).json
    assert told["told"]["large"] == f"{after.uncovered:,}人"
    assert [(town["name"], town["lost"]) for town in told["told"]["towns"]] == [("東町三丁目", f"{lost}人")]
    before = next(row.minutes for row in coverage.answer(QUESTION, ground).rows if row.name == "東町三丁目")
    walk = f"{words.minutes(before)} → 7分より遠い"
    assert told["told"]["towns"][0]["minutes"] == walk
    assert told["lines"][0]["words"] == f"「{CLOSED}」がなくなる"
    page = staff.get(told["here"]).text
    assert re.search(rf"東町三丁目　<strong>{lost}人</strong> <span class=\"walk\">{walk}</span>", page)
    back = post(staff, ACT_JSON, page=DRAFT, do="undo", key="a1", acts=told["acts"]).json
    assert (back["acts"], back["told"]["change"], back["told"]["towns"]) == ("", "いまと変わりません。", [])


def test_the_same_without_a_script(store: Store, staff: FlaskClient) -> None:
    """Each press reloads the page; the acts stand in its address."""
    answer = post(staff, ACT, page=DRAFT, do="close", place=place_id(store, CLOSED))
    assert answer.status_code == 303
    text = staff.get(answer.location).text
    assert f"「{CLOSED}」がなくなる" in text
    assert "新しく通えなくなる人" in text
    assert "東町三丁目" in text[text.index("lost-towns") : text.index("gained-towns")]
    acts = re.search(r'name="acts" value="([^"]+)"', text)
    assert acts
    kept = acts[1].replace("&#34;", '"')
    again = post(staff, ACT, page=answer.location, do="add", at="town:999992200", name="東の新しい会", acts=kept)
    text = staff.get(again.location).text
    assert "「東の新しい会」をここに足す" in text
    undone = post(staff, ACT, page=again.location, do="undo", key="a1", acts=kept)
    assert "まだ何も変えていません" in staff.get(undone.location).text


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"do": "add", "at": "34.3010, 134.0010"}, "「新しい場」をここに足す"),
        ({"do": "add", "at": "３４．３０１０、１３４．００１０", "name": "西の会"}, "「西の会」をここに足す"),
        ({"do": "bridge", "at": "34.3010, 134.0010", "to": "34.3030, 134.0010"}, "歩道橋をかける（約222m）"),
    ],
)
def test_spots_are_chosen_from_a_list_or_typed_as_maps_show_them(staff: FlaskClient, told: dict, says: str) -> None:
    found = post(staff, ACT_JSON, page=DRAFT, **told).json
    assert [line["words"] for line in found["lines"]] == [says]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"do": "add", "at": "あのへん"}, "what_if.spot"),
        ({"do": "add", "at": "town:none"}, "what_if.spot"),
        ({"do": "close", "place": "none"}, "what_if.place"),
        ({"do": "dance"}, "what_if.act"),
        ({"do": "close", "place": "x", "acts": "{"}, "what_if.act"),
        ({"do": "bridge", "at": "34.3010, 134.0010", "to": "34.3010, 134.0010"}, "what_if.bridge_ends"),
        ({"do": "bridge", "at": "34.3010, 134.0010", "to": "34.3290, 134.0290"}, "what_if.bridge_long"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(staff: FlaskClient, told: dict, code: str) -> None:
    answer = post(staff, ACT_JSON, page=DRAFT, **told)
    assert (answer.status_code, answer.json["code"]) == (400, code)
    assert answer.json["message"] != code
    assert post(staff, ACT, page=DRAFT, **told).status_code == 400


def test_words_stay_words(staff: FlaskClient) -> None:
    told = post(staff, ACT_JSON, page=DRAFT, do="add", at="34.3010, 134.0010", name=BAD).json
    assert BAD in told["lines"][0]["words"]
    text = staff.get(told["here"]).text
    assert "<img src=x" not in text
    assert not re.search(r"<script(?![^>]*(?:src=|application/json))", text)


def test_it_is_for_the_staff_and_needs_the_token_of_the_form(store: Store, client, sign_in, staff: FlaskClient) -> None:
    assert client.get(DRAFT).status_code == 302
    for role in ("volunteer", "partner"):
        assert sign_in(role).get(DRAFT).status_code == 403
        assert post(sign_in(role), ACT_JSON, page="/places", do="close", place="x").status_code == 403
    answer = staff.post(ACT_JSON, data={"do": "close", "place": place_id(store, CLOSED)})
    assert (answer.status_code, answer.json["code"]) == (400, "form.stale")


def test_without_streets_it_says_what_is_lacking(sign_in) -> None:
    client = sign_in("staff")
    warmed(client)
    text = client.get(DRAFT).text
    assert "walk build" in text
    assert "準備しています" not in text
