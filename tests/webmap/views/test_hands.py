"""手をあげた人: typed from cards, changed, forgotten for good; no contact of who does not want to be called."""

import pytest

from layers.store import Store
from layers.trust.audience import Viewer
from layers.workshop.template import new_talk
from tests.webmap.conftest import post
from tests.webmap.talk_forms import form_of

STAFF = Viewer(name="staff", role="staff")
CARD = {"name": "山田 花子", "wish": "花の世話", "contact": "0797-00-1234", "note": "12"}


@pytest.fixture
def talk_ids(store: Store) -> tuple[str, str]:
    with store.writing(STAFF) as unit:
        made = new_talk("西のこれから", "daily_life", "西")
        return unit.talks.keep(made), unit.talks.keep(made)


@pytest.fixture
def page(talk_ids: tuple[str, str]) -> str:
    return f"/talks/{talk_ids[0]}/hands"


def test_a_card_is_typed_changed_and_forgotten_for_good(sign_in, store, talk_ids, page: str) -> None:
    client = sign_in("staff")
    assert post(client, page, page=page, **CARD, may_contact="1", may_name="1").status_code == 303
    text = client.get(page).text
    assert all(word in text for word in (*CARD.values(), "12番"))
    with store.reading(STAFF) as unit:
        (card,) = unit.raised_hands.of(talk_ids[0])
    assert (card.may_contact, card.may_name) == (True, True)
    sent = form_of(client.get(f"{page}?card={card.id}").text, page) | {"wish": "畑の世話"}
    post(client, page, page=page, **sent)
    with store.reading(STAFF) as unit:
        (changed,) = unit.raised_hands.of(talk_ids[0])
    assert (changed.id, changed.wish, changed.contact, changed.may_name) == (card.id, "畑の世話", CARD["contact"], True)
    assert post(client, f"{page}/{card.id}/forget", page=page).status_code == 303
    assert "山田" not in client.get(page).text
    assert post(client, f"{page}/{card.id}/forget", page=page).status_code == 404


def test_who_does_not_want_to_be_called_leaves_no_contact(sign_in, store, talk_ids, page: str) -> None:
    client = sign_in("staff")
    post(client, page, page=page, **CARD)
    text = client.get(page).text
    assert ("0797-00-1234" in text, "連絡しない" in text, "出さない" in text) == (False, True, True)
    for wrong in ({"name": " "}, {"wish": "長" * 201}):
        assert post(client, page, page=page, **{**CARD, **wrong}).status_code == 400
    with store.reading(STAFF) as unit:
        assert len(unit.raised_hands.of(talk_ids[0])) == 1


def test_a_card_of_another_series_is_not_there(sign_in, store, talk_ids, page: str) -> None:
    client = sign_in("staff")
    post(client, page, page=page, **CARD)
    other = f"/talks/{talk_ids[1]}/hands"
    with store.reading(STAFF) as unit:
        (card,) = unit.raised_hands.of(talk_ids[0])
    assert client.get(f"{other}?card={card.id}").status_code == 404
    assert post(client, f"{other}/{card.id}/forget", page=other).status_code == 404
    assert post(client, other, page=other, **CARD, id=card.id).status_code == 404
    assert "山田" not in client.get(other).text


def test_who_is_not_of_the_staff_finds_nothing(client, sign_in, page: str) -> None:
    for path in (page, f"{page}/cards.pdf"):
        assert client.get(path).status_code == 302
        assert sign_in("volunteer").get(path).status_code == 403
    assert sign_in("staff").get("/talks/99999/hands").status_code == 404


def test_the_cards_are_printed_four_on_a_sheet(sign_in, page: str) -> None:
    answer = sign_in("staff").get(f"{page}/cards.pdf?people=5")
    assert (answer.status_code, answer.data[:5]) == (200, b"%PDF-")
    assert sign_in("staff").get(f"{page}/cards.pdf?people=999").status_code == 400
