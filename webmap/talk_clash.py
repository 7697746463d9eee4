"""Two who prepare one evening: what each has changed alone is taken together, what both have changed is shown twice."""

from dataclasses import replace
from typing import Any

from layers.catalog.days import japanese_day
from layers.errors import NotFound, Stale
from layers.store import Unit
from layers.workshop.talks import Meeting, Talk
from webmap import wording
from webmap.talk_pages import Clash, Clashes

_FIELDS = ("name", "date", "starts", "minutes", "tables", "venue", "purpose", "state", "prompts", "agenda", "layers")


def both(unit: Unit, there: Talk, version: int, told: Meeting) -> tuple[Meeting, Clashes]:
    """The evening with what either has changed, mine where both have; ``Stale`` where it cannot be told any more."""
    try:
        base = unit.talks.at(there.id, version).meeting_of(told.id)
        theirs = there.meeting_of(told.id)
    except NotFound:
        raise Stale("talk.stale") from None
    merged, rows = theirs, []
    for name in _FIELDS:
        mine, now = getattr(told, name), getattr(theirs, name)
        if mine == getattr(base, name) or mine == now:
            continue
        merged = replace(merged, **{name: mine})
        if now != getattr(base, name):
            label = wording.TALK_FIELDS[name]
            rows.append(Clash(name=name, label=label, mine=_words(name, mine), theirs=_words(name, now)))
    last = unit.talks.versions(there.id)[0]
    return merged, Clashes(who=last.who, at=f"{japanese_day(last.at[:10])} {last.at[11:16]}", rows=tuple(rows))


def chosen(told: Meeting, there: Meeting, choices: dict[str, str]) -> Meeting:
    """The evening as written, with theirs where that was chosen."""
    kept = {name: getattr(there, name) for name in _FIELDS if choices.get(f"choose.{name}") == "theirs"}
    return replace(told, **kept)


def _words(name: str, value: Any) -> tuple[str, ...]:  # noqa: ANN401 - a field of a meeting
    if name == "prompts":
        lines = tuple(one.text for one in value)
    elif name == "agenda":
        lines = tuple(
            wording.TALK_LINE.format(minutes=one.minutes, text=f"{one.title} {one.note}".strip()) for one in value
        )
    elif name == "layers":
        lines = tuple(wording.TALK_LAYERS[one] for one in value if one in wording.TALK_LAYERS)
    elif name == "state":
        lines = (wording.TALK_STATE.get(value, ""),)
    else:
        lines = (str(value),)
    return tuple(filter(None, lines)) or (wording.NOTHING,)
