"""A hall made of the crammed town: what the city keeps to itself is in no part of it, and no text runs on its pages."""

import json
import re
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from layers.hall import file
from layers.hall.content import HallContent
from layers.hall.sealing import new_keys
from layers.store import Store
from layers.store.hall import HallStore
from layers.trust.audience import OPERATOR
from layers.workshop.moves import Move
from layers.workshop.talks import MOST_ROWS, Item, Prompt
from tests.attack import crammed_talks, test_audiences
from tests.attack.conftest import Canaries
from tests.attack.payloads import TEXTS
from tests.attack.test_xss import Watch
from tests.browser.conftest import chromium as chromium  # noqa: PLC0414 - the same browser
from tests.webmap.hall.evening import AREAS, MEETING, word
from tests.webmap.test_canary import words
from webmap.hall import create_hall, door
from webmap.settings import Settings

CANARY = test_audiences.CANARY
ROLES = ("", *door.HOME)


def made(store: Store, folder: Path, number: int) -> Path:
    """The hall file of one of the talk's evenings, as the desk gives it out."""
    with store.writing(OPERATOR) as unit:
        talk = unit.talks.all()[0]
        name, content = unit.halls.make(talk.id, number)
    path = folder / f"{number}{file.SUFFIX}"
    path.write_bytes(content)
    assert name.endswith(file.SUFFIX)
    return path


def asked(app: Flask, hall: HallStore, role: str) -> Iterator[tuple[str, str]]:
    """Every address of a hall, as somebody in this role is answered."""
    client = app.test_client()
    if role:
        client.post("/join", data={"token": word(hall, role)})
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and not rule.endpoint.startswith("static"):
            path = rule.rule.replace("<token>", word(hall, "phone"))
            for query in ("", "?as=projector", "?after=0"):
                with client.get(f"{path}{query}", buffered=False) as answer:
                    yield f"{role} {path}{query}", f"{_first(answer)}\n{answer.headers}"


def _first(answer: Any) -> str:
    """All of an answer; of one that never ends its first news."""
    if answer.mimetype != "text/event-stream":
        return words(answer.data)
    said = ""
    for part in answer.response:
        said += part.decode() if isinstance(part, bytes) else part
        if "data: " in said:
            break
    return said


def _may_be_there(slot: str) -> bool:
    return slot in crammed_talks.OPEN or test_audiences.rank_of(slot) == 0


@pytest.mark.parametrize("number", [1, 2])
def test_a_hall_holds_nothing_that_the_city_keeps_to_itself(
    store: Store, canaries: Canaries, tmp_path: Path, number: int
) -> None:
    path = made(store, tmp_path, number)
    hall = HallStore.open(path)
    app = create_hall(Settings(secret="only for tests"), hall)
    told = {"the file": words(path.read_bytes()), "its result": words(hall.result())}
    for role in ROLES:
        told |= dict(asked(app, hall, role))
    hall.close()
    database = path.with_suffix(".ibahall-db")
    with closing(sqlite3.connect(database)) as connection:
        told["its rows"] = json.dumps("\n".join(connection.iterdump()), ensure_ascii=False)
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    told["its bytes"] = database.read_bytes().decode("utf-8", "replace")
    assert {one for one in tables if not one.startswith("sqlite_")} == {
        "board_move",
        "hall_layer",
        "hall_meeting",
        "hall_seat",
    }
    seen = {(where, canaries.slots[one]) for where, text in told.items() for one in CANARY.findall(_plain(text))}
    assert {(where, slot) for where, slot in seen if not _may_be_there(slot)} == set()
    # Else it would prove nothing.
    assert {"talk", "shown note", "aim", "step who"} <= {slot for where, slot in seen if where == "the file"}
    assert {slot.partition(" of ")[0] for where, slot in seen if where == "phone /ground.json"} >= {"name", "schedule"}


