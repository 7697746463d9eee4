"""Forms of 話し合い → nouns: what was typed, as it may be kept. A row whose words were taken out goes."""

import secrets
from dataclasses import replace
from typing import Any

from werkzeug.datastructures import MultiDict

from layers.errors import Refused
from layers.workshop.talks import MOST_MINUTES, MOST_ROWS, MOST_TABLES, Item, Meeting, Prompt, Talk

Form = MultiDict[str, str]


def zone_of(given: str) -> tuple[str, str]:
    """Kind and name out of ``kind/name``; ``Refused("talk.zone")`` where none was chosen."""
    kind, _, name = given.partition("/")
    if not kind or not name:
        raise Refused("talk.zone")
    return kind, name


def number_of(given: str, default: int = 0) -> int:
    """A whole number; ``Refused("talk.numbers")`` for anything else."""
    text = given.strip()
    if not text:
        return default
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(MOST_MINUTES))):
        raise Refused("talk.numbers", minutes=MOST_MINUTES, tables=MOST_TABLES)
    return int(text)


def told_talk(there: Talk, form: Form) -> Talk:
    """The series with what its own form says."""
    kind, zone = zone_of(form.get("zone", ""))
    words: dict[str, Any] = {name: form.get(name, "").strip() for name in ("name", "purpose")}
    return replace(there, **words, zone_kind=kind, zone=zone, version=number_of_version(form))


def told_meeting(there: Meeting, form: Form) -> Meeting:
    """The evening with what its form says."""
    words: dict[str, Any] = {
        name: form.get(name, "").strip() for name in ("name", "purpose", "date", "starts", "venue")
    }
    return replace(
        there,
        **words,
        minutes=number_of(form.get("minutes", "")),
        tables=number_of(form.get("tables", "")),
        state=form.get("state", there.state),
        layers=tuple(dict.fromkeys(form.getlist("layer"))),
        prompts=_prompts(form),
        agenda=_agenda(form),
    )


def number_of_version(form: Form) -> int:
    """The version that the form was made from; -1, which nothing has, for what is none."""
    text = form.get("version", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= len(str(10**9)) else -1


def seen_as(there: Talk, version: int, meetings: tuple[Meeting, ...] | None = None) -> Talk:
    """The series under the version that the form saw: ``Stale`` comes of it when another stands."""
    return replace(there, version=version, meetings=there.meetings if meetings is None else meetings)


def out(there: Talk, number: int) -> Talk:
    """Without one evening; the others keep their order and are numbered anew."""
    gone = there.meeting(number)
    left = [one for one in there.meetings if one.id != gone.id]
    return replace(there, meetings=tuple(replace(one, number=place) for place, one in enumerate(left, 1)))


def new_key(letter: str) -> str:
    """A key that nothing has borne before, so that what belonged to a thing taken out never comes to another."""
    return letter + secrets.token_hex(4)


def _prompts(form: Form) -> tuple[Prompt, ...]:
    rows = []
    for place in range(MOST_ROWS):
        text = form.get(f"prompt.{place}.text", "").strip()
        if text:
            key = form.get(f"prompt.{place}.id", "") or new_key("q")
            rows.append(Prompt(id=key, text=text, kinds=tuple(form.getlist(f"prompt.{place}.kinds"))))
    return tuple(rows)


def _agenda(form: Form) -> tuple[Item, ...]:
    rows: list[tuple[float, Item]] = []
    for place in range(MOST_ROWS):
        title = form.get(f"item.{place}.title", "").strip()
        if title:
            item = Item(
                id=form.get(f"item.{place}.id", "") or new_key("i"),
                minutes=number_of(form.get(f"item.{place}.minutes", "")),
                title=title,
                note=form.get(f"item.{place}.note", "").strip(),
            )
            rows.append((number_of(form.get(f"item.{place}.order", ""), default=place + 1), item))
    return tuple(item for _, item in sorted(rows, key=lambda row: row[0]))


def new_move() -> str:
    """The key of a move that this server makes."""
    return secrets.token_hex(16)
