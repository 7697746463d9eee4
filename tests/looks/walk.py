"""Every page as people stand before it: where it is, who stands there, and what was pressed before looking."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

from tests.looks import walk_profile, walk_talks

EYES, RINGS = ((Path(__file__).parent / name).read_text("utf-8") for name in ("eyes.js", "rings.js"))
READY, COVERAGE = "html.map-ready", "/coverage?kind=kayoinoba&minutes=10&people=75plus"
DESK, PHONE, HALL = (1280, 800), (390, 844), (1920, 1080)
MAPS = ("/map", "/embed", "/zones/assign", "/places/add", "/review/", "/coverage")
Step = Callable[[Page], object]
# Cut on purpose, with a way to see the rest: the line of sources opens.
BY_INTENTION = ("#credits-word",)


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """``path`` may name what the town told (``{place}``); ``who`` "" = a resident; ``printed``: people print it."""

    name: str
    path: str
    who: str = "staff"
    step: Step | None = None
    status: int = 200
    printed: bool = False
    empty: bool = False


@dataclass(kw_only=True, slots=True)
class Walker:
    """One browser, one context a person; ``where``: what the town told of its addresses."""

    browser: Browser
    address: str
    where: Mapping[str, str] = field(default_factory=dict)
    contexts: dict[str, BrowserContext] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)

    def stand(self, look: Look, size: tuple[int, int], theme: str = "") -> Page:
        """The page of this look at this size, after what is pressed there."""
        page = self._page(look.who)
        page.emulate_media(media="screen")
        page.set_viewport_size({"width": size[0], "height": size[1]})
        path = look.path.format(**self.where)
        themed = f"{'&' if '?' in path else '?'}theme={theme}" if theme else ""
        answer = page.goto(self.address + path + themed)
        assert answer is not None
        assert answer.status == look.status, (path, answer.status)
        page.wait_for_selector(".what-if #waiting", state="detached")
        if path.startswith(MAPS) and page.locator("#map").count():
            page.wait_for_selector(READY, state="attached")
        if look.step:
            look.step(page)
        return page

    def close(self) -> None:
        for context in self.contexts.values():
            context.close()

    def _page(self, who: str) -> Page:
        if who not in self.pages:
            self.contexts[who] = self.browser.new_context(locale="ja-JP", reduced_motion="reduce")
            page = self.pages[who] = self.contexts[who].new_page()
            if who:
                page.goto(f"{self.address}/signin")
                page.get_by_role("button", name="みほん職員として入る").click()
                page.wait_for_selector("text=サインアウト")
        return self.pages[who]


def unrolled(page: Page) -> None:
    """Make the window as high as the page, so that all of it is in view; a page that fills the window stays."""
    if page.locator("body.wide").count() == 0:
        size = page.viewport_size
        height = page.evaluate("document.documentElement.scrollHeight")
        assert size
        page.set_viewport_size({"width": size["width"], "height": max(size["height"], min(height, 16_000))})


def resized(page: Page, size: tuple[int, int], *, hall: bool = False) -> None:
    """The same page on another screen; in a hall it is dark."""
    page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", "projector" if hall else "light")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    unrolled(page)


def seen(page: Page, *, smallest: float, thumb: float = 44) -> list[str]:
    """What the eye finds wrong on the page as it stands."""
    found = page.evaluate(EYES, {"smallest": smallest, "contrast": 7, "thumb": thumb})
    return [" | ".join(map(str, one)) for one in found if not any(word in str(one) for word in BY_INTENTION)]


def panel(page: Page) -> None:
    """Open the first place of the map's list."""
    page.locator("#open-visible").click()
    page.locator("#panel .spots button").first.click()
    page.wait_for_selector("#panel .contact")


def _opened(*told: str) -> Step:
    return lambda page: page.evaluate("(told) => told.map((one) => (document.querySelector(one).open = true))", told)


def _unfolded(page: Page) -> None:
    page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")


def _searched(page: Page) -> None:
    page.evaluate("document.querySelector('#fold').open = true")
    page.locator("input[name=q]").press_sequentially("ふれあい")
    page.wait_for_selector(".search-found li")


def _measured(page: Page) -> None:
    page.evaluate("document.querySelector('#tools').open = true")
    page.get_by_role("button", name="距離をはかる").click()


def _nearest(page: Page) -> None:
    page.evaluate("document.querySelector('#tools').open = true")
    page.get_by_role("button", name="地図の真ん中から近い場所").click()
    page.wait_for_selector("#panel .spots button")


