"""The faces of a hall as people stand before them: an evening in which every word is as long as people write them.

A look is a seat ("" stands at the door), what the facilitator has set (``now``), and what was pressed. ``full``: the
evening with sixty notes, themes and aims; else it has only begun.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route

from layers import clock
from layers.hall import file
from layers.hall.content import HallContent
from layers.hall.sealing import new_keys
from layers.store.hall import HallStore
from layers.workshop.moves import Move
from layers.workshop.talks import Item, Meeting, Prompt
from tests.webmap.hall.evening import AREAS

LONG = "坂の途中にひと息つけるベンチがほしい。買い物の帰りに荷物を置いて、近所の人と少し話せるとうれしい"
TOWN = "中央東部土地区画整理事業地内大字中町字北谷奥之坊丁"
PERSON = "三丁目12番地の5の山田花子さん（82）は足が悪く、電話は087-000-0000です。ひとりで困っているのではないか"
KINDS = ("wish", "good", "meet", "offer", "trouble")
Step = Callable[[Page], object]
WITHIN = (Path(__file__).parent / "within.js").read_text("utf-8")
MEETING = Meeting(
    id="m1",
    number=2,
    name="語る：住む人の言葉でえがくこれからの中央東部第二地区",
    venue="架空市立中央東部第二コミュニティセンター別館多目的ホール（旧中央東部老人福祉センター）",
    tables=12,
    prompts=(
        Prompt(
            id="q1", text="この地区で暮らしていて、いいところ・ほかの人に自慢したくなるところは何ですか（いくつでも）"
        ),
        Prompt(id="q2", text="5年後に、どんなことができていたらうれしいですか", kinds=("wish", "offer")),
    ),
    agenda=(
        Item(
            id="i1",
            minutes=10,
            title="はじめに（今日の流れと、話し合いの約束を確かめます）",
            note="マイクを回す人を決める",
        ),
        Item(id="i2", minutes=35, title="付箋を書く・読みあげる", note="テーブルごとに、1枚に1つずつ。" * 3),
        Item(id="i3", minutes=20, title="テーマにまとめる"),
    ),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sight:
    """``light``: a wall in a bright room."""

    name: str
    who: str
    path: str = ""
    full: bool = True
    now: Mapping[str, Any] = field(default_factory=dict)
    step: Step | None = None
    status: int = 200
    light: bool = False


def opened(folder: Path) -> HallStore:
    """The evening that has only begun; in the same folder once more the same."""
    path = folder / f"long{file.SUFFIX}"
    if not path.exists():
        laptop, _ = new_keys()
        named = zip(AREAS["features"], (TOWN, "浜町"), strict=True)
        areas = {**AREAS, "features": [{**one, "properties": {"name": name}} for one, name in named]}
        content = HallContent(
            talk="7",
            talk_name="潮見のこれからを住む人の言葉でえがく会",
            zone="中央東部第二日常生活圏域",
            meeting=MEETING,
            layers={"areas": areas},
        )
        path.write_bytes(file.write(file.HallFile(id="h1", content=content, keys=laptop)))
    return HallStore.open(path)


def evening() -> list[Move]:
    """Sixty notes before all eyes, three themes, aims with steps, stickers, and two notes that wait."""
    acts: list[tuple[str, dict[str, Any], str]] = [
        (f"theme:aaaa-t{at}", {"text": text, "order": at, "meeting": "m1"}, "typed")
        for at, text in enumerate(
            ("歩きやすい坂と、ひと息つける場所を中央東部第二地区のみんなでつくっていく", "集まる", "支えあい")
        )
    ]
    for at in range(60):
        text = LONG if at % 7 == 0 else f"朝の体操で顔を合わせる{at}"
        spot = [134.001 + 0.0003 * at, 34.301 + 0.0001 * at] if at % 5 == 0 else None
        told = {"text": text, "kind": KINDS[at % 5], "meeting": "m1", "spot": spot, "town": TOWN if at % 4 == 0 else ""}
        told |= {"state": "shown", "shown_text": text, "seen_text": text, "theme": ("aaaa-t0", "aaaa-t1", "")[at % 3]}
        acts.append((f"note:aaaa-{at}", told, ("phone", "paper", "typed")[at % 3]))
    for at, text in enumerate((PERSON, LONG)):
        acts.append((f"note:bbbb-{at}", {"text": text, "kind": "trouble", "meeting": "m1", "table": "12"}, "paper"))
    acts += [
        ("aim:aaaa-a", {"text": f"{LONG}まち"[:100], "theme": "aaaa-t0", "meeting": "m1"}, "typed"),
        (
            "step:aaaa-s",
            {"aim": "aaaa-a", "who": "中央東部第二地区自治会連合会", "what": LONG, "when": "来年の春"},
            "typed",
        ),
        ("aim:aaaa-b", {"text": "だれもひとりにしない", "theme": "aaaa-t2", "decided": True, "meeting": "m1"}, "typed"),
        ("step:aaaa-u", {"aim": "aaaa-b", "who": "自治会", "what": "茶の間をひらく", "done": True}, "typed"),
        ("vote:bbbb:theme:aaaa-t0", {"count": 123}, "phone"),
        ("vote:cccc:theme:aaaa-t1", {"count": 45}, "hands"),
    ]
    return [
        Move(id=f"{at:032x}", subject=subject, fields=fields, clock=at, seat="aaaa", channel=channel)
        for at, (subject, fields, channel) in enumerate(acts, 1)
    ]


def _written(page: Page, words: str = LONG) -> None:
    page.get_by_label("書くところ").fill(words)
    page.locator(".kind:visible").first.click()
    page.get_by_role("button", name="送る", exact=True).click()


def _notes(page: Page) -> None:
    for words in (LONG, PERSON):
        _written(page, words)
    page.wait_for_selector("#mine .hint")


def _placed(page: Page) -> None:
    page.get_by_text("地図に置く（しなくてもよい）").click()
    page.locator("#map svg").click(position={"x": 100, "y": 80})


def _mending(page: Page) -> None:
    _notes(page)
    page.get_by_role("button", name="直す").first.click()


def _asked(page: Page) -> None:
    page.get_by_role("button", name="送る", exact=True).click()


def _taken_back(page: Page) -> None:
    _written(page)
    page.get_by_role("button", name="取り消す").first.click()
    page.get_by_role("button", name="元に戻す").wait_for()


def _answered(page: Page, status: int, body: Callable[[Route], Any]) -> None:
    page.route("**/moves", lambda route: route.fulfill(status=status, json=body(route)))


def _away(page: Page) -> None:
    page.route("**/moves", lambda route: route.abort())
    _written(page)
    page.wait_for_selector("#unsent:not([hidden])")


def _ended(page: Page) -> None:
    _answered(page, 401, lambda route: {})
    _written(page)
    page.wait_for_selector("#trouble:not([hidden])")
    page.wait_for_selector("#unsent", state="hidden")


def _refused(page: Page) -> None:
    _answered(
        page, 200, lambda route: {"received": [], "refused": {one["id"]: "x" for one in route.request.post_data_json}}
    )
    _written(page)
    page.wait_for_selector("#trouble:not([hidden])")


def _stuck(page: Page) -> None:
    page.get_by_role("button", name="シールを1枚はる").first.click()


def _wrong(page: Page) -> None:
    page.get_by_label("画面に出ている番号（PIN）").fill("000000")
    page.get_by_role("button", name="入る").click()
    page.wait_for_selector(".wrong")


def _queue(page: Page) -> None:
    page.wait_for_selector("#queue .hint")
    page.wait_for_selector("#themes .note .letter")  # colour never alone
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")


def _mended(page: Page) -> None:
    _queue(page)
    page.keyboard.press("2")
    page.wait_for_selector("#mended")


def _chosen(page: Page) -> None:
    _queue(page)
    page.locator("#themes .note").nth(1).click()
    page.locator(".here").first.wait_for()


def _naming(page: Page) -> None:
    _queue(page)
    page.get_by_role("button", name="名前を直す").first.click()


def _lost(page: Page) -> None:
    page.route("**/moves", lambda route: route.abort())
    page.locator("#typed").fill(LONG)
    page.keyboard.press("Enter")
    page.wait_for_selector("#unsent.waits")


def _thrown(page: Page) -> None:
    _answered(page, 401, lambda route: {})
    page.locator("#typed").fill(LONG)
    page.keyboard.press("Enter")
    page.wait_for_selector("#trouble:not([hidden])")


def _screen(name: str) -> Step:
    return lambda page: page.wait_for_selector(f"#screen-{name}:not([hidden])")


def _filled(page: Page) -> None:
    """Beside the QR in the corner notes stand down to the foot of the wall."""
    page.wait_for_function(
        """() => document.querySelector("#columns li:last-child")?.getBoundingClientRect().bottom
             > document.getElementById("corner").getBoundingClientRect().top"""
    )


def _mapped(page: Page) -> None:
    page.wait_for_selector("#map .pins circle")
    assert page.evaluate(WITHIN) == []


RUNNING = {
    "item": "i2",
    "item_at": f"{clock.today().isoformat()}T00:00:00Z",
    "people": 80,
    "question": "q1",
    "screen": "board",
}
PHONE = (
    Sight(name="join", who=""),
    Sight(name="join-by-qr", who="", path="/j/{phone}"),
    Sight(name="join-wrong", who="", step=_wrong),
    Sight(name="fault", who="phone", path="/nowhere", status=404),
    Sight(name="note", who="phone", full=False),
    Sight(name="note-asked", who="phone", full=False, step=_asked),
    Sight(name="note-written", who="phone", step=_notes),
    Sight(name="note-mending", who="phone", step=_mending),
    Sight(name="note-taken-back", who="phone", step=_taken_back),
    Sight(name="note-map", who="phone", step=_placed),
    Sight(name="note-stickers", who="phone", now={"voting": True, "votes_each": 5}, step=_stuck),
    Sight(name="note-away", who="phone", step=_away),
    Sight(name="note-ended", who="phone", step=_ended),
    Sight(name="note-refused", who="phone", step=_refused),
)
DESK = (
    Sight(name="facilitate-empty", who="facilitator", full=False),
    Sight(name="facilitate", who="facilitator", now=RUNNING, step=_queue),
    Sight(name="facilitate-mend", who="facilitator", now=RUNNING, step=_mended),
    Sight(name="facilitate-chosen", who="facilitator", now={**RUNNING, "voting": True}, step=_chosen),
    Sight(name="facilitate-naming", who="facilitator", now=RUNNING, step=_naming),
    Sight(name="facilitate-ended", who="facilitator", path="/facilitate?ended=1", now=RUNNING),
    Sight(name="facilitate-away", who="facilitator", now=RUNNING, step=_lost),
    Sight(name="facilitate-out", who="facilitator", now=RUNNING, step=_thrown),
)
WALL = tuple(
    Sight(who="projector", light=light, **told)
    for light in (False, True)
    for told in (
        {"name": "projector-empty", "full": False, "now": {"screen": "board"}, "step": _screen("board")},
        {"name": "projector-qr", "now": {"screen": "qr", "people": 0}, "step": _screen("qr")},
        {"name": "projector-question", "now": {"screen": "question", "question": "q1"}, "step": _screen("question")},
        {"name": "projector-board", "now": {"screen": "board", "voting": False}, "step": _filled},
        {
            "name": "projector-voting",
            "now": {"screen": "board", "voting": True, "votes_each": 5},
            "step": _screen("board"),
        },
        {"name": "projector-aims", "now": {"screen": "aims"}, "step": _screen("aims")},
        {"name": "projector-map", "now": {"screen": "map"}, "step": _mapped},
    )
)
SIGHTS = PHONE + DESK + WALL  # of which one of each kind is for every day; `make prove` takes them all
DAILY = ("join", "note-written", "note-map", "note-stickers", "facilitate", "facilitate-naming", "projector-qr")
DAILY += ("projector-aims", "projector-board", "projector-map")
# Few projectors have 1080 lines.
SIZES = {
    "": ((390, 844), (320, 640), (1280, 800)),
    "phone": ((390, 844), (320, 640), (1280, 800)),
    "facilitator": ((1280, 800), (1920, 1080), (390, 844)),
    "projector": ((1920, 1080), (1280, 800), (1024, 768)),
}
