"""What people say, with a text of the attacker's choice in every box: notes, themes, aims, residents' words, a hall.

``times``: how often each box of a talk and of a profile is filled; so many payloads stand in it.
"""

import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from layers.errors import Refused
from layers.profile.words import word_kinds
from layers.store import Unit
from layers.store.hall import HallStore
from layers.store.raised_hands import RaisedHand
from layers.store.resident_words import Spot
from layers.workshop.moves import Move
from layers.workshop.opened import opened
from layers.workshop.talks import Item, Prompt
from layers.workshop.template import new_talk
from layers.workshop.vision import vision

Text = Callable[[str], str]
Act = tuple[str, dict[str, Any]]
_MOST_PROMPTS = 18
# What a hall file may hold of all these boxes: what was prepared for the evening, and what was let through.
OPEN = ("talk", "talk purpose", "talk venue", "meeting", "meeting purpose", "prompt", "agenda", "agenda note")
OPEN += ("shown note", "note town", "note table", "theme", "aim", "step", "step who", "step when")
OPEN += ("hall note", "hall theme", "theme renamed")


def speak(unit: Unit, text: Text, times: int = 1) -> None:
    """A series of talks with a hall that came back, residents' words of every kind, and answers to numbers."""
    _say(unit, text, times)
    talk_id = _talk(unit, text, times)
    _open_to_all(unit, text, talk_id)
    acts = [("theme:aaaa-both", {"text": "両方の"}), *(act for n in range(times) for act in _acts(unit, text, n))]
    unit.talks.append(talk_id, _moves("aaaa", 1, acts))
    for _ in range(times):
        hand = RaisedHand(talk_id=talk_id, name=text("hand"), contact=text("contact"), wish=text("wish"), note="2")
        unit.raised_hands.keep(replace(hand, may_contact=True))
    come_back(unit, text, talk_id)


def _talk(unit: Unit, text: Text, times: int) -> str:
    zone = unit.zones.read("daily_life")[0].name
    made = new_talk(text("talk"), "daily_life", zone, purpose=text("talk purpose"))
    first, second, *rest = made.meetings
    asked = tuple(Prompt(id=f"q{n}", text=text("prompt")) for n in range(1, 2 + min(times, _MOST_PROMPTS)))
    lines = tuple(
        Item(id=f"i{n}", minutes=5, title=text("agenda"), note=text("agenda note"))
        for n in range(min(times, _MOST_PROMPTS))
    )
    told = replace(first, date="2026-04-01", venue=text("talk venue"), purpose=text("meeting purpose"))
    first = replace(told, name=text("meeting"), prompts=asked, agenda=lines)
    return unit.talks.keep(replace(made, meetings=(first, second, *rest)))


def _open_to_all(unit: Unit, text: Text, talk_id: str) -> None:
    """A vision that residents see; what is written afterwards is the staff's, until they open it anew."""
    acts: list[Act] = [
        ("theme:bbbb-3", {"text": text("open theme"), "meeting": "m1"}),
        ("aim:bbbb-4", {"text": text("open aim"), "theme": "bbbb-3", "meeting": "m1"}),
        ("step:bbbb-5", {"aim": "bbbb-4", "who": text("open who"), "what": text("open step")}),
    ]
    for number, (subject, fields) in enumerate(acts):
        unit.talks.say(talk_id, f"{number:b>32x}", subject, fields)
    there = unit.talks.one(talk_id)
    unit.visions.release(there, opened(vision(unit.talks.board(talk_id)), there.zone))


def _acts(unit: Unit, text: Text, number: int) -> list[Act]:
    """One note that waits, one on a listed place that was let through, a theme, and an aim with a step."""
    shown, place = text("shown note"), next(one.id for one in unit.places.read() if one.audience == "public")
    let = {"state": "shown", "shown_text": shown, "seen_text": shown, "kind": "meet", "place": place if number else ""}
    return [
        (f"note:aaaa-w{number}", {"text": text("waiting note"), "meeting": "m1"}),
        (f"note:aaaa-k{number}", {"text": text("kept back note"), "meeting": "m1", "state": "kept_back"}),
        (
            f"note:aaaa-s{number}",
            {"text": shown, "meeting": "m1", "town": text("note town"), "table": text("note table"), **let},
        ),
        (f"theme:aaaa-t{number}", {"text": text("theme"), "meeting": "m1"}),
        (f"aim:aaaa-a{number}", {"text": text("aim"), "meeting": "m1", "theme": f"aaaa-t{number}"}),
        (f"link:aaaa-a{number}:aaaa-s{number}", {"on": True}),
        (
            f"step:aaaa-p{number}",
            {"aim": f"aaaa-a{number}", "who": text("step who"), "what": text("step"), "when": text("step when")},
        ),
    ]


def _moves(seat: str, clock: int, acts: list[Act]) -> list[Move]:
    return [
        Move(
            id=f"{int.from_bytes(seat.encode()):08x}{clock + n:024x}",
            subject=one,
            fields=told,
            clock=clock + n,
            seat=seat,
        )
        for n, (one, told) in enumerate(acts)
    ]


def come_back(unit: Unit, text: Text, talk_id: str) -> None:
    """An evening of which a package came back, and one theme was named by both sides."""
    _, content = unit.halls.make(talk_id, 1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "evening.ibahall"
        path.write_bytes(content)
        with closing(HallStore.open(path)) as hall:
            clock = 1 + max(move.clock for _, move in hall.moves())
            shown = text("hall note")
            let = {"state": "shown", "shown_text": shown, "seen_text": shown, "kind": "meet", "meeting": "m1"}
            theme = ("theme:aaaa-both", {"text": text("hall theme")})
            hall.append(_moves("bbbb", clock, [("note:bbbb-1", {"text": shown, **let}), theme]))
            package = hall.result()
    unit.talks.append(talk_id, _moves("cccc", clock, [("theme:aaaa-both", {"text": text("theme renamed")})]))
    unit.hall_results.take(talk_id, package)


def _say(unit: Unit, text: Text, times: int) -> None:
    """地域プロフィール: words of every kind, open and not, one taken back, and 「実感と合いますか」."""
    zone = unit.zones.read("daily_life")[0]
    spot = Spot(kind="daily_life", zone=zone.name)
    told = {"author": lambda: text("word author"), "note": lambda: text("word note")}
    for code in word_kinds():
        for number in range(times + 1):
            said = {name: one() for name, one in told.items()}
            made = unit.resident_words.write(spot, code, text("word"), **said, day="2026-05-20")
            if number:
                with suppress(Refused):
                    unit.resident_words.approve(made, agreed=True)
    unit.resident_words.take_back(unit.resident_words.write(spot, code, text("word taken back")))
    unit.resident_words.write(Spot(kind="daily_life", zone=text("lost zone")), code, text("stray word"))
    figure = next(one for one in unit.profiles.of("daily_life", zone.id).people.figures if not one.missing)
    for _ in range(times):
        unit.resident_words.answer(spot, figure, "differs", text=text("felt"), author=text("felt by"))
