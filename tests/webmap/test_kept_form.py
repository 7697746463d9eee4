"""A sign-in that ended in the middle of a form loses nothing of what was typed, and sends nothing by itself."""

import re
from html import unescape

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from layers.store import Store
from layers.trust.audience import OPERATOR, Viewer
from tests.webmap.conftest import PASSWORD
from webmap import kept_form

STAFF = Viewer(name="staff", role="staff")


def test_fields_come_back_as_they_were_and_nothing_else_does() -> None:
    form = MultiDict([("csrf_token", "x"), ("name", '「"<b>'), ("kind", "a"), ("kind", "b")])
    assert kept_form.read(kept_form.write(form)) == (("name", '「"<b>'), ("kind", "a"), ("kind", "b"))
    assert kept_form.write(MultiDict({"csrf_token": "x"})) == ""


@pytest.mark.parametrize("text", ["", "{", "{}", '[["a"]]', '[["a", 1]]', '["ab"]', "[" * 100_000, "null"])
def test_what_is_none_of_ours_is_nothing(text: str) -> None:
    assert kept_form.read(text) == ()


def hidden(text: str) -> MultiDict[str, str]:
    """The hidden fields of the last form of a page."""
    form = text[text.rindex("<form") :]
    return MultiDict(
        [(name, unescape(value)) for name, value in re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form)]
    )


def test_a_correction_survives_the_end_of_the_sign_in(app: Flask, store: Store) -> None:
    with store.writing(OPERATOR) as unit:
        token = unit.accounts.open_session("staff")
    with store.reading(STAFF) as unit:
        point = unit.places.read()[0].id
    page = f"/places/{point}/edit"
    someone = app.test_client()
    someone.set_cookie("ibashomap", token)
    fields = hidden(someone.get(page).text)
    with store.writing(OPERATOR) as unit:
        unit.accounts.sign_out(token)
    written = {**fields, "phone": "0797-00-4321", "fee": '<b>"100円"</b>'}
    sent = someone.post(page, data=written)
    # A browser sends the same fields to where a 307 leads; the client of the tests has read them by then.
    assert sent.status_code == 307
    door = someone.post(sent.headers["Location"], data=written)
    assert "書いたものは残っています" in door.text
    wrong = someone.post("/signin", data={**hidden(door.text), "name": "staff", "password": "ちがう"})
    assert wrong.status_code == 401
    entered = someone.post("/signin", data={**hidden(wrong.text), "name": "staff", "password": PASSWORD})
    assert entered.status_code == 200
    again = hidden(entered.text)
    assert again["phone"] == "0797-00-4321"
    assert again["fee"] == '<b>"100円"</b>'
    assert "<b>" not in entered.text
    with store.reading(STAFF) as unit:
        assert unit.places.one(point).facts.get("phone") != "0797-00-4321"
    action = re.findall(r'action="([^"]+)"', entered.text)[-1]
    assert someone.post(action, data=again).status_code == 302
    with store.reading(STAFF) as unit:
        assert unit.places.one(point).facts["phone"] == "0797-00-4321"
