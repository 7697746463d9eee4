"""ひな形: what a new 話し合い begins with: 知る・語る・えがく・決める・ふりかえり, or fewer, or more."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from layers.workshop.talks import Item, Meeting, Prompt, Talk

USUAL = 5


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def new_talk(name: str, zone_kind: str, zone: str, *, purpose: str = "", meetings: int = USUAL) -> Talk:
    """A series of so many meetings, each with its questions and its agenda; those beyond the template are empty."""
    series: list[int] = _told()["series"].get(str(meetings), list(range(1, meetings + 1)))
    made = tuple(new_meeting(number, stage) for number, stage in enumerate(series, 1))
    return Talk(name=name, zone_kind=zone_kind, zone=zone, purpose=purpose, meetings=made)


def new_meeting(number: int, stage: int = 0, *, key: str = "") -> Meeting:
    """The meeting of this number; ``stage``: which of the template's it is, 1 for 知る; 0 and unknown: an empty one."""
    known = _told()["meeting"]
    told = known[stage - 1] if 1 <= stage <= len(known) else {"name": _told()["further"]}
    return Meeting(
        id=key or f"m{number}",
        number=number,
        name=told["name"],
        purpose=told.get("purpose", ""),
        starts=_told()["starts"],
        minutes=_told()["minutes"],
        tables=_told()["tables"],
        layers=tuple(_told()["layers"]),
        prompts=tuple(
            Prompt(id=f"q{place}", text=one["text"], kinds=tuple(one["kinds"]))
            for place, one in enumerate(told.get("ask", ()), 1)
        ),
        agenda=tuple(
            Item(id=f"i{place}", minutes=minutes, title=title, note=note)
            for place, (minutes, title, note) in enumerate(told.get("agenda", ()), 1)
        ),
    )
