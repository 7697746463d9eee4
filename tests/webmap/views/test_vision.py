"""地域ビジョン by plain forms: themes, aims with the notes they come from, steps, names only by leave, undo."""

import re

import pytest

from layers.store import Store
from layers.store.raised_hands import RaisedHand
from layers.trust.audience import Viewer
from layers.workshop.board import Board
from layers.workshop.template import new_talk
from tests.webmap.conftest import post

STAFF = Viewer(name="staff", role="staff")
NOTES = (("朝の体操を続けたい", True), ("坂の上にベンチがほしい", True), ("まだ決めていない付箋", False))


@pytest.fixture
def talk_id(store: Store) -> str:
    with store.writing(STAFF) as unit:
        made = unit.talks.keep(new_talk("西のこれから", "daily_life", "西"))
        for number, (text, shown) in enumerate(NOTES, 1):
            told = {"text": text, "kind": "wish", "meeting": "m1"}
            told |= {"state": "shown", "shown_text": text, "seen_text": text} if shown else {}
            unit.talks.say(made, f"{number:032x}", f"note:aaaa-{number}", told)
        return made


@pytest.fixture
def page(talk_id: str) -> str:
    return f"/talks/{talk_id}/vision"


def board_of(store: Store, talk_id: str) -> Board:
    with store.reading(STAFF) as unit:
        return unit.talks.board(talk_id)


def send(client, page: str, part: str, **told: object):
    key = re.findall(r'name="key" value="([0-9a-f]{32})"', client.get(page).text)[0]
    return post(client, f"{page}/{part}", page=page, **{"key": key, **told})


def an_aim(client, page: str, store: Store, talk_id: str) -> str:
    assert send(client, page, "themes", text="歩きやすい道").status_code == 303
    (theme,) = board_of(store, talk_id).themes
    assert send(client, page, "aims", text="ひと息つける坂のまち", theme=theme).status_code == 303
    (aim,) = board_of(store, talk_id).aims
    return aim


def test_an_aim_keeps_the_notes_that_were_chosen_and_its_steps(sign_in, store, talk_id: str, page: str) -> None:
    client = sign_in("staff")
    aim = an_aim(client, page, store, talk_id)
    editing = client.get(f"{page}?aim={aim}").text
    assert "まだ決めていない付箋" not in editing
    theme = board_of(store, talk_id).aims[aim].theme
    told = {"aim": aim, "theme": theme, "text": "坂の途中で話せるまち", "note": ["aaaa-2"], "decided": "1"}
    send(client, page, "aims", **told)
    send(client, page, "steps", aim=aim, who="自治会", what="場所を選ぶ")
    found = board_of(store, talk_id).aims[aim]
    assert (found.text, found.notes, found.decided, found.theme) == ("坂の途中で話せるまち", ("aaaa-2",), True, theme)
    (step,) = found.steps
    assert (step.who, step.what, step.when, step.done) == ("自治会", "場所を選ぶ", "", False)
    text = client.get(page).text
    assert "2番　坂の上にベンチがほしい" in text
    assert "いつ：これから" in text
    for act, done in (("done", True), ("not_yet", False)):
        send(client, page, "steps", aim=aim, step=step.id, do=act)
        assert board_of(store, talk_id).aims[aim].steps[0].done is done
    send(client, page, "aims", **told | {"note": ["aaaa-1"]})
    assert board_of(store, talk_id).aims[aim].notes == ("aaaa-1",)
    assert send(client, page, "aims", **told | {"note": ["aaaa-3"]}).status_code == 404


def test_what_was_done_is_undone_as_one_and_again(sign_in, store, talk_id: str, page: str) -> None:
    client = sign_in("staff")
    aim = an_aim(client, page, store, talk_id)
    before = board_of(store, talk_id).aims[aim]
    both = ["aaaa-1", "aaaa-2"]
    send(client, page, "aims", aim=aim, theme=before.theme, text="坂の途中で話せるまち", note=both)
    for expected in (before.notes, tuple(both)):
        act = re.findall(r'name="act" value="([0-9a-f]{28})"', client.get(page).text)[0]
        send(client, page, "undo", act=act)
        found = board_of(store, talk_id).aims[aim]
        assert (found.notes, found.text == before.text) == (expected, not expected)
    send(client, page, "aims", aim=aim, do="drop")
    assert "消したもの" in client.get(page).text
    send(client, page, "aims", aim=aim, do="again")
    assert not board_of(store, talk_id).aims[aim].gone
    for wrong in ("", "0", "f" * 28):
        assert send(client, page, "undo", act=wrong).status_code == 404


def test_a_form_sent_twice_is_said_once(sign_in, store, talk_id: str, page: str) -> None:
    client = sign_in("staff")
    for _ in range(2):
        assert send(client, page, "themes", text="歩きやすい道", key="a" * 32).status_code == 303
    assert len(board_of(store, talk_id).themes) == 1
    for wrong in ({"key": "x"}, {"text": "  "}, {"text": "長" * 401}):
        assert send(client, page, "themes", **{"text": "歩きやすい道", **wrong}).status_code == 400
    assert send(client, page, "aims", text="会えるまち", theme="zzzz-1").status_code == 404
    assert send(client, page, "steps", aim="zzzz-1", what="話す").status_code == 404


def test_a_name_stands_only_by_leave_of_its_owner(sign_in, store, talk_id: str, page: str) -> None:
    client = sign_in("staff")
    aim = an_aim(client, page, store, talk_id)
    told = {"aim": aim, "who": "山田花子さん", "what": "体操を始める"}
    refused = send(client, page, "steps", **told)
    assert refused.status_code == 400
    assert "「名前を出してよい」" in refused.text
    assert not board_of(store, talk_id).aims[aim].steps
    hand = RaisedHand(talk_id=talk_id, name="山田花子", contact="", wish="体操", may_name=True)
    with store.writing(STAFF) as unit:
        kept = unit.raised_hands.keep(hand)
    assert send(client, page, "steps", **told).status_code == 303
    assert "山田花子さん" in client.get(page).text
    with store.writing(STAFF) as unit:
        unit.raised_hands.forget(kept)
    text = client.get(page).text
    assert "山田花子" not in text
    assert "伏せています" in text


def test_a_first_draft_is_made_of_the_residents_words(sign_in, store, talk_id: str, page: str) -> None:
    client = sign_in("staff")
    send(client, page, "themes", text="歩きやすい道")
    send(client, page, "draft")
    (aim,) = board_of(store, talk_id).aims.values()
    send(client, page, "draft")
    assert list(board_of(store, talk_id).aims) == [aim.id]


def test_who_is_not_of_the_staff_finds_nothing(client, sign_in, page: str) -> None:
    assert client.get(page).status_code == 302
    assert sign_in("volunteer").get(page).status_code == 403
    assert sign_in("staff").get(f"{page}?aim=zzzz-1").status_code == 404
    assert sign_in("staff").get("/talks/99999/vision").status_code == 404


def test_the_report_and_the_sheet_to_take_home_are_files(client, sign_in, store, talk_id: str, page: str) -> None:
    staff = sign_in("staff")
    an_aim(staff, page, store, talk_id)
    files = ((f"{page}.pdf", b"%PDF-"), (f"{page}.docx", b"PK"))
    for path, begins in (*files, (f"/talks/{talk_id}/meetings/1/print/take-home.pdf", b"%PDF-")):
        answer = staff.get(path)
        assert (answer.status_code, answer.data[: len(begins)]) == (200, begins)
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert (client.get(path).status_code, sign_in("volunteer").get(path).status_code) == (302, 403)
    assert staff.get(f"{page}.xlsx").status_code == 404
