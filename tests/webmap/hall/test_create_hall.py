"""The hall's server: who comes in, what each may send, and what each is told."""

import json
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import count
from pathlib import Path
from threading import Barrier, BrokenBarrierError
from typing import TYPE_CHECKING

import pytest
from flask import Flask

from layers.store.hall import HallStore
from layers.workshop.moves import Move
from tests.webmap.hall import evening
from webmap.hall import create_hall, door, journal
from webmap.hall.pace import Pace
from webmap.settings import Settings

if TYPE_CHECKING:
    from flask.testing import FlaskClient


@pytest.fixture(autouse=True)
def _fresh_paces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "_TRIES_OF_DEVICE", Pace(burst=8, per_second=0))
    monkeypatch.setattr(door, "_TRIES_OF_ALL", Pace(burst=60, per_second=0))


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[HallStore]:
    there = evening.opened(tmp_path)
    yield there
    there.close()


@pytest.fixture
def app(hall: HallStore) -> Flask:
    return create_hall(Settings(secret="only for tests"), hall)


class Someone:
    """A browser with a seat."""

    def __init__(self, app: Flask, hall: HallStore, role: str) -> None:
        self.client: FlaskClient = app.test_client()
        answer = self.client.post("/join", data={"token": evening.word(hall, role)})
        assert answer.status_code == 303
        cookie = self.client.get_cookie(door.COOKIE)
        assert cookie
        self.seat = hall.seat(cookie.value).id
        self._number = count(1)
        self.channel = "phone" if role == "phone" else "typed"

    def move(self, subject: str, clock: int = 1, **fields: object) -> dict[str, object]:
        name = f"{self.seat}{next(self._number)}".encode().hex()
        return {"id": name.ljust(32, "0")[:32], "subject": subject, "fields": fields, "clock": clock,
                "seat": self.seat, "channel": self.channel, "at": ""}  # fmt: skip

    def send(self, *moves: dict[str, object]) -> dict[str, object]:
        answer = self.client.post("/moves", json=list(moves))
        assert answer.status_code == 200, answer.text
        return answer.json

    def news(self, after: int = 0, view: str = "") -> dict[str, object]:
        return self.client.get(f"/log?after={after}{view}").json


