"""Two who prepare one talk, or an evening of it: what each changed alone is taken together, the rest shown twice."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from layers.catalog.days import japanese_day
from layers.errors import NotFound, Stale
from layers.store import Unit
from layers.workshop.talks import Meeting, Talk
from webmap import wording
from webmap.talk_pages import Clash, Clashes

_UNKNOWN = object()


def both(unit: Unit, there: Talk, version: int, told: Meeting) -> tuple[Meeting, Clashes]:
    """The evening with what either has changed, mine where both have; ``Stale`` where it cannot be told any more."""
    opened = _as_seen(unit, there.id, version)
    if told.id not in {one.id for one in there.meetings}:
        return told, _clashes(unit, there, (), gone=told.id)
    theirs = there.meeting_of(told.id)
    # Of one that was out when the form was opened nothing is known to be unchanged: all that differs is shown twice.
    base = next((one for one in opened.meetings if one.id == told.id), None)
    mine, rows = _side_by_side(wording.TALK_FIELDS, base, theirs, told)
    return replace(theirs, **mine), _clashes(unit, there, rows)


def both_talks(unit: Unit, there: Talk, version: int, told: Talk) -> tuple[Talk, Clashes]:
    """The same of the series itself: its name, its zone, its purpose."""
    base = _as_seen(unit, there.id, version)
    mine, rows = _side_by_side(wording.TALK_OWN_FIELDS, base, there, told)
    if "zone" in mine:
        mine["zone_kind"] = told.zone_kind
    return replace(there, **mine), _clashes(unit, there, rows)


def without(unit: Unit, there: Talk) -> Clashes:
    """Nothing was typed, and somebody has kept something meanwhile: what stands now has to be seen first."""
    return _clashes(unit, there, (), pressed=True)


def back_in(there: Talk, told: Meeting, number: int) -> Talk:
    """With an evening that somebody took out, at its number of before or at the end."""
    left = list(there.meetings)
    left.insert(max(0, number - 1), told)
    return replace(there, meetings=tuple(replace(one, number=place) for place, one in enumerate(left, 1)))


def last_of(unit: Unit, talk_id: str, meeting_id: str) -> Meeting:
    """An evening as it stood when it was there last; ``NotFound("talk.meeting")`` for one that never was."""
    for kept in unit.talks.versions(talk_id):
        found = [one for one in unit.talks.at(talk_id, kept.version).meetings if one.id == meeting_id]
        if found:
            return found[0]
    raise NotFound("talk.meeting")


def chosen(told: Meeting, there: Meeting, choices: Mapping[str, str]) -> Meeting:
    """The evening as written, with theirs where that was chosen."""
    kept = {name: getattr(there, name) for name in wording.TALK_FIELDS if choices.get(f"choose.{name}") == "theirs"}
    return replace(told, **kept)


def chosen_talk(told: Talk, there: Talk, choices: Mapping[str, str]) -> Talk:
    """The series as written, with theirs where that was chosen."""
    names = [name for name in wording.TALK_OWN_FIELDS if choices.get(f"choose.{name}") == "theirs"]
    names += ["zone_kind"] if "zone" in names else []
    kept: dict[str, Any] = {name: getattr(there, name) for name in names}
    return replace(told, **kept)


def _as_seen(unit: Unit, talk_id: str, version: int) -> Talk:
    try:
        return unit.talks.at(talk_id, version)
    except NotFound:
        raise Stale("talk.stale") from None


def _side_by_side(
    labels: Mapping[str, str], base: Talk | Meeting | None, theirs: Talk | Meeting, told: Talk | Meeting
) -> tuple[dict[str, Any], tuple[Clash, ...]]:
    """What I have changed, and of it what both have changed."""
    mine: dict[str, Any] = {}
    rows = []
    for name, label in labels.items():
        own, now = getattr(told, name), getattr(theirs, name)
        if own in (getattr(base, name, _UNKNOWN), now):
            continue
        mine[name] = own
        if now != getattr(base, name, _UNKNOWN):
            rows.append(Clash(name=name, label=label, mine=_words(name, own), theirs=_words(name, now)))
    return mine, tuple(rows)


def _clashes(unit: Unit, there: Talk, rows: tuple[Clash, ...], *, gone: str = "", pressed: bool = False) -> Clashes:
    last = unit.talks.versions(there.id)[0]
    at = f"{japanese_day(last.at[:10])} {last.at[11:16]}"
    return Clashes(who=last.who, at=at, rows=rows, gone=gone, pressed=pressed)


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