def _wrong_word(page: Page) -> None:
    page.get_by_label("名前").fill("だれか")
    page.locator("input[type=password]").fill("ちがう合言葉")
    page.get_by_role("button", name="サインイン").click()


def _contested(page: Page) -> None:
    """The same field corrected by somebody else meanwhile: a version that is no longer the newest."""
    page.get_by_label("参加費").fill("100円ちがい")
    page.evaluate("document.querySelector('[name=version]').value = '1'")
    page.get_by_role("button", name="この内容で保存する").click()
    page.wait_for_selector(".contested, .told, .empty")


def _stale(page: Page) -> None:
    page.evaluate("document.querySelector('main [name=csrf_token]').value = 'old'")
    page.get_by_role("button", name="みほん職員として入る").click()
    page.wait_for_selector(".empty")


def _named(page: Page) -> None:
    page.get_by_label("様子").fill("見本さんがお休み")
    page.get_by_role("button", name="保存する", exact=True).click()
    page.wait_for_selector("#gently:not([hidden])")


def _wrong_place(page: Page) -> None:
    page.get_by_label("名前").fill("西町一丁目の会")
    page.get_by_label("種類").select_option("kayoinoba")
    page.get_by_role("button", name="台帳に加える").click()


def _mending(page: Page) -> None:
    page.keyboard.press("2")
    page.wait_for_selector("#mend[open]")


def _warm(page: Page) -> None:
    """Until the first search is done and the page has opened itself anew."""
    page.wait_for_selector("#number", timeout=60_000)
    page.wait_for_selector(READY, state="attached")


def _compared(page: Page) -> None:
    page.wait_for_selector(".count-large", timeout=60_000)


def _chosen(page: Page) -> None:
    page.locator("td[data-cell]").nth(12).click()
    page.locator("td[data-cell]").nth(12).click()