def test_a_phone_comes_in_by_token_or_pin_and_not_otherwise(app: Flask, hall: HallStore) -> None:
    phone = app.test_client()
    assert "入る" in phone.get(f"/j/{hall.way_in().token}").text
    assert phone.get("/note").headers["Location"] == "/"
    assert phone.post("/join", data={"pin": "99999"}).status_code == 400
    pin = hall.way_in().pin
    typed = pin.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    answer = phone.post("/join", data={"pin": f" {typed[:3]} {typed[3:]}"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/note")
    assert "HttpOnly" in str(answer.headers.getlist("Set-Cookie"))
    page = phone.get("/note")
    assert "この町のいいところは何ですか" in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    assert phone.get("/facilitate").headers["Location"] == "/note"
    hall.end(at_once=True)
    assert phone.get("/note").headers["Location"] == "/"
    assert phone.post("/moves", json=[{}]).status_code == 401


def test_who_guesses_is_stopped_and_sixty_at_one_address_are_not(app: Flask, hall: HallStore) -> None:
    guessing = app.test_client()
    answers = [guessing.post("/join", data={"pin": f"{n:05}"}).status_code for n in range(12)]
    assert answers == [400] * 8 + [429] * 4
    assert {app.test_client().post("/join", data={"pin": hall.way_in().pin}).status_code for _ in range(60)} == {303}


def test_nobody_else_is_told_of_a_note_before_it_is_let_through(app: Flask, hall: HallStore) -> None:
    writer, other, wall, lead = (Someone(app, hall, role) for role in ("phone", "phone", "projector", "facilitator"))
    note = f"note:{writer.seat}-1"
    told = writer.send(writer.move(note, text="三丁目の田中さんの庭で集まる", kind="good", spot=[134.0051, 34.3052]))
    assert told == {"received": [hall.moves()[0][1].id], "refused": {}, "warned": [hall.moves()[0][1].id], "seq": 1}
    for one in (other, wall):
        assert "田中" not in json.dumps(one.news(), ensure_ascii=False)
        assert one.news()["rows"] == {}
    held = lead.news()
    assert [move["fields"]["text"] for move in held["moves"]] == ["三丁目の田中さんの庭で集まる"]
    assert [hint["text"] for hint in held["hints"]] == ["三丁目の田中さんの庭で集まる"]
    assert "田中" not in held["hints"][0]["masked"]
    assert lead.news(view="&as=projector")["rows"] == {}
    lead.send(lead.move(note, 2, state="shown", shown_text="庭で集まる"))
    for one in (other, wall):
        row = one.news(1)["rows"][note]
        assert (row["text"], row["kind"]) == ("庭で集まる", "good")
        assert row["lonlat"] == pytest.approx([134.0046875, 34.3052083], abs=2e-6)
        assert "田中" not in json.dumps(one.news(), ensure_ascii=False)
    lead.send(lead.move(note, 3, state="kept_back"))
    assert other.news(2)["rows"] == {note: None}
    assert [move["subject"] for move in writer.news()["moves"]] == [note]


def test_the_writer_alone_is_told_that_a_note_is_not_shown(app: Flask, hall: HallStore) -> None:
    writer, other, wall, lead = (Someone(app, hall, role) for role in ("phone", "phone", "projector", "facilitator"))
    note = f"note:{writer.seat}-1"
    writer.send(writer.move(note, text="坂がこわい", kind="trouble"))
    assert writer.news()["ruled"] == {}
    at = lead.send(lead.move(note, 2, state="kept_back", seen_text="坂がこわい"))["seq"]
    assert writer.news(at - 1)["ruled"] == writer.news()["ruled"] == {note: True}
    assert other.news()["ruled"] == wall.news()["ruled"] == {}
    assert writer.news(at)["ruled"] == {}
    # Other words wait for another decision; so does what the facilitator has put back.
    assert writer.send(writer.move(note, 3, text="坂に手すりがほしい"))["seq"] == at + 1
    assert writer.news(at)["ruled"] == {note: False}
    lead.send(lead.move(note, 4, state="shown", shown_text="坂に手すりがほしい", seen_text="坂に手すりがほしい"))
    assert writer.news(at + 1)["ruled"] == {}


def test_the_wall_calls_a_note_by_its_slip(app: Flask, hall: HallStore) -> None:
    phone, desk, wall = (Someone(app, hall, role) for role in ("phone", "facilitator", "projector"))
    desk.channel = "paper"
    spoken, slip = f"note:{phone.seat}-1", f"note:{desk.seat}-1"
    phone.send(phone.move(spoken, text="桜がきれい", kind="good"))
    desk.send(desk.move(slip, 2, text="朝市", kind="good", number=7))
    for clock, (one, words) in enumerate(((slip, "朝市"), (spoken, "桜がきれい")), 3):
        desk.send(desk.move(one, clock, state="shown", shown_text=words, seen_text=words))
    rows = wall.news()["rows"]
    assert [rows[one]["number"] for one in (slip, spoken)] == [7, 101]


def test_the_wall_is_told_of_aims_and_of_nobody_in_them(app: Flask, hall: HallStore) -> None:
    desk, wall = Someone(app, hall, "facilitator"), Someone(app, hall, "projector")
    aim, gone, seat = f"aim:{desk.seat}-1", f"aim:{desk.seat}-2", desk.seat
    desk.send(desk.move(aim, text="田中さんと歩ける坂のまち", decided=True), desk.move(gone, text="夜のあかり"))
    desk.send(
        desk.move(f"step:{seat}-3", aim=f"{seat}-1", who="鈴木", what="ベンチを置く"), desk.move(gone, 2, gone=True)
    )
    (told,) = wall.news()["rows"]["aims"]["aims"]
    assert told["text"].endswith("さんと歩ける坂のまち")
    assert told["steps"] == [{"who": "○○", "what": "ベンチを置く", "when": "", "done": False}]
    assert not [word for word in ("田中", "鈴木", "夜のあかり") if word in str(wall.news())]
    desk.send(desk.move(aim, 3, gone=True))
    assert wall.news()["rows"]["aims"] is None


def test_a_phone_may_set_its_own_words_only(app: Flask, hall: HallStore) -> None:
    one, other, wall = (Someone(app, hall, role) for role in ("phone", "phone", "projector"))
    note = f"note:{one.seat}-1"
    one.send(one.move(note, text="花見"))
    for move in (
        one.move(note, state="shown", shown_text="花見"),
        one.move(note, theme="x"),
        other.move(note, text="ちがう"),
        one.move("hall:now", screen="map"),
        one.move(f"theme:{one.seat}-1", text="わたしのテーマ"),
        {**other.move(note, text="なりすまし"), "seat": one.seat},
        {**one.move(note, text="紙"), "channel": "paper"},
    ):
        sender = other if move["seat"] == other.seat or move["fields"].get("text") == "なりすまし" else one
        assert sender.send(move)["refused"] == {move["id"]: "board.not_yours"}
    assert wall.client.post("/moves", json=[wall.move(note, text="x")]).status_code == 404
    assert len(hall.moves()) == 1
    assert (
        one.client.post("/moves", json=[one.move(note, text="x")], headers={"Origin": "http://other.test"}).status_code
        == 403
    )
    assert one.client.post("/moves", data="[]", content_type="text/plain").status_code == 400
    assert one.client.post("/moves", json=[one.move(note, text="あ" * 401)]).json["refused"]


def test_stickers_are_counted_and_stay_hidden_while_they_are_given_out(app: Flask, hall: HallStore) -> None:
    one, wall, lead = (Someone(app, hall, role) for role in ("phone", "projector", "facilitator"))
    lead.send(lead.move(f"theme:{lead.seat}-1", text="集まる場"), lead.move(f"theme:{lead.seat}-2", text="足"))
    vote = [f"vote:{one.seat}:theme:{lead.seat}-{n}" for n in (1, 2)]
    assert set(one.send(one.move(vote[0], count=1))["refused"].values()) == {"board.no_voting"}
    lead.send(lead.move("hall:now", 2, voting=True, votes_each=2))
    assert one.send(one.move(vote[0], 3, count=2))["refused"] == {}
    assert set(one.send(one.move(vote[1], 3, count=1))["refused"].values()) == {"board.no_stickers"}
    assert f"votes:theme:{lead.seat}-1" not in wall.news()["rows"]
    lead.send(lead.move("hall:now", 4, voting=False))
    assert wall.news(3)["rows"][f"votes:theme:{lead.seat}-1"] == {"count": 2}


def test_a_phone_gives_no_sticker_twice_by_two_lines(
    app: Flask, hall: HallStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, lead = (Someone(app, hall, role) for role in ("phone", "facilitator"))
    lead.send(*(lead.move(f"theme:{lead.seat}-{n}", text=f"テーマ{n}") for n in (1, 2)))
    lead.send(lead.move("hall:now", 2, voting=True, votes_each=2))
    votes = [one.move(f"vote:{one.seat}:theme:{lead.seat}-{n}", 3, count=2) for n in (1, 2)]
    append, together = hall.append, Barrier(2)

    def slowly(moves: Iterable[Move], seat: str = "") -> object:
        # Both have been counted before either is kept, unless one waits for the other.
        with suppress(BrokenBarrierError):
            together.wait(0.3)
        return append(moves, seat)

    monkeypatch.setattr(hall, "append", slowly)
    with ThreadPoolExecutor(2) as lines:
        told = list(lines.map(one.send, votes))
    assert sorted(len(answer["received"]) for answer in told) == [0, 1]
    assert sum(sum(given.values()) for given in hall.board().votes.values()) == 2


def test_a_sticker_whose_receipt_was_lost_is_taken_again(app: Flask, hall: HallStore) -> None:
    one, lead = (Someone(app, hall, role) for role in ("phone", "facilitator"))
    lead.send(*(lead.move(f"theme:{lead.seat}-{n}", text=f"テーマ{n}") for n in (1, 2)))
    lead.send(lead.move("hall:now", 2, voting=True, votes_each=2))
    first, second = (f"vote:{one.seat}:theme:{lead.seat}-{n}" for n in (1, 2))
    moved = [one.move(first, 3, count=2), one.move(first, 4, count=0), one.move(second, 5, count=2)]
    assert one.send(*moved)["refused"] == {}
    again = one.send(*moved)
    assert (again["refused"], len(again["received"]), len(hall.moves())) == ({}, 3, 6)


def test_the_stream_tells_at_once_and_goes_on_where_it_was_cut(
    app: Flask, hall: HallStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "HEARTBEAT_SECONDS", 0.05)
    phone, wall, lead = (Someone(app, hall, role) for role in ("phone", "projector", "facilitator"))
    stream = wall.client.get("/events").response
    assert next(stream) == b"retry: 2000\n\n"
    assert next(stream).startswith(b"id: 0\ndata: ")
    assert next(stream).startswith(b"event: here\n")
    note = f"note:{phone.seat}-1"
    phone.send(phone.move(note, text="朝市"))
    lead.send(lead.move(note, 2, state="shown", shown_text="朝市"))
    told = next(part for part in stream if b"data" in part and b"rows" in part)
    assert told.startswith(b"id: 2\n")
    assert "朝市".encode() in told
    stream.close()
    again = wall.client.get("/events", headers={"Last-Event-ID": "1"}).response
    assert next(again) == b"retry: 2000\n\n"
    assert "朝市".encode() in next(again)
    assert [wall.client.get("/events").status_code for _ in range(3)] == [200, 200, 503]
    hall.end(at_once=True)
    assert b"event: ended" in b"".join(again)


def test_a_new_server_on_the_same_hall_goes_on(app: Flask, hall: HallStore) -> None:
    phone = Someone(app, hall, "phone")
    first = phone.move(f"note:{phone.seat}-1", text="朝市")
    phone.send(first)
    again = create_hall(Settings(secret="another"), hall).test_client()
    again.set_cookie(door.COOKIE, phone.client.get_cookie(door.COOKIE).value)
    answer = again.post("/moves", json=[first, phone.move(f"note:{phone.seat}-2", text="夕市")])
    assert len(answer.json["received"]) == 2
    assert len(hall.moves()) == 2
    assert again.get("/log?after=99").json["seq"] == 2
    assert len(again.get("/log?after=99").json["moves"]) == 2
