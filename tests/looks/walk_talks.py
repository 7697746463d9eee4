"""The pages of 話し合い as people stand before them; ``settle`` writes a series with work begun on it."""

from dataclasses import replace
from typing import Any

from playwright.sync_api import Page

from layers.store import Store, Unit
from layers.store.raised_hands import RaisedHand
from layers.trust.audience import OPERATOR, Viewer
from layers.trust.naming import Allowed
from layers.workshop.opened import opened
from layers.workshop.talks import Talk
from layers.workshop.template import new_talk
from layers.workshop.vision import vision
from tests.attack.crammed_talks import come_back
from webmap import talk_form

STAFF = Viewer(name="staff", role="staff")
LONG = "坂の途中にひと息つけるベンチがほしい。買い物の帰りに荷物を置いて、近所の人と少し話せるとうれしい"


def _two_wrote(page: Page) -> None:
    """The name written by two, each over the first version."""
    page.locator("form:has([name=purpose]) [name=name]").fill("もう1人が同じときに書いた、みんなで支えあう長い名前の会")
    page.evaluate("for (const one of document.querySelectorAll('main [name=version]')) one.value = '1'")
    page.locator("form:has([name=purpose]) button.main").first.click()
    page.wait_for_selector("#clashes")


def _pressed_late(page: Page) -> None:
    page.evaluate("for (const one of document.querySelectorAll('main [name=version]')) one.value = '1'")
    page.get_by_role("button", name="回を足す").click()
    page.wait_for_selector("main .fault-line")


def _taken_out(page: Page) -> None:
    """An evening that was there in the first version alone."""
    _two_wrote(page)
    assert page.locator("[name=again]").count() == 1


LOOKS: tuple[dict[str, Any], ...] = (
    {"name": "visions", "path": "/visions", "who": ""},
    {"name": "vision-open", "path": "{vision}", "who": "", "printed": True},
    {"name": "empty-visions", "path": "/visions", "who": "", "empty": True},
    {"name": "talk-two-wrote", "path": "{talk}", "step": _two_wrote},
    {"name": "talk-pressed-late", "path": "{talk}", "step": _pressed_late},
    {"name": "meeting-two-wrote", "path": "{talk}/meetings/1", "step": _two_wrote},
    {"name": "meeting-taken-out", "path": "{talk_out}/meetings/1", "step": _taken_out},
    {"name": "place-from-note", "path": "/places/add?kind=gathering&talk={talk_number}&note=aaaa-3"},
    {"name": "talks", "path": "/talks"},
    {"name": "talk", "path": "{talk}", "printed": True},
    {"name": "meeting", "path": "{talk}/meetings/1"},
    {"name": "meeting-changes", "path": "{talk}/meetings/2", "printed": True},
    {"name": "meeting-sample", "path": "{talk}/meetings/1/sample"},
    {"name": "talk-vision", "path": "{talk}/vision", "printed": True},
    {"name": "talk-vision-aim", "path": "{talk}/vision?aim=aaaa-a"},
    {"name": "talk-hands", "path": "{talk}/hands"},
    {"name": "talk-sheet", "path": "/talks/sheet"},
    {"name": "talk-sheet-numbers", "path": "/talks/sheet?zone={talk_zone}&first=2026-05-01", "printed": True},
    {"name": "talk-results", "path": "{talk}/results", "printed": True},
    {"name": "talk-results-none", "path": "{talk_new}/results"},
    {
        "name": "talk-board",
        "path": "{talk}/meetings/1/board",
        "step": lambda page: page.wait_for_selector("html.ready"),
    },
    {"name": "talk-board-none", "path": "{talk_new}/meetings/1/board"},
    {"name": "talk-new", "path": "{talk_new}/meetings/1"},
    {"name": "empty-talks", "path": "/talks", "empty": True},
)
# What is printed of them, by the address.
PAPERS = tuple(f"{{talk}}/meetings/2/print/{what}.pdf" for what in ("notes", "names", "changes", "take-home"))
PAPERS += ("{talk}/meetings/1/print/take-home.pdf", "{talk}/vision.pdf", "{talk}/hands/cards.pdf?people=5")
_NOTES = (
    ("wish", LONG, "shown"),
    ("good", "朝の体操で顔を合わせる", "shown"),
    ("meet", "浜の集会所", "shown"),
    ("offer", "花の世話ならできる", ""),
    ("trouble", "山田花子さんが3丁目の角で一人で困っている", ""),
    ("trouble", "この言葉は映さない", "kept_back"),
    ("good", "まちがえて書いた", "gone"),
)


