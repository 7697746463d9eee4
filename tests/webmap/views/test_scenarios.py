"""案 as pages: named, opened by their address by all of the staff, changed, taken back and compared."""

import re

import pytest
from flask.testing import FlaskClient

from layers.access.question import Question
from layers.access.scenario import Act
from layers.store import Store
from layers.trust.audience import OPERATOR
from tests.webmap.conftest import post
from tests.webmap.what_if_town import ASKED, CLOSED, DRAFT, lay_streets, place_id, warmed

BAD = '<img src=x onerror="document.title=1">${alert(1)}'


@pytest.fixture
def staff(store: Store, sign_in) -> FlaskClient:
    """Somebody of the staff, before a warm page."""
    lay_streets(store)
    client = sign_in("staff")
    warmed(client)
    return client


def kept(client: FlaskClient, name: str, **act: str) -> str:
    """The address of a scenario with one act."""
    acts = post(client, f"/coverage/what-if/act.json?{ASKED}", page=DRAFT, **act).json["acts"] if act else ""
    return post(client, f"/coverage/what-if/keep?{ASKED}", page=DRAFT, name=name, acts=acts).location


def test_a_named_scenario_is_opened_by_a_colleague_and_changed(store: Store, staff: FlaskClient, sign_in) -> None:
    there = kept(staff, "東の会が閉じたら", do="close", place=place_id(store, CLOSED))
    colleague = sign_in("lead")
    warmed(colleague)
    text = colleague.get(there).text
    assert "案「東の会が閉じたら」" in text
    assert f"「{CLOSED}」がなくなる" in text
    assert re.search(rf"<textarea id=\"share-link\"[^>]*>http://localhost{there}</textarea>", text)
    told = post(colleague, f"{there}/act.json", page=there, do="add", at="town:999992200", name="東の新しい会").json
    assert told["told"]["towns"] == []
    assert [line["words"] for line in told["lines"]] == [f"「{CLOSED}」がなくなる", "「東の新しい会」をここに足す"]
    moved = post(colleague, f"{there}/act.json", page=there, do="move", place="a2", at="34.3250, 134.0210").json
    again = post(colleague, f"{there}/act.json", page=there, do="move", place="a2", at="34.3230, 134.0210").json
    assert (len(moved["lines"]), len(again["lines"])) == (3, 3)
    post(colleague, f"{there}/act", page=there, do="undo", key="a2")
    text = staff.get(there).text
    assert "取り消したもの（3）" in text
    post(staff, f"{there}/act", page=there, do="again", key="a2")
    assert "取り消したもの（2）" in staff.get(there).text


def test_a_scenario_is_renamed_taken_back_and_brought_again(store: Store, staff: FlaskClient) -> None:
    there = kept(staff, "はじめの名前")
    post(staff, f"{there}/rename", page=there, name="あとの名前")
    assert "案「あとの名前」" in staff.get(there).text
    post(staff, f"{there}/take-back", page=there)
    assert "この案は取り消しています" in staff.get(there).text
    assert "あとの名前" not in staff.get(DRAFT).text
    post(staff, f"{there}/bring-again", page=there)
    assert "あとの名前" in staff.get(DRAFT).text
    assert post(staff, f"{there}/rename", page=there, name="  ").status_code == 400
    assert post(staff, f"{there}/rename", page=there, name="田中さん（82）の家").status_code == 400


def test_two_scenarios_stand_side_by_side(store: Store, staff: FlaskClient) -> None:
    one = kept(staff, "閉じたら", do="close", place=place_id(store, CLOSED))
    other = kept(staff, "なにもしない")
    ids = [there.rsplit("/", 1)[1] for there in (one, other)]
    text = staff.get(f"/coverage/what-if/compare?scenario={ids[0]}&scenario={ids[1]}").text
    head = re.findall(r'<th scope="col"><a href="[^"]+">([^<]+)</a>', text)
    assert head == ["閉じたら", "なにもしない"]
    row = text[text.index('<th scope="row">東町三丁目</th>') :].split("</tr>")[0]
    assert re.findall(r"<td>([^<]+)</td>", row)[1] == "変わりません"
    assert "人が通えなく" in row
    assert "ここに、案が横に並びます" in staff.get("/coverage/what-if/compare").text
    assert staff.get("/coverage/what-if/compare?scenario=99").status_code == 404


def test_what_stands_on_old_ground_says_so(store: Store, staff: FlaskClient) -> None:
    """A place that has left the register meanwhile: the act is named, nothing breaks."""
    gone = Act(key="a1", kind="close", place="gone")
    with store.writing(OPERATOR) as unit:
        made = unit.scenarios.keep("古い案", Question(service="kayoinoba", minutes=7, walker="level60"), [gone])
    text = staff.get(f"/coverage/what-if/{made}").text
    assert "いまは一覧にない場" in text
    assert "fault-line" in text


def test_nobody_else_finds_a_scenario(store: Store, client, sign_in, staff: FlaskClient) -> None:
    there = kept(staff, "職員だけの案")
    assert client.get(there).status_code == 302
    assert client.get("/coverage/what-if/compare").status_code == 302
    for role in ("volunteer", "partner"):
        assert sign_in(role).get(there).status_code == 403
    assert staff.get("/coverage/what-if/999").status_code == 404
    assert staff.get("/coverage/what-if/x").status_code == 404


def test_words_stay_words(staff: FlaskClient) -> None:
    there = kept(staff, BAD[:60])
    for address in (there, DRAFT, f"/coverage/what-if/compare?scenario={there.rsplit('/', 1)[1]}"):
        assert "<img src=x" not in staff.get(address).text
