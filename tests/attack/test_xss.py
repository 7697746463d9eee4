"""Every payload in every box, on every page, in a real Chromium: nothing runs, and no markup was let in.

Looked for: a dialog, a word that only a payload writes, elements and attributes that no template of ours has, a
refusal by the CSP (markup was let in and only the second wall held), a request for what a payload names.
"""

import html
import itertools
import shutil
import threading
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from layers.export import html_file
from layers.store import Store
from layers.trust.audience import OPERATOR
from layers.vocabulary import kinds
from tests.applications import application
from tests.attack import walk
from tests.attack.crammed import KINDS, STAFF, WRITTEN, cram
from tests.attack.payloads import PAYLOADS, TEXTS
from tests.browser.conftest import READY
from tests.browser.conftest import chromium as chromium  # noqa: PLC0414 - the same browser
from webmap.settings import Settings

pytestmark = pytest.mark.browser

LISTEN = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (one) => {
    refused.push(`${one.violatedDirective} ${one.blockedURI} ${one.sample}`);
});
"""
LOOK = r"""() => {
    const STRANGE = ".let-in, iframe, object, embed, math, base[href], meta[http-equiv=refresh i]";
    const found = window.ran === undefined ? [] : ["ran"];
    const links = ["href", "src", "action", "formaction", "xlink:href", "srcdoc"];
    found.push(...window.refused);
    for (const one of document.querySelectorAll("*")) {
        const told = one.outerHTML.slice(0, 120);
        if (one.matches(STRANGE)) found.push(told);
        for (const {name, value} of one.attributes) {
            if (one.matches("img") && name === "src" && value.startsWith("data:image/")) continue;
            const leads = links.includes(name) ? value.replace(/[\0-\x20]/g, "") : "";
            if (name.startsWith("on") || /^(javascript|data|vbscript):/i.test(leads)) found.push(told);
        }
    }
    const page = document.getElementById("page");
    try { if (page) JSON.parse(page.textContent); } catch { found.push("page data cut"); }
    if (document.body.innerText.includes("49{%")) found.push("a template was filled in");
    return found;
}"""
# A page that forgets each rule once: what stands here for ``@`` is what a careless programmer would write.
UNSAFE = {
    "html": "<p>@</p>",
    "double": '<p title="@">x</p>',
    "single": "<p title='@'>x</p>",
    "json": '<script type="application/json" id="page">"@"</script><p>x</p>',
    "textarea": "<textarea>@</textarea>",
    "title": "<title>@</title>",
    "comment": "<!-- @ -->",
    "template": "<script>const a = `@`;</script>",
    "string": '<script>const a = "@";</script>',
    "written": '<p id="a"></p><script>document.getElementById("a").innerHTML = "@";</script>',
    "link": '<a href="@">x</a>',
    "folded": "<p>@</p>",
    "unescaped": "<p>@</p>",
}
CHANGED = {"folded": lambda text: unicodedata.normalize("NFKC", text), "unescaped": html.unescape}


class Watch:
    """A page that tells what ran in it."""

    def __init__(self, page: Page) -> None:
        """Begin to listen."""
        self.page = page
        self.found: list[str] = []
        page.add_init_script(LISTEN)
        page.on("dialog", lambda one: (self.found.append(f"dialog {one.message}"), one.dismiss()))
        page.on("request", lambda asked: self.found.append(asked.url) if "/let-in" in asked.url else None)
        page.on("pageerror", lambda fault: self.found.append(str(fault)))

    def look(self) -> list[str]:
        """What has run or was let in so far."""
        found, self.found = [*self.found, *self.page.evaluate(LOOK)], []
        return found


@pytest.fixture
def watch(chromium: Browser) -> Iterator[Watch]:
    """A page of a browser of its own."""
    # A map in a small window is drawn with half the work, and runs the same scripts.
    context = chromium.new_context(locale="ja-JP", viewport={"width": 900, "height": 600})
    yield Watch(context.new_page())
    context.close()


def test_each_payload_is_noticed_on_a_page_that_takes_it_in_and_a_plain_word_is_not(
    watch: Watch, tmp_path: Path
) -> None:
    def seen(where: str, text: str) -> bool:
        file = tmp_path / "careless.html"
        taken_in = UNSAFE[where].replace("@", CHANGED.get(where, str)(text))
        file.write_text(f"<!doctype html><meta charset=utf-8><body>{taken_in}", "utf-8")
        watch.page.goto(file.as_uri())
        watch.page.wait_for_timeout(50)
        return bool(watch.look())

    biting = [one for one in PAYLOADS if one.where]
    assert len(biting) >= 30
    assert [one.text for one in biting if not seen(one.where, one.text)] == []
    assert [where for where in UNSAFE if seen(where, "ひだまりの会")] == []


@pytest.fixture(scope="module")
def town_of_payloads(tmp_path_factory: pytest.TempPathFactory, trials: int) -> Path:
    """The town with a payload in every box: of a kind of place one for each payload, each box at another of them."""
    path = tmp_path_factory.mktemp("payloads") / "city.db"
    boxes: dict[str, Iterator[str]] = {}

    def text(slot: str) -> str:
        name = slot.partition(" of ")[0]
        first = WRITTEN.index(name) * 3 if name in WRITTEN else 0
        return next(boxes.setdefault(name, itertools.cycle((*TEXTS[first:], *TEXTS[:first]))))

    store = Store.open(f"sqlite:///{path}")
    store.migrate()
    cram(store, text, places=len(TEXTS), codes=KINDS if trials == 1 else tuple(kinds()))
    store.close()
    return path


@pytest.fixture
def store(town_of_payloads: Path, tmp_path: Path) -> Iterator[Store]:
    """A copy for this test alone."""
    opened = Store.open(f"sqlite:///{shutil.copy(town_of_payloads, tmp_path / 'city.db')}")
    yield opened
    opened.close()


@pytest.fixture
def served(store: Store, watch: Watch) -> Iterator[Callable[[str], list[str]]]:
    """``served("/map")``: what ran on this page; the browser belongs to somebody of the staff."""
    app = application(Settings(db="", secret="only for tests"), store)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    with store.writing(OPERATOR) as unit:
        token = unit.accounts.open_session("staff")
    root = f"http://127.0.0.1:{server.port}"
    watch.page.context.add_cookies([{"name": "ibashomap", "value": token, "url": root}])

    def visited(address: str) -> list[str]:
        answer = watch.page.goto(root + address)
        if answer and answer.ok and address.startswith(("/map", "/embed", "/zones/assign")):
            watch.page.wait_for_selector(READY, state="attached")
        # A page that is made ready loads itself anew; what it shows then is looked at.
        watch.page.wait_for_selector(".what-if #waiting", state="detached")
        watch.page.wait_for_load_state()
        return watch.look()

    yield visited
    server.shutdown()
    serving.join()
    server.server_close()


def pages(store: Store, most: int) -> Iterator[str]:
    """Every address that answers with a page, for the staff; what is saved as a file opens no page."""
    app = application(Settings(db="", secret="only for tests"), store)
    client = app.test_client()
    with store.writing(OPERATOR) as unit:
        client.set_cookie("ibashomap", unit.accounts.open_session("staff"))
    known = walk.values(app, store)
    for rule in walk.rules(app, "GET"):
        for address in walk.addresses(app, rule, known, most=most):
            with client.get(address) as answer:
                saved = answer.headers.get("Content-Disposition", "").startswith("attachment")
                if answer.mimetype == "text/html" and answer.status_code < 500 and not saved:
                    yield address
                else:
                    assert answer.headers["X-Content-Type-Options"] == "nosniff", address


def test_nothing_runs_on_any_page(served: Callable[[str], list[str]], store: Store, trials: int) -> None:
    seen = list(pages(store, 2 if trials == 1 else 40))
    assert len(seen) > 40
    assert {address: found for address in seen if (found := served(address))} == {}


def test_nothing_runs_in_what_scripts_write(
    served: Callable[[str], list[str]], watch: Watch, store: Store, trials: int
) -> None:
    """The panel of the map, its lists, what is offered while one types, the symbols under the mouse."""
    page = watch.page
    with store.reading(OPERATOR) as unit:
        points = [point.id for point in unit.places.read()]
    for point in points[:: len(points) // 4 if trials == 1 else 1]:
        assert served(f"/map?place={point}") == []
        page.wait_for_selector("#panel h2")
        assert watch.look() == []
    page.locator("#panel-close").click()
    page.locator("#open-visible").click()
    page.wait_for_selector("#panel .spots li")
    page.mouse.move(700, 400)
    assert watch.look() == []
    words = page.get_by_label("名前・会場・所在地でさがす")
    for typed in ("<", "script", "onerror", "{{7*7}}", '"'):
        words.fill(typed)
        page.wait_for_timeout(350)
        assert watch.look() == []
    assert page.get_by_role("option").count() > 0


REFLECTING = {
    "/places": ("q", "kind", "zone", "system", "place", "standing", "sector", "sort", "page"),
    "/map": ("q", "zone", "system", "place", "standing", "sector", "lng"),
    "/signin": ("next",),
    "/prints": ("q", "zone", "box", "print", "size"),
    "/visits": ("q", "place", "done"),
    "/confirmations/calls": ("zone", "town", "at", "how", "done"),
    "/imports": ("job", "done"),
    "/monthly-report": ("who", "month"),
    "/places/add": ("kind", "undone"),
    "/zones/assign": ("kind", "year", "saved"),
    "/c": ("k",),
    "/none": ("x",),
}


def test_nothing_runs_that_stands_in_the_address(served: Callable[[str], list[str]], trials: int) -> None:
    for number in range(0, len(TEXTS), 12 if trials == 1 else 1):
        for path, names in REFLECTING.items():
            told = {name: TEXTS[(number + at) % len(TEXTS)] for at, name in enumerate(names)}
            assert served(f"{path}?{urlencode(told)}") == [], (path, told)


def test_nothing_runs_where_two_versions_stand_side_by_side(
    served: Callable[[str], list[str]], watch: Watch, store: Store
) -> None:
    with store.reading(OPERATOR) as unit:
        point = next(one for one in unit.places.read() if one.kind == "kayoinoba")
    assert served(f"/places/{point.id}/edit") == []
    with store.writing(STAFF) as unit:
        unit.amendments.record(point.id, {"fee": TEXTS[0], "venue": TEXTS[1]}, reason=TEXTS[2])
    watch.page.locator("[name=fee]").fill(TEXTS[4])
    watch.page.locator("[name=venue]").fill(TEXTS[15])
    with watch.page.expect_navigation() as gone:
        watch.page.locator("main form[method=post] button").last.click()
    assert gone.value.status == 409
    assert watch.look() == []


def test_nothing_runs_in_the_file_for_a_memory_stick(watch: Watch, store: Store, tmp_path: Path, trials: int) -> None:
    with store.reading(STAFF) as unit:
        points = unit.places.read()
    file = tmp_path / "places.html"
    file.write_bytes(html_file.write(points))
    watch.page.goto(file.as_uri())
    links = watch.page.locator("tbody th a")
    assert links.count() > len(TEXTS) / 2
    for number in range(0, links.count(), 6 if trials == 1 else 1):
        links.nth(number).click()
        watch.page.wait_for_selector(".leaflet-popup-content h2")
        assert watch.look() == []
