"""地域ビジョン for residents: aims, themes, steps, agreed names and counts; taken back it is nowhere; no note, ever."""

import io
import re

import pytest
from docx import Document

from layers.store import Store
from layers.store.raised_hands import RaisedHand
from layers.trust.audience import Viewer
from layers.workshop.template import new_talk
from tests.layers.drawing import paper
from tests.webmap.conftest import post

STAFF = Viewer(name="staff", role="staff")
AIM = "坂の途中で、ひと息つけるまち"
SECRET = ("だれにも見せない付箋", "見せないと決めた付箋", "映した付箋のことば", "書きかけのテーマ", "話し合いのねらい")


def _note(text: str, state: str) -> dict[str, str]:
    shown = {"state": state, "shown_text": text if state == "shown" else "", "seen_text": text} if state else {}
    return {"text": text, "kind": "wish", "meeting": "m1", "theme": "bbbb-1"} | shown


@pytest.fixture
def talk_id(store: Store) -> str:
    with store.writing(STAFF) as unit:
        zone = unit.zones.read("daily_life")[0].name
        made = unit.talks.keep(new_talk("内々の話し合い名", "daily_life", zone, purpose=SECRET[4]))
        unit.raised_hands.keep(
            RaisedHand(talk_id=made, name="見本花子", contact="", wish="ベンチ", may_contact=False, may_name=True)
        )
        acts = (
            ("note:aaaa-1", _note(SECRET[0], "")),
            ("note:aaaa-2", _note(SECRET[1], "kept_back")),
            ("note:aaaa-3", _note(SECRET[2], "shown")),
            ("theme:bbbb-1", {"text": "歩きやすい道"}),
            ("theme:bbbb-2", {"text": SECRET[3]}),
            ("aim:bbbb-3", {"text": AIM, "theme": "bbbb-1", "decided": True}),
            ("link:bbbb-3:aaaa-3", {"on": True}),
            ("step:bbbb-4", {"aim": "bbbb-3", "who": "見本花子さん", "what": "ベンチを置く", "when": "来年の春"}),
        )
        for number, (subject, fields) in enumerate(acts, 1):
            unit.talks.say(made, f"{number:032x}", subject, fields)
        return made


def press(client, talk_id: str, act: str):
    return post(client, f"/talks/{talk_id}/vision/{act}", page=f"/talks/{talk_id}/vision")


def told(client, url: str) -> str:
    """What stands on the page, in the PDF and in the Word document."""
    page = client.get(url)
    assert page.status_code == 200
    pdf, docx = (client.get(f"{url}/report.{ending}") for ending in ("pdf", "docx"))
    made = Document(io.BytesIO(docx.data))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\f".join((page.text, paper.text(pdf.data), "".join([one.text for one in made.paragraphs] + cells)))


def test_residents_read_what_was_opened_and_nothing_else(client, sign_in, store: Store, talk_id: str) -> None:
    staff = sign_in("staff")
    assert AIM not in client.get("/visions").text
    assert press(staff, talk_id, "release").status_code == 303
    (url,) = set(re.findall(r"/visions/\d+", client.get("/visions").text))
    for part in told(client, url).split("\f"):
        for words in (AIM, "歩きやすい道", "ベンチを置く", "来年の春", "見本花子"):
            assert words.replace(" ", "") in part.replace(" ", "")
        for words in (*SECRET, "内々の話し合い名"):
            assert words not in part
        assert "1枚" in part
    with store.reading(STAFF) as unit:
        zone_id = unit.zones.read("daily_life")[0].id
    assert url in client.get(f"/zones/{zone_id}").text


def test_what_is_written_afterwards_waits_until_it_is_opened_anew(client, sign_in, store: Store, talk_id: str) -> None:
    staff = sign_in("staff")
    press(staff, talk_id, "release")
    with store.writing(STAFF) as unit:
        unit.talks.say(talk_id, "c" * 32, "aim:bbbb-3", {"text": "夜も安心して歩けるまち"})
    first = re.findall(r"/visions/\d+", client.get("/visions").text)[0]
    assert AIM in client.get(first).text
    assert "書きかえたところがあります" in staff.get(f"/talks/{talk_id}/vision").text
    press(staff, talk_id, "release")
    (now,) = set(re.findall(r"/visions/\d+", client.get("/visions").text))
    assert "夜も安心して" in client.get(now).text
    assert "書きかえたところがあります" not in staff.get(f"/talks/{talk_id}/vision").text
    assert client.get(first).status_code == 404


def test_taken_back_it_is_as_if_it_never_was(client, sign_in, store: Store, talk_id: str) -> None:
    staff = sign_in("staff")
    press(staff, talk_id, "release")
    (url,) = set(re.findall(r"/visions/\d+", client.get("/visions").text))
    assert press(staff, talk_id, "withdraw").status_code == 303
    assert press(staff, talk_id, "withdraw").status_code == 404
    paths = ("", "/report.pdf", "/report.docx")
    assert [client.get(url + part).status_code for part in paths] == [404, 404, 404]
    assert AIM not in client.get("/visions").text
    press(staff, talk_id, "release")
    (again,) = set(re.findall(r"/visions/\d+", client.get("/visions").text))
    with store.writing(STAFF) as unit:
        unit.talks.take_back(talk_id)
    assert client.get(again).status_code == 404


def test_who_asks_to_be_forgotten_is_named_no_more(client, sign_in, store: Store, talk_id: str) -> None:
    press(sign_in("staff"), talk_id, "release")
    (url,) = set(re.findall(r"/visions/\d+", client.get("/visions").text))
    with store.writing(STAFF) as unit:
        unit.raised_hands.forget(unit.raised_hands.of(talk_id)[0].id)
    assert "花子" not in told(client, url)
    assert "ベンチを置く" in client.get(url).text


@pytest.mark.parametrize("act", ["release", "withdraw"])
def test_opening_needs_the_right_to_release(client, sign_in, talk_id: str, act: str) -> None:
    press(sign_in("staff"), talk_id, "release")
    for role in ("volunteer", "partner"):
        other = sign_in(role)
        assert post(other, f"/talks/{talk_id}/vision/{act}", page="/map").status_code == 403
    assert AIM in told(client, re.findall(r"/visions/\d+", client.get("/visions").text)[0])


def test_without_an_aim_there_is_nothing_to_open(client, sign_in, store: Store) -> None:
    with store.writing(STAFF) as unit:
        zone = unit.zones.read("daily_life")[0].name
        empty = unit.talks.keep(new_talk("これから", "daily_life", zone))
    answer = press(sign_in("staff"), empty, "release")
    assert answer.status_code == 400
    assert "めざす姿がまだ1つもない" in answer.text
    assert not re.findall(r"/visions/\d+", client.get("/visions").text)


def test_what_is_done_is_not_said_to_come(client, sign_in, store: Store, talk_id: str) -> None:
    with store.writing(STAFF) as unit:
        unit.talks.say(talk_id, "f" * 32, "step:bbbb-5", {"aim": "bbbb-3", "what": "茶の間をひらく", "done": True})
    staff = sign_in("staff")
    press(staff, talk_id, "release")
    (url,) = set(re.findall(r"/visions/\d+", client.get("/visions").text))
    for page in (staff.get(f"/talks/{talk_id}/vision").text, client.get(url).text):
        (row,) = (one for one in re.split(r"<li>|<tr>", page) if "茶の間をひらく" in one and "できた" in one)
        assert "これから" not in row
