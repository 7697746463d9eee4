"""An evening as its page: prepared, what has changed, notes from paper, sheets to print, a sample for the hall."""

import re

import pytest

from layers.store.talks import desk_seat
from layers.trust.audience import Viewer
from layers.workshop.template import new_talk
from tests.webmap.conftest import post
from tests.webmap.talk_forms import a_note, form_of

STAFF = Viewer(name="staff", role="staff")


@pytest.fixture
def talk_id(store) -> str:
    with store.writing(STAFF) as unit:
        zone = unit.zones.read("daily_life")[0].name
        return unit.talks.keep(new_talk("西のこれから", "daily_life", zone))


@pytest.fixture
def meeting(talk_id: str) -> str:
    return f"/talks/{talk_id}/meetings/1"


def test_what_is_prepared_is_kept_as_it_was_typed(sign_in, store, talk_id: str, meeting: str) -> None:
    client = sign_in("staff")
    sent = form_of(client.get(meeting).text, meeting)
    with store.reading(STAFF) as unit:
        before = unit.talks.one(talk_id).meeting(1)
    assert post(client, meeting, page=meeting, **sent).status_code == 303
    with store.reading(STAFF) as unit:
        assert unit.talks.one(talk_id).meeting(1) == before
    sent = form_of(client.get(meeting).text, meeting)
    sent |= {"name": "出会う", "date": "2026-05-20", "starts": "18:30", "venue": "西集会所", "state": "held"}
    sent |= {
        "prompt.0.text": "",
        "item.0.order": "4",
        "item.1.title": "",
        "item.2.order": "3",
        "item.3.order": "5",
        "tables": "4",
        "layer": ["places"],
    }
    post(client, meeting, page=meeting, **sent)
    with store.reading(STAFF) as unit:
        told = unit.talks.one(talk_id).meeting(1)
    assert (told.name, told.date, told.starts, told.venue, told.tables) == (
        "出会う",
        "2026-05-20",
        "18:30",
        "西集会所",
        4,
    )
    assert (told.state, told.layers, told.id) == ("held", ("places",), before.id)
    assert [one.id for one in told.prompts] == [one.id for one in before.prompts[1:]]
    first, _, *rest = before.agenda
    assert list(told.agenda) == [rest[0], first, *rest[1:]]
    text = client.get(meeting).text
    assert "18:30" in text
    assert f"合わせて{told.planned_minutes}分" in text


def test_an_agenda_that_is_too_long_is_said_and_kept(sign_in, meeting: str) -> None:
    client = sign_in("staff")
    sent = form_of(client.get(meeting).text, meeting) | {"minutes": "60"}
    assert post(client, meeting, page=meeting, **sent).status_code == 303
    assert "60分のびます" in client.get(meeting).text


def test_a_note_from_paper_waits_is_let_through_and_taken_away(sign_in, store, talk_id: str, meeting: str) -> None:
    client = sign_in("staff")
    a_note(client, meeting, text="山田花子さんのお宅が心配", kind="trouble", number="7", table="2")
    text = client.get(meeting).text
    assert "人のことかもしれません：" in text
    assert "人の名前" in text
    with store.reading(STAFF) as unit:
        (note,) = unit.talks.board(talk_id).notes.values()
    assert (note.channel, note.number, note.table, note.seat, note.waits) == ("paper", 7, "2", desk_seat("staff"), True)
    decided = f"{meeting}/notes/decide"
    told = {"note": note.id, "seen_text": note.text}
    post(client, decided, page=meeting, do="show", shown_text="○○さんのお宅が心配", **told)
    with store.reading(STAFF) as unit:
        assert [one.shown_text for one in unit.talks.board(talk_id).shown()] == ["○○さんのお宅が心配"]
    assert "山田花子" not in client.get(meeting).text.split('id="notes"')[1].split("seen_text")[0]
    for act, shown, gone in (("keep_back", 0, False), ("show", 1, False), ("drop", 0, True), ("again", 1, False)):
        post(client, decided, page=meeting, do=act, shown_text="心配", **told)
        with store.reading(STAFF) as unit:
            board = unit.talks.board(talk_id)
        assert (len(board.shown()), board.notes[note.id].gone) == (shown, gone)
    assert post(client, decided, page=meeting, do="other", **told).status_code == 404
    assert post(client, decided, page=meeting, do="show", note="zzzz-1").status_code == 404


