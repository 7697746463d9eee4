"""Residents' words on the sheet: typed, let out, mended, taken back, brought again; answers to numbers."""

import re

import pytest
from flask.testing import FlaskClient

from layers.store import Store
from layers.store.resident_words import Spot
from layers.trust.audience import EVERYBODY, OPERATOR

SPOT = Spot(kind="daily_life", zone="西")


@pytest.fixture
def address(store: Store) -> str:
    with store.reading(OPERATOR) as unit:
        zone = next(one for one in unit.zones.read("daily_life") if one.name == "西")
    return f"/profiles/daily_life/{zone.id}"


def send(client: FlaskClient, address: str, to: str, **form: str):
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get(address).text)
    assert token
    return client.post(f"{address}/{to}", data={"csrf_token": token[1], **form})


def public(store: Store) -> list[str]:
    with store.reading(EVERYBODY) as unit:
        return [word.text for word in unit.resident_words.of(SPOT)]


def test_a_word_goes_its_way(store: Store, sign_in, address: str) -> None:
    client = sign_in("staff")
    answer = send(
        client, address, "words", section="pride", text="浜の<b>朝市</b>", author="浜の住民", day="2025-11-08"
    )
    assert answer.status_code == 303
    page = client.get(address).text
    assert "浜の&lt;b&gt;朝市&lt;/b&gt;" in page
    assert "浜の住民" in page
    assert "令和7年11月8日" in page
    assert public(store) == []
    send(client, address, "words/1/approve")
    assert public(store) == ["浜の<b>朝市</b>"]
    send(client, address, "words/1/mend", text="浜の夕市")
    assert public(store) == []
    send(client, address, "words/1/approve")
    send(client, address, "words/1/hold")
    assert public(store) == []
    send(client, address, "words/1/drop")
    page = client.get(address).text
    assert "取り消したことば（1件）" in page
    send(client, address, "words/1/bring")
    assert "浜の夕市" in client.get(address).text


def test_a_word_about_a_person_asks_for_consent(store: Store, sign_in, address: str) -> None:
    client = sign_in("staff")
    send(client, address, "words", section="concern", text="山田花子さんが一人で暮らしている")
    assert "本人の了解あり" in client.get(address).text
    assert send(client, address, "words/1/approve").status_code == 400 or public(store) == []
    assert public(store) == []
    send(client, address, "words/1/approve", agreed="1")
    assert len(public(store)) == 1


def test_a_number_is_answered(sign_in, address: str) -> None:
    client = sign_in("staff")
    send(client, address, "felt", figure="75plus", answer="differs", text="もっと多い", author="組長")
    send(client, address, "felt", figure="75plus", answer="fits")
    page = client.get(address).text
    assert "合う 1・ちがう 1" in page
    assert "もっと多い" in page
    # A year later it stands beside the number as it is then.
    later = client.get(f"{address}/changes").text
    assert "合う 1・ちがう 1" in later
    assert "もっと多い" in later
    assert send(client, address, "felt", figure="nothing", answer="fits").status_code == 404
    send(client, address, "felt/1/drop")
    assert "もっと多い" not in client.get(address).text


def test_nothing_is_changed_from_the_page_of_another_zone(store: Store, sign_in, address: str) -> None:
    client = sign_in("staff")
    send(client, address, "words", section="pride", text="浜")
    with store.reading(OPERATOR) as unit:
        other = next(one for one in unit.zones.read("daily_life") if one.name != "西")
    elsewhere = f"/profiles/daily_life/{other.id}"
    for act in ("approve", "drop", "hold", "bring"):
        assert send(client, elsewhere, f"words/1/{act}").status_code == 404
    assert send(client, elsewhere, "words/9999999999/drop").status_code == 404


def test_nobody_else_writes(client: FlaskClient, sign_in, address: str) -> None:
    staff = sign_in("staff")
    token = re.search(r'name="csrf_token" value="([^"]+)"', staff.get(address).text)
    assert token
    assert staff.post(f"{address}/words", data={"section": "pride", "text": "x"}).status_code == 400
    assert client.post(f"{address}/words", data={"section": "pride", "text": "x"}).status_code in (302, 307, 400)
    assert "x" not in re.findall(r'said-text">([^<]*)<', staff.get(address).text)
