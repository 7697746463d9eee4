"""The pages of 話し合い as people stand before them; ``settle`` writes a series with work begun on it."""

from dataclasses import replace
from typing import Any

from layers.store import Store
from layers.store.raised_hands import RaisedHand
from layers.trust.audience import Viewer
from layers.workshop.template import new_talk
from tests.attack.crammed_talks import come_back

STAFF = Viewer(name="staff", role="staff")
LONG = "坂の途中にひと息つけるベンチがほしい。買い物の帰りに荷物を置いて、近所の人と少し話せるとうれしい"
LOOKS: tuple[dict[str, Any], ...] = (
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
        talk_id = unit.talks.keep(made.with_meeting(held))
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
    return {"talk": f"/talks/{talk_id}", "talk_new": f"/talks/{new}", "talk_zone": f"daily_life/{zone}"}


def _note(number: int, kind: str, text: str, state: str) -> dict[str, Any]:
    told: dict[str, Any] = {"text": text, "kind": kind, "meeting": "m1", "number": number, "table": str(1 + number % 3)}
    if state == "gone":
        return told | {"gone": True}
    return told | ({"state": state, "shown_text": text, "seen_text": text} if state else {})
