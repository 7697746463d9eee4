"""マッピング調査 as pages: runs, facts by town, the held row, saving; for everybody only what was opened."""

import csv
import io
import re

import pytest

from layers.survey.facts import Noted
from layers.trust.audience import Viewer
from tests.webmap.conftest import post

STAFF = Viewer(name="staff", role="staff")
BAD = '<img src=x onerror="document.title=1">${alert(1)}'


@pytest.fixture
def run_id(store) -> str:
    with store.writing(STAFF) as unit:
        made = unit.surveys.start("春のまち歩き", held_on="2026-05-10", zone="西地区", partners="西町自治会")
        unit.surveys.note(made, Noted(kind="good", text="夕日の見えるベンチ", lonlat=(134.005, 34.305)))
        unit.surveys.note(made, Noted(kind="danger", text="=1+1 街灯がなく暗い道", town="東町"))
        unit.surveys.note(made, Noted(kind="trouble", text="浜風町3-2の田中さん（82）は足が悪く坂がつらい", cell="C7"))
    return made


def test_a_run_is_started_and_stands_in_the_list(sign_in) -> None:
    client = sign_in("staff")
    assert "ここに、まち歩きで気づいたことが並びます" in client.get("/surveys").text
    there = post(client, "/surveys", page="/surveys", title="夏の調査", held_on="2026-07-01").headers["Location"]
    assert "まだ気づきがありません" in client.get(there).text
    assert "夏の調査" in client.get("/surveys").text
    assert "令和8年7月1日" in client.get("/surveys").text
    assert post(client, "/surveys", page="/surveys", title="x", held_on="きのう").status_code == 400


def test_the_page_of_a_run(sign_in, run_id: str) -> None:
    text = sign_in("staff").get(f"/surveys/{run_id}").text
    assert text.index("東町</h2>") < text.index("西町一丁目</h2>")
    assert 'value="浜風町の坂がつらい"' in text
    assert "もとの紙・ファイルの C7" in text
    assert "田中" not in text


def test_everybody_reads_what_was_opened_and_nothing_else(client, sign_in, store, run_id: str) -> None:
    assert "春のまち歩き" not in client.get("/surveys").text
    assert client.get(f"/surveys/{run_id}").status_code == 404
    assert client.get(f"/surveys/{run_id}/save/csv").status_code == 404
    assert client.get("/layers/outreach_facts.geojson").json["features"] == []
    with store.writing(STAFF) as unit:
        (good,) = [one for one in unit.surveys.facts() if one.kind == "good"]
        unit.surveys.show_to(good.id, "public")
    text = client.get(f"/surveys/{run_id}").text
    assert "夕日の見えるベンチ" in text
    for word in ("街灯", "西町自治会", "この文で入れる", "気づきを残す", "csrf_token"):
        assert word not in text
    (drawn,) = client.get("/layers/outreach_facts.geojson").json["features"]
    assert drawn["properties"]["text"] == "夕日の見えるベンチ"
    (line,) = list(
        csv.DictReader(io.StringIO(client.get(f"/surveys/{run_id}/save/csv?for=staff").data.decode("utf-8-sig")))
    )
    assert line["気づき"] == "夕日の見えるベンチ"
    assert client.get("/map").text.count("outreach_facts") > 0


def test_a_file_for_the_staff_holds_all_and_no_formula(sign_in, run_id: str) -> None:
    client = sign_in("staff")
    rows = list(csv.reader(io.StringIO(client.get(f"/surveys/{run_id}/save/csv?for=staff").data.decode("utf-8-sig"))))
    assert [row[5] for row in rows[1:]] == ["'=1+1 街灯がなく暗い道", "夕日の見えるベンチ"]
    book = client.get(f"/surveys/{run_id}/save/xlsx?for=staff")
    assert book.data[:2] == b"PK"
    assert "%E6%98%A5" in book.headers["Content-Disposition"]
    assert client.get(f"/surveys/{run_id}/save/html?for=staff").status_code == 400


def test_a_run_is_taken_back_and_brought_again(sign_in, run_id: str) -> None:
    client = sign_in("staff")
    page = f"/surveys/{run_id}"
    post(client, f"{page}/undo", page=page)
    assert "この調査は取り消しています" in client.get(page).text
    assert client.get("/layers/outreach_facts.geojson").json["features"] == []
    post(client, f"{page}/again", page=page)
    assert "夕日の見えるベンチ" in client.get(page).text


def test_words_stay_words(sign_in, store) -> None:
    with store.writing(STAFF) as unit:
        made = unit.surveys.start(BAD, held_on="2026-05-10", zone=BAD, partners=BAD, remarks=BAD)
        fact = unit.surveys.note(made, Noted(kind="good", text=BAD, town=BAD, cell=BAD))
        unit.surveys.show_to(fact.id, "public")
        unit.surveys.note(made, Noted(kind="good", text=f"鈴木さん{BAD}"))
    client = sign_in("staff")
    for address in ("/surveys", f"/surveys/{made}", "/map", "/map?note=1"):
        text = client.get(address).text
        assert "<img src=x" not in text
        assert "innerHTML" not in text
    assert not re.search(r"<script(?![^>]*(?:src=|application/json))", client.get(f"/surveys/{made}").text)


@pytest.mark.parametrize("role", ["volunteer", "partner"])
def test_others_neither_see_nor_write(sign_in, run_id: str, role: str) -> None:
    client = sign_in(role)
    assert client.get(f"/surveys/{run_id}").status_code == 404
    assert post(client, "/surveys", page="/places", title="x", held_on="2026-05-10").status_code == 403
