"""持ち帰り: what the evening said, on A4 in large print, before people leave. From board and meeting alone, in seconds.

Only what was let through before all eyes is on it, and nobody's name: who ticked a card is not known in the hall.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from layers.catalog.days import japanese_day
from layers.drawing import spot_map, typeset
from layers.drawing.boxes import Box
from layers.drawing.spot_map import HomeGround
from layers.trust.naming import Allowed
from layers.workshop.board import Board
from layers.workshop.kinds import note_kinds
from layers.workshop.vision import Said, Sentence, Vision, vision

_MAP = Box(0, 0, 182, 150)
_CHANNELS = {"phone": "スマホで", "paper": "付箋で", "typed": "聞き取りで", "hands": "手を挙げて"}


class Evening(Protocol):
    """What of a meeting stands on the sheet."""

    @property
    def id(self) -> str:
        """The id that notes name."""
        ...

    @property
    def number(self) -> int:
        """Which of the series it is."""
        ...

    @property
    def name(self) -> str:
        """What it is called."""
        ...

    @property
    def date(self) -> str:
        """ISO, or ""."""
        ...

    @property
    def starts(self) -> str:
        """The hour, or ""."""
        ...

    @property
    def venue(self) -> str:
        """Where."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Occasion:
    """What stands around it; ``following``: the next meeting, where it is known; ``may``: who may be named."""

    talk: str = ""
    city: str = ""
    zone: str = ""
    following: Evening | None = None
    contact: str = ""
    ground: HomeGround = field(default_factory=HomeGround)
    may: Allowed = field(default_factory=Allowed)


def pdf(board: Board, meeting: Evening, occasion: Occasion | None = None) -> bytes:
    """The sheets: aims and next steps first, then the words of the evening by theme, then where they belong."""
    around = occasion or Occasion()
    found = vision(board, around.may)
    spots = {one.number: one.spot_lonlat for one in _tonight(found, meeting) if one.spot_lonlat is not None}
    drawn = spot_map.svg(spots, around.ground, _MAP) if spots else b""
    told = _told(found, meeting, around)
    files = {"map.svg": drawn} if drawn else {}
    return typeset.pdf("take_home.typ", {**told, "drawn": bool(drawn)}, files=files)


def name(meeting: Evening) -> str:
    """「持ち帰り_第3回_2026-11-22.pdf」."""
    day = f"_{meeting.date}" if meeting.date else ""
    return f"持ち帰り_第{meeting.number}回{day}.pdf"


def _told(found: Vision, meeting: Evening, around: Occasion) -> Mapping[str, Any]:
    tonight = _tonight(found, meeting)
    day = japanese_day(meeting.date) if meeting.date else ""
    counts = [f"{words}{found.channels[code]}" for code, words in _CHANNELS.items() if found.channels.get(code)]
    return {
        "title": f"第{meeting.number}回　{meeting.name}",
        "of": "　".join(one for one in (around.zone, around.talk) if one),
        "when": "　".join(one for one in (day, meeting.venue) if one),
        "aims": [_aim(one) for one in found.sentences],
        "themes": [row for row in _themes(found, meeting) if row["notes"]],
        "counted": f"みなさんのことば {len(tonight)}枚"
        + (f"（これまでの回もあわせて：{'・'.join(counts)}）" if counts else ""),
        "kinds": [{"letter": kind.letter, "label": kind.label} for kind in note_kinds().values()],
        "next": _next(around.following),
        "credits": "　".join(one for one in (around.city, around.contact) if one) or around.talk,
        "printed": day,
        "mark": "参加した方へ",
    }


def _tonight(found: Vision, meeting: Evening) -> list[Said]:
    return [one for one in found.notes if one.meeting in ("", meeting.id)]


def _themes(found: Vision, meeting: Evening) -> Sequence[dict[str, Any]]:
    return [
        {
            "text": strand.text or "そのほかのことば",
            "stickers": strand.stickers,
            "notes": [_note(one) for one in strand.notes if one.meeting in ("", meeting.id)],
        }
        for strand in found.strands
    ]


def _note(one: Said) -> dict[str, Any]:
    letter = note_kinds()[one.kind].letter
    mapped = str(one.number) if one.spot_lonlat is not None else ""
    return {"number": mapped, "letter": letter, "text": one.text, "stickers": one.stickers}


def _aim(one: Sentence) -> dict[str, Any]:
    tasks = [{"who": task.who, "what": task.what, "when": task.when} for task in one.tasks]
    return {"text": one.text, "decided": one.decided, "tasks": tasks}


def _next(following: Evening | None) -> str:
    if following is None:
        return ""
    when = (
        f"{japanese_day(following.date)} {following.starts}".strip()
        if following.date
        else "日にちは、あらためてお知らせします"
    )
    return "　".join(one for one in (f"第{following.number}回「{following.name}」", when, following.venue) if one)
