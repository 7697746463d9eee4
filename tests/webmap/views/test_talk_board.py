"""紙だけの会: typed by the staff on the journal of the talk; to everybody else there is no such address."""

import re

import pytest
from flask.testing import FlaskClient

from layers.store import Store
from layers.store.talks import desk_seat
from layers.trust.audience import OPERATOR
from layers.workshop.template import new_talk

BOARD = "/talks/{talk}/meetings/1/board"
TALK = new_talk("潮見の話し合い", "daily_life", "潮見")


@pytest.fixture
def talk(store: Store) -> str:
    with store.writing(OPERATOR) as unit:
        return unit.talks.keep(TALK)


def note(number: int, text: str, **more: object) -> dict[str, object]:
    seat = desk_seat("staff")
    fields = {"text": text, "kind": "wish", "table": "2", "meeting": TALK.meetings[0].id, **more}
    return {"id": f"{number:032x}", "subject": f"note:{seat}-{number}", "fields": fields, "clock": number,
            "seat": seat, "channel": "paper", "at": ""}  # fmt: skip


def send(client: FlaskClient, talk: str, *moves: object):
    found = re.search(r'"X-CSRFToken":"([^"]+)"', client.get(BOARD.format(talk=talk)).text)
    assert found
    return client.post(f"/talks/{talk}/meetings/1/moves", json=list(moves), headers={"X-CSRFToken": found[1]})


def test_forty_notes_are_kept_each_once_and_what_names_a_person_is_told(sign_in, store: Store, talk: str) -> None:
    client = sign_in("staff")
    assert "紙の付箋を打つ" in client.get(BOARD.format(talk=talk)).text
    moves = [note(number, f"花見その{number}") for number in range(1, 40)] + [note(40, "田中さんの家の前の坂")]
    assert len(send(client, talk, *moves).json["received"]) == 40
    assert len(send(client, talk, *moves[:5]).json["received"]) == 5
    with store.reading(OPERATOR) as unit:
        assert len(unit.talks.moves(talk)) == 40
        assert unit.talks.board(talk).channels() == {"paper": 40}
    told = client.get(f"/talks/{talk}/meetings/1/log").json
    assert len(told["moves"]) == 40
    assert [hint["text"] for hint in told["hints"]] == ["田中さんの家の前の坂"]
    assert client.get(f"/talks/{talk}/meetings/1/log?after={told['seq']}").json["moves"] == []
    assert client.get(f"/talks/{talk}/meetings/1/log?after=x").status_code == 400


def test_another_seat_a_changed_move_and_a_plain_form_are_not_taken(sign_in, store: Store, talk: str) -> None:
    client = sign_in("lead")
    assert set(send(client, talk, note(1, "花見")).json["refused"].values()) == {"board.not_yours"}
    assert client.post(f"/talks/{talk}/meetings/1/moves", json=[note(1, "花見")]).status_code == 400
    staff = sign_in("staff")
    assert send(staff, talk, note(1, "花見")).json["refused"] == {}
    mixed = send(staff, talk, note(1, "ちがうことば"), note(2, "月見")).json
    assert (list(mixed["refused"].values()), len(mixed["received"])) == (["board.move"], 1)


def test_who_is_not_of_the_staff_finds_nothing(client: FlaskClient, sign_in, talk: str) -> None:
    for path in (BOARD.format(talk=talk), f"/talks/{talk}/meetings/1/log"):
        assert client.get(path).status_code == 302
        assert sign_in("volunteer").get(path).status_code == 403
        assert sign_in("staff").get(path.replace("/1/", "/99/")).status_code == 404
        assert sign_in("staff").get(path.replace(f"/{talk}/", "/99999/")).status_code == 404


def test_a_note_from_paper_names_a_place_of_the_zone_that_everybody_may_know(sign_in, store: Store) -> None:
    with store.writing(OPERATOR) as unit:
        there = next(one for one in unit.places.read() if one.zones.get("daily_life") and one.lonlat)
        talk = unit.talks.keep(new_talk("場所の話し合い", "daily_life", there.zones["daily_life"][0]))
        public = {one.id for one in unit.halls.places([one.id for one in unit.places.read()])}
    client = sign_in("staff")
    ground = f"/talks/{talk}/meetings/1/ground.json"
    assert f'"ground":"{ground}"' in client.get(BOARD.format(talk=talk)).text
    told = client.get(ground).json["places"]["features"]
    offered = {one["properties"]["id"] for one in told}
    assert offered
    assert offered <= public
    place = min(offered)
    assert send(client, talk, note(1, "ここの庭がよい", place=place, spot=[134.5, 34.5])).json["refused"] == {}
    with store.reading(OPERATOR) as unit:
        (kept,) = unit.talks.board(talk).notes.values()
        assert (kept.place, kept.spot_lonlat) == (place, unit.places.one(place).lonlat)
    assert client.get(f"/talks/{talk}/meetings/9/ground.json").status_code == 404
    assert sign_in("volunteer").get(ground).status_code == 403
