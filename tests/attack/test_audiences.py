"""Canaries in every box, every route asked by everybody: who may not see a word finds it nowhere, nor that it is there.

The oracle is the vocabulary and what the house promises (代表者名, numbers, 備考, own columns: 職員まで), not the code.
"""

import logging
import re
import time
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from layers.store import Store
from layers.trust.audience import OPERATOR
from layers.vocabulary import fields, kinds, rank
from tests.attack import walk
from tests.attack.conftest import Canaries
from tests.webmap.test_canary import words

Enter = Callable[[str], FlaskClient]
Told = Callable[[str, int], Iterator[tuple[str, str]]]
TOKEN = re.compile(r'name="csrf_token" value="[^"]+"')
CANARY = re.compile("カナリア[アイウエオキクケコサ]{4}")
STAFF = rank("staff")
EVERYBODY = ("zone", "title", "publisher", "licence", "open theme", "open aim", "open who", "open step")
# What stands in the register and not on the residents' map: for whoever is known, of every zone.
REGISTER = ("file name", "file venue", "file schedule", "file title", "sheet title")
# 地域の協力者 of another zone see what everybody sees.
RANKS = {"": 0, "volunteer": 0, "partner": rank("partner"), "staff": STAFF, "lead": rank("lead")}
# Their number is often somebody's home line; all others are offices, which publish theirs.
GROUPS = ("kayoinoba", "ibasho", "salon", "gathering", "meal", "daily_help", "group", "host", "candidate")
# A group reads at the address on its letter what it wrote there itself, and its own name and what it does.
AT_ITS_OWN_ADDRESS = ("proposed", "reply", "added", "gathering")
# Kept and shown on no page that is reached by going along.
NEVER_SHOWN = {"consent", "label", "print words", "taken back", "stray word"}


def rank_of(slot: str) -> int:
    """How far up one must be to see what stands in a box."""
    name, _, kind = slot.partition(" of ")
    if kind:
        own = fields()[name].audience if name in fields() else "staff" if name == "own" else "public"
        own = "public" if name == "phone" and kind not in GROUPS else own
        return max(rank(own), rank(kinds()[kind].audience))
    if name in EVERYBODY:
        return 0
    return 1 if name in REGISTER else STAFF


@pytest.fixture
def told(app: Flask, store: Store, enter: Enter) -> Told:
    """``told("partner", 8)``: every address of every route with everything that came back."""

    def asked(role: str, most: int) -> Iterator[tuple[str, str]]:
        client, known = enter(role), walk.values(app, store)
        for rule in walk.rules(app, "GET"):
            for address in walk.addresses(app, rule, known, most=most):
                with client.get(address) as answer:
                    yield address, f"{words(answer.data)}\n{answer.headers}"

    return asked


def leaks(told: Iterable[tuple[str, str]], canaries: Canaries, most_rank: int) -> set[tuple[str, str]]:
    """Boxes that were seen by somebody who may not, with the address."""
    found = set()
    for address, text in told:
        for canary in set(CANARY.findall(text)):
            slot = canaries.slots[canary]
            own = address.startswith("/c/") and slot in AT_ITS_OWN_ADDRESS
            if rank_of(slot) > most_rank and not own:
                found.add((address, slot))
    return found