def settle(store: Store) -> dict[str, str]:
    """Where the series stands."""
    with store.writing(STAFF) as unit:
        zone = unit.zones.read("daily_life")[0].name
        made = new_talk(
            "みんなで支えあう架空市中央東部第二地区のこれからを、住む人の言葉でえがいていく会（令和8年度）",
            "daily_life",
            zone,
            purpose="5年後の潮見をえがく",
        )
        held = replace(
            made.meetings[0],
            date="2026-05-20",
            venue="架空市立中央東部第二コミュニティセンター別館多目的ホール（旧中央東部老人福祉センター）",
            state="held",
            minutes=100,
        )
        talk_id = unit.talks.keep(made)
        unit.talks.keep(replace(unit.talks.one(talk_id).with_meeting(held), name=f"{made.name}つづき"))
        for number, (kind, text, state) in enumerate(_NOTES, 1):
            unit.talks.say(talk_id, f"{number:032x}", f"note:aaaa-{number}", _note(number, kind, text, state))
        acts: tuple[tuple[str, dict[str, Any]], ...] = (
            (
                "theme:aaaa-t",
                {"text": "歩きやすい坂と、ひと息つける場所を中央東部第二地区のみんなでつくっていく", "meeting": "m1"},
            ),
            ("vote:aaaa:theme:aaaa-t", {"count": 9}),
            ("aim:aaaa-a", {"text": "ひと息つける坂のまち", "meeting": "m1"}),
            ("step:aaaa-1", {"aim": "aaaa-a", "who": "自治会", "what": "場所を選ぶ", "when": "秋まで", "done": True}),
            ("step:aaaa-2", {"aim": "aaaa-a", "who": "有志", "what": "ベンチをつくる", "when": "来年の春"}),
        )
        for number, (subject, fields) in enumerate(acts):
            unit.talks.say(talk_id, f"{'a' * 31}{number}", subject, fields, channel="hands")
        for name, contact, may in (("見本 花子", "0797-00-0000", False), ("見本 太郎", "", True)):
            told = {"name": name, "contact": contact, "wish": "浜の花壇の世話", "talk_id": talk_id, "note": "4"}
            unit.raised_hands.keep(RaisedHand(**told, may_contact=bool(contact), may_name=may))
        come_back(unit, lambda _slot: LONG, talk_id)
        unit.talks.take_back(unit.talks.keep(replace(made, name="取り消した会")))
        new = unit.talks.keep(replace(made, name="まだ始まらない会"))
        out = _with_one_out(unit, replace(made, name="1回が外された会"))
    return {
        "talk": f"/talks/{talk_id}",
        "talk_number": talk_id,
        "talk_new": f"/talks/{new}",
        "talk_out": f"/talks/{out}",
        "talk_zone": f"daily_life/{zone}",
        "vision": f"/visions/{_open_to_all(store, talk_id)}",
    }


def _with_one_out(unit: Unit, made: Talk) -> str:
    """Its first evening as the page was opened is out by now; the one that bears the number is another."""
    talk_id = unit.talks.keep(made)
    there = unit.talks.one(talk_id)
    unit.talks.keep(talk_form.out(there, 1))
    return talk_id


def _open_to_all(store: Store, talk_id: str) -> str:
    with store.writing(OPERATOR) as unit:
        there = unit.talks.one(talk_id)
        return unit.visions.release(there, opened(vision(unit.talks.board(talk_id), Allowed()), there.zone, 1))


def _note(number: int, kind: str, text: str, state: str) -> dict[str, Any]:
    told: dict[str, Any] = {"text": text, "kind": kind, "meeting": "m1", "number": number, "table": str(1 + number % 3)}
    if state == "gone":
        return told | {"gone": True}
    return told | ({"state": state, "shown_text": text, "seen_text": text} if state else {})
