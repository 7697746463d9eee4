"""Requests that no page of ours would send: strange ids and words, forms without a token, tokens of somebody else."""

import random
from collections.abc import Callable, Iterator
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from layers.store import Store
from layers.trust.audience import OPERATOR
from tests.attack import walk
from tests.attack.crammed import PASSWORD
from tests.webmap.conftest import post

Enter = Callable[[str], FlaskClient]
STRANGE = (
    *("9" * 20, "9" * 18, "-1", "2147483648", "²", "٣", "１", "1e3", "nan", "\x00", "a\x00b", "%", "..", "..\\x"),
    *("../../etc/passwd", "\ud800", "x" * 3000, "'; drop table job;--", "a\r\nSet-Cookie: a=b", "\u202e", "😀" * 300),
)
QUERIES = ("q", "zone", "system", "place", "box", "at", "spot", "page", "month", "year", "who", "job", "text", "lng")
# Whoever holds the address of a letter may answer it; signing in has no session to guard yet but is guarded as well.
OPEN = ("one_tap.same", "one_tap.propose")


def strange_addresses(app: Flask, method: str, known: dict[str, tuple[str, ...]], step: int) -> Iterator[str]:
    """Each route with strange words in the place of each of its arguments in turn; with ``step`` 1 with all of them."""
    for number, rule in enumerate(walk.rules(app, method)):
        for name in sorted(rule.arguments):
            yield from (_path(rule, known, name, word) for word in STRANGE[number % step :: step])


def _path(rule: Rule, known: dict[str, tuple[str, ...]], name: str, word: str) -> str:
    told = {one: known.get(one, walk.ROWS)[0] for one in rule.arguments}
    told[name] = quote(word.encode("utf-8", "surrogatepass"), safe="")
    parts = (f"<{one}>" for one in rule.arguments)
    path = rule.rule
    for part, one in zip(parts, rule.arguments, strict=True):
        path = path.replace(part, told[one]).replace(f"<int:{one}>", told[one]).replace(f"<path:{one}>", told[one])
    return path


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_no_strange_word_in_an_address_breaks_anything(
    app: Flask, store: Store, enter: Enter, method: str, trials: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)
    staff, broken, asked = enter("staff"), set(), 0
    for address in strange_addresses(app, method, walk.values(app, store), 4 if trials == 1 else 1):
        with staff.open(address, method=method) as answer:
            asked += 1
            planted = any(cookie.startswith("a=") for cookie in answer.headers.getlist("Set-Cookie"))
            if answer.status_code >= 500 or planted:
                broken.add((address[:80], answer.status_code))
    assert asked > 100
    assert broken == set()


def test_no_strange_word_in_a_query_breaks_anything(app: Flask, store: Store, enter: Enter, trials: int) -> None:
    chance, staff, known, broken = random.Random(4), enter("staff"), walk.values(app, store), set()
    for rule in walk.rules(app, "GET"):
        base = next(walk.addresses(app, rule, known, most=1)).partition("?")[0]
        for _ in range(3 * trials):
            told = {name: chance.choice(STRANGE) for name in QUERIES}
            query = "&".join(f"{name}={quote(word.encode('utf-8', 'surrogatepass'))}" for name, word in told.items())
            with staff.get(f"{base}?{query}") as answer:
                if answer.status_code >= 500 and rule.endpoint not in walk.CLOSED:
                    broken.add((rule.endpoint, answer.status_code))
    assert broken == set()


def test_every_form_asks_for_its_token(app: Flask, store: Store, enter: Enter) -> None:
    staff, known = enter("staff"), walk.values(app, store)
    with store.reading(OPERATOR) as unit:
        before = unit.revision
    for rule in walk.rules(app, "POST"):
        if rule.endpoint not in OPEN:
            address = next(walk.addresses(app, rule, known, most=1))
            answers = [staff.post(address), staff.post(address, data={"csrf_token": "x" * 60})]
            assert {answer.status_code for answer in answers} == {400}, address
    with store.reading(OPERATOR) as unit:
        assert unit.revision == before


@pytest.mark.parametrize("role", ["", "volunteer", "partner"])
def test_whoever_may_not_write_changes_nothing(
    app: Flask, store: Store, enter: Enter, role: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)
    client, known = enter(role), walk.values(app, store)
    with store.reading(OPERATOR) as unit:
        before = unit.revision
    for rule in walk.rules(app, "POST"):
        if rule.endpoint in (*OPEN, "accounts.enter", "accounts.keep", "accounts.sign_out", *walk.CLOSED):
            continue
        if rule.endpoint.startswith(("prints.", "saving.")) and role:
            continue  # whoever is known may print, and save what she may see
        for address in walk.addresses(app, rule, known, most=3):
            answer = client.post(address)
            assert answer.status_code in (302, 403, 404), (address, answer.status_code)
            assert answer.status_code != 302 or "/signin" in answer.headers["Location"], address
    with store.reading(OPERATOR) as unit:
        assert unit.revision == before


def test_a_print_of_somebody_else_is_not_there(app: Flask, store: Store, enter: Enter) -> None:
    for address in ("/prints/jobs/3", "/prints/jobs/3.json", "/prints/jobs/3/file"):
        assert [enter(role).get(address).status_code for role in ("staff", "lead", "partner", "")] == [
            200,
            404,
            404,
            404,
        ]


def test_a_session_that_was_planted_before_the_sign_in_is_worth_nothing(app: Flask, enter: Enter) -> None:
    victim = enter("")
    victim.set_cookie("ibashomap", "planted-by-somebody-else")
    answer = post(victim, "/signin", page="/signin", name="staff", password=PASSWORD)
    assert answer.status_code == 302
    assert "planted" not in answer.headers["Set-Cookie"]
    attacker = app.test_client()
    attacker.set_cookie("ibashomap", "planted-by-somebody-else")
    assert attacker.get("/visits").status_code == 302
    assert victim.get("/visits").status_code == 200
    own = victim.get_cookie("ibashomap")
    assert own is not None
    post(victim, "/signout", page="/places")
    attacker.set_cookie("ibashomap", own.value)
    assert attacker.get("/visits").status_code == 302