def test_a_note_sent_twice_is_one_note(sign_in, store, talk_id: str, meeting: str) -> None:
    client = sign_in("staff")
    for text in ("朝の体操", "朝の体操"):
        assert a_note(client, meeting, key="a" * 32, text=text).status_code == 303
    for wrong in ({"kind": "none"}, {"number": "-1"}, {"text": "長" * 401}, {"key": "x"}):
        assert a_note(client, meeting, **wrong).status_code == 400
    with store.reading(STAFF) as unit:
        assert len(unit.talks.board(talk_id).notes) == 1


def test_only_what_speaks_of_nobody_is_let_through_together(sign_in, store, talk_id: str, meeting: str) -> None:
    client = sign_in("staff")
    for text in ("朝の体操が楽しい", "浜にベンチを置きたい", "山田花子さんが一人で困っている"):
        a_note(client, meeting, text=text)
    page = client.get(meeting).text
    assert "2枚を、まとめて映す" in page
    with store.reading(STAFF) as unit:
        ids = list(unit.talks.board(talk_id).notes)
    post(client, f"{meeting}/notes/plain", page=meeting, note=ids)
    with store.reading(STAFF) as unit:
        board = unit.talks.board(talk_id)
    assert sorted(one.text for one in board.shown()) == ["朝の体操が楽しい", "浜にベンチを置きたい"]
    assert [one.text for one in board.queue()] == ["山田花子さんが一人で困っている"]


def test_the_second_meeting_opens_with_what_has_changed(sign_in, store, talk_id: str, meeting: str) -> None:
    client = sign_in("staff")
    second = f"/talks/{talk_id}/meetings/2"
    assert "まだ変わったことはありません" in client.get(second).text
    assert 'id="changes"' not in client.get(meeting).text
    sent = form_of(client.get(meeting).text, meeting) | {"date": "2000-01-01"}
    post(client, meeting, page=meeting, **sent)
    a_note(client, meeting, text="朝の体操が楽しい", kind="good")
    a_note(client, meeting, text="まだ映していない付箋")
    with store.reading(STAFF) as unit:
        ids = {one.text: one.id for one in unit.talks.board(talk_id).notes.values()}
    told = {"note": ids["朝の体操が楽しい"], "seen_text": "朝の体操が楽しい", "shown_text": "朝の体操が楽しい"}
    post(client, f"{meeting}/notes/decide", page=meeting, do="show", **told)
    with store.writing(STAFF) as unit:
        unit.talks.say(talk_id, "1" * 32, "aim:cccc-1", {"text": "会えるまち", "meeting": "m1"})
        step = {"aim": "cccc-1", "who": "山田花子", "what": "体操を始める", "when": "秋"}
        unit.talks.say(talk_id, "2" * 32, "step:cccc-2", step)
    changes = client.get(second).text.split('id="changes"')[1].split("</section>")[0]
    for word in (
        "第1回 知る（平成12年1月1日）から変わったこと",
        "付箋1枚（いいところ1）",
        "「朝の体操が楽しい」",
        "会えるまち",
        "体操を始める",
    ):
        assert word in changes
    for word in ("まだ映していない", "山田花子"):
        assert word not in changes


@pytest.mark.parametrize("query", ["notes.pdf", "notes.pdf?a_sheet=25&each=1", "names.pdf?people=40", "changes.pdf"])
def test_the_sheets_of_an_evening_are_pdfs(sign_in, meeting: str, query: str) -> None:
    answer = sign_in("staff").get(f"{meeting}/print/{query}")
    assert (answer.status_code, answer.data[:5], answer.headers["Cache-Control"]) == (
        200,
        b"%PDF-",
        "private, no-store",
    )


@pytest.mark.parametrize(
    "query", ["notes.pdf?each=99", "notes.pdf?a_sheet=7", "notes.pdf?each=0", "names.pdf?people=9999"]
)
def test_more_paper_than_anybody_needs_is_refused(sign_in, meeting: str, query: str) -> None:
    assert sign_in("staff").get(f"{meeting}/print/{query}").status_code == 400


def test_the_sample_shows_one_question_after_the_other(sign_in, meeting: str) -> None:
    client = sign_in("staff")
    text = client.get(f"{meeting}/sample?theme=projector").text
    assert ("問い 1／2" in text, 'data-theme="projector"' in text) == (True, True)
    following = re.findall(r'class="button main" href="([^"]+)"', text)[0].replace("&amp;", "&")
    assert "問い 2／2" in client.get(following).text
