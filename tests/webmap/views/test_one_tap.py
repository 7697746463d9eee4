"""返信用のページ: only what is for everybody or was written there; reading changes nothing; nothing is published."""

import re

import pytest

from layers.trust.audience import EVERYBODY, Viewer
from layers.vocabulary import welcome
from tests import town

STAFF = Viewer(name="staff", role="staff")


@pytest.fixture
def round_id(store) -> str:
    with store.writing(STAFF) as unit:
        return unit.confirmations.start(2026, kinds=("kayoinoba",), ends_on="2099-03-31")


@pytest.fixture
def point(store):
    with store.reading() as unit:
        return unit.places.read()[0]


@pytest.fixture
def page(store, round_id, point) -> str:
    """The address of the first place."""
    with store.writing(STAFF) as unit:
        unit.amendments.record(point.id, {"welcome_men": "no", "welcome_pickup": "yes"})
        unit.replies.ready(round_id, [point.id])
        return f"/c/{unit.replies.tokens(round_id)[point.id]}"


def secrets_in(text: str) -> list[str]:
    return [secret for secret in town.SECRETS.values() if secret in text]


def fold(store) -> str:
    """Everything that a request could have changed."""
    with store.engine.connect() as connection:
        tables = ("confirmation_step", "confirmation_reply", "confirmation_link", "amendment", "audit")
        return str([connection.exec_driver_sql(f"SELECT * FROM {table}").fetchall() for table in tables])


def test_reading_shows_what_is_for_everybody_and_changes_nothing(client, store, point, page) -> None:
    before = fold(store)
    for address in (page, f"{page}/mend", f"{page}?x=1"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert point.name in answer.text
        assert "毎週月曜 10:00-11:30" in answer.text
        assert secrets_in(answer.text) == []
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.headers["X-Robots-Tag"].startswith("noindex")
        assert "Set-Cookie" not in answer.headers
        assert "<script" not in answer.text
    # What the staff knows of 受け入れの目安 stays with the staff.
    assert re.findall(r'value="(\w*)" checked', client.get(f"{page}/mend").text) == [""] * len(welcome())
    assert client.head(page).status_code == 200
    assert client.get(f"{page}/thanks").status_code == 404
    assert fold(store) == before


def test_it_is_the_same_for_staff(sign_in, page) -> None:
    text = sign_in("staff").get(page).text
    assert secrets_in(text) == []
    assert "サインアウト" not in text


def test_one_tap_confirms(client, store, round_id, point, page) -> None:
    answer = client.post(page)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{page}/thanks")
    text = client.get(f"{page}/thanks").text
    assert "ありがとうございました" in text
    assert "受け入れの目安にも答える" in text
    with store.reading(EVERYBODY) as unit:
        assert unit.places.one(point.id).facts["confirmed_how"] == "page"
    assert "（画面から）" in client.get(f"/places/{point.id}").text
    assert "に返事をいただいています" in client.get(page).text


def test_a_correction_waits_for_the_staff_and_can_be_written_again(client, store, round_id, point, page) -> None:
    form = {"was.schedule": "毎週月曜 10:00-11:30", "schedule": "第1火曜 10:00", "was.fee": "", "fee": ""}
    form |= {"phone": "090-5555-0000", "was.phone": "", "welcome_men": "yes", "was.welcome_men": "", "remark": "鍵は隣"}
    assert client.post(f"{page}/mend", data=form).status_code == 303
    assert "職員が読んで" in client.get(f"{page}/thanks").text
    for viewer in (EVERYBODY, STAFF):
        with store.reading(viewer) as unit:
            assert unit.places.one(point.id).facts["schedule"] == "毎週月曜 10:00-11:30"
    # Opened again, it shows what was written here; the paper may be in other hands, so not the number.
    text = client.get(f"{page}/mend").text
    assert 'value="第1火曜 10:00"' in text
    assert "鍵は隣" in text
    assert re.search(r'name="welcome_men" value="yes" checked', text)
    assert "090-5555-0000" not in text
    client.post(f"{page}/mend", data={**form, "schedule": "第2火曜 10:00", "phone": ""})
    with store.reading(STAFF) as unit:
        (reply,) = unit.replies.of_round(round_id)
    assert reply.changes == {"schedule": "第2火曜 10:00", "phone": "090-5555-0000", "welcome_men": "yes"}


def test_an_unchanged_form_is_a_confirmation_and_unknown_fields_are_dropped(
    client, store, round_id, point, page
) -> None:
    client.post(f"{page}/mend", data={"was.fee": "", "fee": " ", "note": "x", "status": "closed", "welcome_men": "?"})
    with store.reading(STAFF) as unit:
        assert unit.replies.of_round(round_id) == []
        assert unit.confirmations.stages(round_id)[point.id].state == "same"
        assert unit.places.one(point.id).facts["note"] == town.SECRETS["note"]


def test_markup_in_a_reply_is_text(client, sign_in, page) -> None:
    client.post(f"{page}/mend", data={"name": "<script>alert(1)</script>", "remark": "<img src=x onerror=y>"})
    text = sign_in("staff").get("/confirmations/replies").text
    assert "&lt;script&gt;alert(1)" in text
    assert "<img src=x" not in text


def test_what_never_was_and_what_has_ended_are_alike(client, store, round_id, point, page) -> None:
    never = client.get("/c/0123456789abcdefghjk")
    with store.writing(STAFF) as unit:
        unit.replies.revoke(round_id, point.id)
    ended = client.get(page)
    assert (never.status_code, ended.status_code) == (404, 404)
    assert never.text == ended.text
    assert client.post(page).status_code == 404


def test_a_guesser_is_shut_out_and_a_sender_too(client, page, monkeypatch) -> None:
    from layers.store import replies  # noqa: PLC0415

    monkeypatch.setattr(replies, "REPLIES_PER_HOUR", 2)
    assert [client.post(page).status_code for _ in range(3)] == [303, 303, 429]
    assert {client.get(f"/c/guess{number}").status_code for number in range(60)} == {404}
    assert client.get("/c/guess").status_code == 429


def test_the_letters_can_be_typed(client, point, page) -> None:
    assert "確認票の文字" in client.get("/c").text
    token = page.removeprefix("/c/")
    typed = "-".join(token[n : n + 4] for n in range(0, 20, 4)).upper()
    answer = client.get("/c", query_string={"k": f" {typed} "})
    assert answer.headers["Location"] == page
    assert point.name in client.get(f"/c/{typed}").text


def test_another_page_cannot_use_somebodys_sign_in(sign_in, store, point, round_id, page) -> None:
    """The address is the only right: forms of staff stay guarded, and this one acts for nobody."""
    staff = sign_in("staff")
    assert staff.post(f"/confirmations/calls/{point.id}", data={"outcome": "same"}).status_code == 400
    staff.post(page)
    with store.reading(STAFF) as unit:
        assert unit.confirmations.stages(round_id)[point.id].who == "団体の方"
