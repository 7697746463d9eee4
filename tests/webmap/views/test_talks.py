"""話し合い as pages: made, prepared, undone; notes from paper; sheets; nobody but the staff sees any of it."""

import re

import pytest

from layers.trust.audience import OPERATOR, Viewer
from layers.workshop.template import new_talk
from tests import town
from tests.webmap.conftest import post
from tests.webmap.talk_forms import a_note, form_of

STAFF = Viewer(name="staff", role="staff")
BAD = '<img src=x onerror="document.title=1">'


@pytest.fixture
def talk_id(store) -> str:
    with store.writing(STAFF) as unit:
        zone = unit.zones.read("daily_life")[0].name
        return unit.talks.keep(new_talk("西のこれから", "daily_life", zone))


@pytest.fixture
def meeting(talk_id: str) -> str:
    return f"/talks/{talk_id}/meetings/1"


def test_a_series_is_made_and_stands_in_the_list(sign_in) -> None:
    client = sign_in("staff")
    assert "ここに、圏域ごとの話し合いが並びます" in client.get("/talks").text
    zone = re.findall(r'<option value="(daily_life/[^"]+)"', client.get("/talks").text)[0]
    made = post(client, "/talks", page="/talks", name="これからを話す会", zone=zone, meetings="3", purpose="知り合う")
    page = client.get(made.headers["Location"]).text
    for word in ("これからを話す会", "第1回 知る", "第3回 決める", "知り合う", "日は未定"):
        assert word in page
    assert "第4回" not in page
    assert "これからを話す会" in client.get("/talks").text
    for wrong in ({"zone": ""}, {"name": " "}, {"meetings": "13"}, {"meetings": "x"}, {"purpose": "長" * 401}):
        told = {"name": "x", "zone": zone, "meetings": "3", **wrong}
        assert post(client, "/talks", page="/talks", **told).status_code == 400


def test_meetings_come_and_go_and_all_is_undone(sign_in, store, talk_id: str) -> None:
    client = sign_in("staff")
    page = f"/talks/{talk_id}"
    post(client, f"{page}/meetings", page=page, version="1")
    assert "第6回 話を続ける" in client.get(page).text
    post(client, f"{page}/meetings/1/remove", page=page, version="2")
    text = client.get(page).text
    assert ("第1回 語る" in text, "第6回" in text) == (True, False)
    post(client, f"{page}/back-to", page=page, version="3", to="1")
    with store.reading(STAFF) as unit:
        assert unit.talks.one(talk_id).meeting(1).name == "知る"
        assert unit.talks.one(talk_id).version == 4
    gone = post(client, f"{page}/take-back", page=page)
    assert "取り消した話し合い" in client.get(gone.headers["Location"]).text
    assert "取り消されています" in client.get(page).text
    post(client, f"{page}/bring-again", page="/talks")
    assert "取り消した話し合い" not in client.get("/talks").text


@pytest.mark.parametrize(
    "address", ["/talks/99", "/talks/x", "/talks/1/meetings/9", "/talks/1/meetings/x", "/talks/1/meetings/0"]
)
def test_what_is_not_there_is_not_found(sign_in, talk_id: str, address: str) -> None:
    assert talk_id == "1"
    assert sign_in("staff").get(address).status_code == 404


@pytest.mark.parametrize("role", ["volunteer", "partner"])
def test_nobody_but_the_staff_comes_in(client, sign_in, talk_id: str, meeting: str, role: str) -> None:
    addresses = ("/talks", f"/talks/{talk_id}", meeting, f"{meeting}/sample", f"{meeting}/print/notes.pdf")
    other = sign_in(role)
    for address in addresses:
        assert client.get(address).status_code == 302
        assert other.get(address).status_code == 403
        assert "西のこれから" not in other.get(address).text
    assert "話し合い" not in client.get("/places").text
    assert "話し合い" in sign_in("staff").get("/places").text
    assert client.post(f"{meeting}/notes", data={"text": "x"}).status_code == 400