PUBLIC = tuple(
    Look(who="", **told)
    for told in (
        {"name": "map", "path": "/map", "printed": True},
        {"name": "map-place", "path": "/map?place={place_id}", "step": lambda page: page.wait_for_selector(".contact")},
        {"name": "map-list", "path": "/map", "step": lambda page: page.locator("#open-visible").click()},
        {"name": "map-legend", "path": "/map", "step": _opened("#legend")},
        {"name": "map-sources", "path": "/map", "step": _opened("#credits-fold")},
        {"name": "map-tools", "path": "/map", "step": _opened("#tools")},
        {"name": "map-measure", "path": "/map", "step": _measured},
        {"name": "map-near", "path": "/map", "step": _nearest},
        {"name": "map-filters", "path": "/map", "step": _opened("#fold", ".more-kinds")},
        {"name": "map-when", "path": "/map", "step": _opened("#fold", ".picks")},
        {"name": "map-search", "path": "/map", "step": _searched},
        {"name": "map-district", "path": "/map?system=district"},
        {"name": "embed", "path": "/embed"},
        {"name": "list", "path": "/places", "printed": True},
        {"name": "list-nothing", "path": "/places?q=ないことば"},
        {"name": "list-when", "path": "/places", "step": _opened(".picks")},
        {"name": "place", "path": "{place}", "printed": True, "step": _unfolded},
        {"name": "zones", "path": "/zones", "printed": True},
        {"name": "zone", "path": "{zone}", "printed": True},
        {"name": "areas", "path": "/areas", "printed": True},
        {"name": "prints", "path": "/prints?zone={zone_id}"},
        {"name": "prints-wall", "path": "/prints?print=wall_map"},
        {"name": "prints-guide", "path": "/prints?print=guide"},
        {"name": "prints-week", "path": "/prints?print=week"},
        {"name": "surveys-public", "path": "/surveys"},
        {"name": "share", "path": "/share/map?q=ふれあい"},
        {"name": "share-place", "path": "/share/place?place={place_id}"},
        {"name": "coverage-public", "path": COVERAGE, "printed": True},
        {"name": "sign-in", "path": "/signin"},
        {"name": "sign-in-wrong", "path": "/signin", "step": _wrong_word},
        {"name": "one-tap-enter", "path": "/c"},
        {"name": "one-tap-wrong", "path": "/c/aaaaaaaaaaaaaaaaaaaa", "status": 404},
        {"name": "one-tap", "path": "{one_tap}"},
        {"name": "one-tap-mend", "path": "{one_tap}/mend"},
        {"name": "not-found", "path": "/nowhere", "status": 404},
        {"name": "stale-form", "path": "/signin", "step": _stale},
        {"name": "broken", "path": "/broken", "status": 500},
    )
)
STAFF = tuple(
    Look(**told)
    for told in (
        {"name": "staff-map", "path": "/map", "step": panel},
        {"name": "staff-map-note", "path": "/map?note={run}"},
        {"name": "staff-list", "path": "/places?all=1"},
        {"name": "staff-place", "path": "{place}", "step": _unfolded, "printed": True},
        {"name": "staff-zone", "path": "{zone}"},
        {"name": "edit", "path": "{place}/edit"},
        {"name": "conflict", "path": "{place}/edit", "step": _contested},
        {"name": "add", "path": "/places/add"},
        {"name": "add-alike", "path": "/places/add", "step": _wrong_place},
        {"name": "assign", "path": "/zones/assign?kind=daily_life"},
        {"name": "assign-district", "path": "/zones/assign?kind=district"},
        {"name": "imports", "path": "/imports"},
        {"name": "import-published", "path": "{published}"},
        {"name": "import-changes", "path": "{changes}"},
        {"name": "import-cell", "path": "{changes}", "step": _chosen},
        {"name": "job-asks", "path": "{asks}"},
        {"name": "job-headings", "path": "{strange}"},
        {"name": "job-columns", "path": "{strange}/columns?at=0:2"},
        {"name": "job-broken", "path": "{broken}"},
        {"name": "job-waits", "path": "{waits}"},
        {"name": "review", "path": "{lost}"},
        {"name": "duplicates", "path": "/duplicates"},
        {"name": "confirmations", "path": "/confirmations", "printed": True},
        {"name": "calls", "path": "/confirmations/calls", "printed": True},
        {"name": "calls-mend", "path": "/confirmations/calls", "step": _mending},
        {"name": "replies", "path": "/confirmations/replies"},
        {"name": "corrections", "path": "/corrections"},
        {"name": "sheets", "path": "/confirmations/sheets", "printed": True},
        {"name": "visits", "path": "/visits"},
        {"name": "visit", "path": "/visits?place={place_id}", "step": _unfolded},
        {"name": "visit-named", "path": "/visits?place={place_id}", "step": _named},
        {"name": "month", "path": "/monthly-report", "printed": True},
        {"name": "gathering", "path": "/gatherings/add", "step": _unfolded},
        {"name": "surveys", "path": "/surveys"},
        {"name": "survey", "path": "{survey}", "printed": True},
        {"name": "survey-photos", "path": "/surveys/{run}/facts/1/photos"},
        {"name": "coverage", "path": COVERAGE, "step": _unfolded, "printed": True},
        {"name": "coverage-town", "path": COVERAGE.replace("?", "/town?town=999991100&"), "printed": True},
        {"name": "coverage-compare", "path": COVERAGE.replace("?", "/compare?"), "printed": True},
        {"name": "what-if", "path": "/coverage/what-if?people=75plus&minutes=7&walker=level60", "step": _warm},
        {"name": "what-if-named", "path": "{scenario}", "step": _warm, "printed": True},
        {
            "name": "what-if-compared",
            "path": "/coverage/what-if/compare?{scenarios}",
            "step": _compared,
            "printed": True,
        },
        {"name": "plan", "path": "/plan", "printed": True},
        {"name": "staff-prints", "path": "/prints?zone={zone_id}"},
    )
)
EMPTY = tuple(
    Look(empty=True, **told)
    for told in (
        {"name": "empty-map", "path": "/map", "who": ""},
        {"name": "empty-list", "path": "/places", "who": ""},
        {"name": "empty-zones", "path": "/zones", "who": ""},
        {"name": "empty-areas", "path": "/areas", "who": ""},
        {"name": "empty-surveys", "path": "/surveys", "who": ""},
        {"name": "empty-staff-map", "path": "/map"},
        {"name": "empty-staff-list", "path": "/places"},
        {"name": "empty-imports", "path": "/imports"},
        {"name": "empty-confirmations", "path": "/confirmations"},
        {"name": "empty-visits", "path": "/visits"},
        {"name": "empty-month", "path": "/monthly-report"},
        {"name": "empty-staff-surveys", "path": "/surveys"},
        {"name": "empty-review", "path": "/review"},
        {"name": "empty-duplicates", "path": "/duplicates"},
        {"name": "empty-prints", "path": "/prints"},
        {"name": "empty-coverage", "path": "/coverage"},
        {"name": "empty-what-if", "path": "/coverage/what-if"},
        {"name": "empty-compared", "path": "/coverage/what-if/compare"},
    )
)
LOOKS = PUBLIC + STAFF + EMPTY + tuple(Look(**told) for told in (*walk_talks.LOOKS, *walk_profile.LOOKS))