def _plain(text: str) -> str:
    r"""Where Japanese is written as ``\u30ab``, as it reads."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)


def evening() -> HallContent:
    """Every payload in every box that a hall file has."""
    features = [{**AREAS["features"][0], "properties": {"name": text}} for text in TEXTS]
    meeting = replace(
        MEETING,
        name=TEXTS[0],
        venue=TEXTS[1],
        purpose=TEXTS[0],
        prompts=tuple(Prompt(id=f"q{n}", text=text) for n, text in enumerate(TEXTS[:MOST_ROWS])),
        agenda=tuple(Item(id=f"i{n}", minutes=5, title=text, note=text) for n, text in enumerate(TEXTS[-MOST_ROWS:])),
    )
    told: dict[str, Any] = dict.fromkeys(("talk_name", "zone", "city", "purpose"), TEXTS[0])
    layers = {"areas": {**AREAS, "features": features}}
    return HallContent(talk="7", **told, meeting=meeting, layers=layers, terms={TEXTS[0]: TEXTS[1]}, numbers=TEXTS)


def said() -> list[Move]:
    """Every payload in every box that a board has: let through, waiting, as a theme, an aim and a step of it."""
    acts: list[tuple[str, dict[str, Any]]] = []
    for n, text in enumerate(TEXTS):
        spot = {"spot": [134.001 + n / 10_000, 34.301], "town": text, "table": text, "question": text, "place": text}
        let = {"state": "shown", "shown_text": text, "seen_text": text, "theme": f"aaaa-t{n % 3}"}
        acts += [
            (f"note:aaaa-w{n}", {"text": text, **spot}),
            (f"note:aaaa-s{n}", {"text": text, **spot, **let}),
            (f"theme:aaaa-t{n}", {"text": text}),
            (f"aim:aaaa-a{n}", {"text": text, "theme": f"aaaa-t{n}"}),
            (f"step:aaaa-p{n}", {"aim": f"aaaa-a{n}", "who": text, "what": text, "when": text}),
        ]
    return [
        Move(id=f"{at:032x}", subject=subject, fields=fields, clock=at, seat="aaaa")
        for at, (subject, fields) in enumerate(acts, 1)
    ]


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[HallStore]:
    """The evening of payloads."""
    laptop, _ = new_keys()
    path = tmp_path / f"evening{file.SUFFIX}"
    path.write_bytes(file.write(file.HallFile(id="h1", content=evening(), keys=laptop)))
    opened = HallStore.open(path)
    opened.append(said())
    yield opened
    opened.close()


@pytest.fixture
def app(hall: HallStore) -> Flask:
    """Its application."""
    return create_hall(Settings(secret="only for tests"), hall)


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """Where it is served."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    serving = threading.Thread(target=server.serve_forever, daemon=True)
    serving.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()


@pytest.mark.browser
def test_nothing_runs_on_any_page_of_a_hall(chromium: Browser, hall: HallStore, app: Flask, address: str) -> None:
    found = {}
    for role in door.HOME:
        _set(app, hall, screen="qr", voting=role == "phone", votes_each=3)
        context = chromium.new_context(locale="ja-JP", viewport={"width": 1280, "height": 900})
        watch = Watch(context.new_page())
        watch.page.goto(f"{address}/j/{word(hall, role)}")
        at_the_door = watch.look()
        watch.page.get_by_role("button", name="入る").click()
        watch.page.wait_for_url(f"**{door.HOME[role]}")
        {"phone": _write, "facilitator": _lead, "projector": lambda page: _show(page, app, hall)}[role](watch.page)
        found[role] = [*at_the_door, *watch.look()]
        context.close()
    assert not any(found.values()), found


def _set(app: Flask, hall: HallStore, **now: object) -> None:
    """What the facilitator sets; whoever listens is told."""
    clock = 1 + max(move.clock for _, move in hall.moves())
    hall.append([Move(id=f"{clock:032x}", subject="hall:now", fields=now, clock=clock, seat="aaaa")])
    app.extensions["ibashomap.hall.live"].catch_up()


def _write(page: Page) -> None:
    page.wait_for_selector("#targets .words")
    page.get_by_text("地図に置く（しなくてもよい）").click()
    page.wait_for_selector("#map svg")
    for number, text in enumerate(TEXTS[::6], 1):
        page.get_by_label("書くところ").fill(text)
        page.locator(".kind").first.click()
        page.get_by_role("button", name="送る", exact=True).click()
        page.wait_for_selector(f"#mine li:nth-child({number}) .arrived")


def _lead(page: Page) -> None:
    page.wait_for_selector("#queue .words")
    page.keyboard.press("2")
    page.keyboard.press("Escape")
    page.locator("#themes .note").first.click()
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.locator("#aims .steps li").count() == len(TEXTS)


def _show(page: Page, app: Flask, hall: HallStore) -> None:
    for number, screen in enumerate(("qr", "board", "map", *["question"] * MOST_ROWS)):
        _set(app, hall, screen=screen, question=f"q{max(0, number - 3)}", people=0)
        page.wait_for_selector(f"#screen-{screen}:not([hidden])")
    page.wait_for_function(
        "(text) => document.getElementById('question').textContent === text", arg=TEXTS[MOST_ROWS - 1]
    )
    assert page.locator("#map .pins circle").count() > 0