@pytest.mark.parametrize("role", ["", "volunteer", "partner"])
def test_who_may_not_see_a_word_finds_it_nowhere(
    told: Told, canaries: Canaries, role: str, trials: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    answers = list(told(role, 8 if trials == 1 else 100))
    assert len(answers) > 100
    assert leaks(answers, canaries, RANKS[role]) == set()
    assert not CANARY.search(caplog.text)


def test_the_walk_opens_every_route_and_finds_every_word(
    app: Flask, store: Store, enter: Enter, canaries: Canaries
) -> None:
    """Else it would prove nothing: a route without an address that opens it needs a line in ``walk``."""
    known, seen, opened = walk.values(app, store), set(), set()
    staff = enter("staff")
    for rule in walk.rules(app, "GET"):
        for address in walk.addresses(app, rule, known):
            with _ready(staff, address) as answer:
                seen |= set(CANARY.findall(words(answer.data)))
                if answer.status_code in (200, 302):
                    opened.add(rule.endpoint)
    closed = {rule.endpoint for rule in walk.rules(app, "GET")} - opened
    assert closed == set(walk.CLOSED) & closed
    assert set(canaries.slots.values()) - {canaries.slots[canary] for canary in seen} <= NEVER_SHOWN


def _ready(client: FlaskClient, address: str) -> TestResponse:
    """The answer, once what a page of もし〜なら is made ready with beside the request is there."""
    answer = client.get(address)
    for _ in range(600 if address.startswith("/coverage/what-if") else 0):
        if "準備しています" not in answer.text:
            break
        answer.close()
        time.sleep(0.1)
        answer = client.get(address)
    return answer


def test_a_word_that_is_let_out_is_found(told: Told, store: Store, canaries: Canaries) -> None:
    with store.writing(OPERATOR) as unit:
        point = next(one for one in unit.places.read() if one.kind == "kayoinoba")
        unit.consents.record(point.id, field="note", audience="public", given_by="代表", given_on="2026-04-01")
    assert {slot for _, slot in leaks(told("", 8), canaries, 0)} == {"amended"}


@pytest.mark.parametrize("role", ["", "partner"])
def test_what_may_not_be_seen_answers_as_what_does_not_exist(
    app: Flask, store: Store, enter: Enter, role: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same status, words, headers and length: nobody learns that something is there by asking for it."""
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)
    with store.reading(OPERATOR) as unit:
        hidden = next(point.id for point in unit.places.read() if point.kind == "host")
    client, absent = enter(role), f"{hidden[:-4]}0000"
    assert hidden != absent
    client.get("/places")  # the first page of somebody who is known brings a cookie
    told = 0
    for method in ("GET", "POST"):
        for rule in walk.rules(app, method):
            if "point_id" not in rule.arguments:
                continue
            (path,) = walk.addresses(app, rule, {**dict.fromkeys(rule.arguments, ("1",)), "point_id": (hidden,)})
            there = client.open(path, method=method)
            nothing = client.open(path.replace(hidden, absent), method=method)
            assert there.status_code in (302, 403, 404), path
            assert _without(there, hidden) == _without(nothing, absent), path
            told += 1
    assert told > 12


def _without(answer: TestResponse, point_id: str) -> tuple[int, str, str]:
    """An answer without the id that was asked for and without the entity tag that is made of it."""
    headers = "".join(f"{name}:{value}\n" for name, value in answer.headers.items() if name != "ETag")
    text = TOKEN.sub("", answer.text)  # it holds the second in which it was made
    return answer.status_code, text.replace(point_id, ""), headers.replace(point_id, "")


SEARCHES = ("/places?q={}", "/places?q={}&all=1", "/layers/places.json?q={}", "/layers/places/said.json?q={}")
SEARCHES += ("/layers/places/within.json?box=133,33,136,36&q={}", "/places/named.json?q={}", "/places/found.json?q={}")
SEARCHES += ("/places/near.json?at=34.3,134&q={}", "/save/csv?q={}", "/save/csv?for=staff&q={}", "/map?q={}")
SEARCHES += ("/layers/places.geojson?q={}", "/tiles/places/0/0/0.mvt?q={}", "/prints/zone_map.pdf?q={}")


def test_a_search_for_a_hidden_word_finds_no_more_than_one_for_a_word_that_nobody_wrote(
    enter: Enter, canaries: Canaries
) -> None:
    nobody, absent = enter(""), "カナリアササササ"
    hidden = {slot: canary for canary, slot in canaries.slots.items() if rank_of(slot) > 0}
    assert len(hidden) > 40
    nothing = {path: nobody.get(path.format(absent)) for path in SEARCHES}
    for path in SEARCHES:
        wanted = list(hidden.values()) if path == SEARCHES[2] else list(hidden.values())[::17]
        for canary in wanted:
            found = nobody.get(path.format(canary))
            assert _but(found, canary) == _but(nothing[path], absent), path


def _but(answer: TestResponse, word: str) -> str:
    return words(answer.data).replace(word, "").replace(quote(word), "")
