"""Who asks: by the token of the cookie alone, told to the store once a minute."""

from contextlib import contextmanager

import pytest
from flask import Flask

from layers.errors import LayersError
from layers.store import Store
from layers.trust.audience import OPERATOR
from webmap import session


def test_a_made_up_token_is_nobody(app: Flask) -> None:
    client = app.test_client()
    client.set_cookie("ibashomap", "made up")
    assert client.get("/imports").status_code == 302
    assert "サインアウト" not in client.get("/map").text


def test_a_disabled_account_is_out_with_its_next_request(sign_in, store: Store) -> None:
    staff = sign_in("staff")
    assert staff.get("/imports").status_code == 200
    with store.writing(OPERATOR) as unit:
        unit.accounts.disable("staff")
    assert staff.get("/imports").status_code == 302


def test_reading_pages_writes_once_a_minute(sign_in, monkeypatch: pytest.MonkeyPatch) -> None:
    written = []
    real = session.at_the_door

    @contextmanager
    def counted():
        written.append(1)
        with real() as unit:
            yield unit

    monkeypatch.setattr(session, "at_the_door", counted)
    staff = sign_in("staff")
    for _ in range(3):
        staff.get("/map")
    assert len(written) == 1


@pytest.mark.parametrize(("code", "status"), [("store.busy", 200), ("store.full", 507)])
def test_a_busy_store_does_not_keep_a_page_from_being_read(
    sign_in, monkeypatch: pytest.MonkeyPatch, code: str, status: int
) -> None:
    @contextmanager
    def failing():
        raise LayersError(code)
        yield

    staff = sign_in("staff")
    monkeypatch.setattr(session, "at_the_door", failing)
    assert staff.get("/map").status_code == status


def test_staff_can_look_with_the_eyes_of_a_resident(sign_in, store: Store) -> None:
    staff = sign_in("staff")
    with store.reading() as unit:
        point = unit.places.read()[0].id
    assert "090-0000-1234" in staff.get(f"/places/{point}.json").text
    assert "090-0000-1234" not in staff.get(f"/places/{point}.json?seen_as=everybody").text