def test_a_city_has_its_own_word(sign_in, store) -> None:
    with store.writing(OPERATOR) as unit:
        unit.retell(town.TOML + '[terms]\ntalk = "地域座談会"\n')
    text = sign_in("staff").get("/talks").text
    assert "<h1>どの地域で、どんな地域座談会をしていますか</h1>" in text
    assert ">地域座談会</span>" in text


def test_what_is_written_stays_text(sign_in, talk_id: str, meeting: str) -> None:
    client = sign_in("staff")
    sent = form_of(client.get(meeting).text, meeting)
    sent |= dict.fromkeys(("name", "venue", "purpose", "prompt.0.text", "item.0.title", "item.0.note"), BAD)
    assert post(client, meeting, page=meeting, **sent).status_code == 303
    a_note(client, meeting, text=BAD)
    for address in (meeting, f"/talks/{talk_id}", f"{meeting}/sample", "/talks"):
        assert "<img src=x" not in client.get(address).text


def test_who_saw_an_older_state_keeps_nothing(sign_in, talk_id: str, meeting: str) -> None:
    client = sign_in("staff")
    sent = form_of(client.get(meeting).text, meeting)
    post(client, meeting, page=meeting, **(sent | {"name": "はじめ"}))
    answer = post(client, meeting, page=meeting, **(sent | {"name": "あと"}))
    assert (answer.status_code, "まだ保存していません" in answer.text) == (409, True)
    answer = post(client, meeting, page=meeting, **(sent | {"name": "あと", "version": "99"}))
    assert (answer.status_code, "ほかの人が直しました" in answer.text) == (409, True)
    assert "第1回 はじめ" in client.get(f"/talks/{talk_id}").text
    for act in ("meetings", "meetings/1/remove"):
        assert post(client, f"/talks/{talk_id}/{act}", page=meeting, version="1").status_code == 409


def both_forms(client, meeting: str, **mine: str) -> tuple[dict, object]:
    """One keeps a name and a place to meet; the other, who opened the page before, keeps what is told."""
    sent = form_of(client.get(meeting).text, meeting)
    post(client, meeting, page=meeting, **(sent | {"name": "ほかの人の名前", "venue": "浜の集会所"}))
    return sent, post(client, meeting, page=meeting, **(sent | mine))


def test_two_who_changed_other_things_are_taken_together(sign_in, talk_id: str, meeting: str) -> None:
    client = sign_in("staff")
    _, answer = both_forms(client, meeting, purpose="よく聞く", **{"prompt.0.text": "坂はどうですか"})
    assert answer.status_code == 409
    assert "1つにまとめました" in answer.text
    again = form_of(answer.text, meeting)
    assert post(client, meeting, page=meeting, **again).status_code == 303
    kept = form_of(client.get(meeting).text, meeting)
    assert (kept["name"], kept["venue"]) == (["ほかの人の名前"], ["浜の集会所"])
    assert (kept["purpose"], kept["prompt.0.text"]) == ("よく聞く", ["坂はどうですか"])


@pytest.mark.parametrize(("choice", "name"), [("mine", "わたしの名前"), ("theirs", "ほかの人の名前")])
def test_two_who_changed_the_same_see_both_and_choose(sign_in, meeting: str, choice: str, name: str) -> None:
    client = sign_in("staff")
    _, answer = both_forms(client, meeting, name="わたしの名前", purpose="よく聞く")
    contested = answer.text.split('id="clashes"')[1].split("<h3>問い")[0]
    assert "わたしの名前" in contested
    assert "ほかの人の名前" in contested
    assert "choose.venue" not in contested
    again = form_of(answer.text, meeting) | {"choose.name": choice}
    assert post(client, meeting, page=meeting, **again).status_code == 303
    kept = form_of(client.get(meeting).text, meeting)
    assert (kept["name"], kept["venue"], kept["purpose"]) == ([name], ["浜の集会所"], "よく聞く")
