"""What a place is asked: the questions of 受け入れの目安 and the facts that can be corrected, as parts of forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from layers.catalog.places import FOREMOST
from layers.errors import Stale
from layers.vocabulary import fields, welcome, words
from webmap.cards import text_of

# What a group knows of itself; in the order of the sheet. Long texts get a larger box.
CORRECTED = ("name", "venue", "address", "schedule", "fee", "target", "activity", "phone", "contact_name")
LONGEST = 300
# Counters and halls are not asked whether one may leave early.
_ASKED = frozenset(FOREMOST) - {"support_centre", "consultation", "daily_help"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """One question of 受け入れの目安: yes, no or "" (まだ聞いていない); ``was``: what the register says."""

    name: str
    label: str
    value: str
    was: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One fact that can be corrected; ``was``: what the register says, "" also where this reader may not see it."""

    name: str
    label: str
    value: str
    was: str


def is_asked(kind: str) -> bool:
    """Whether 受け入れの目安 means anything for this kind of place."""
    return kind in _ASKED


def questions(facts: Mapping[str, Any], written: Mapping[str, Any] | None = None) -> tuple[Question, ...]:
    """The ten questions with what is known; ``written``: what was proposed and not yet taken in."""
    told = {**facts, **(written or {})}
    return tuple(
        Question(
            name=name,
            label=fields()[name].label,
            value=str(told.get(name) or ""),
            was=str(facts.get(name) or ""),
        )
        for name in welcome()
    )


def entries(
    name: str, facts: Mapping[str, Any], name_label: str, written: Mapping[str, Any] | None = None
) -> tuple[Entry, ...]:
    """The facts of a correction form; ``name_label``: how the name of a place is called."""
    known = {**facts, "name": name}
    told = {**known, **(written or {})}
    return tuple(
        Entry(
            name=one,
            label=fields()[one].label if one in fields() else name_label,
            value=text_of(told.get(one)),
            was=text_of(known.get(one)),
        )
        for one in CORRECTED
    )


def answers_of(form: Mapping[str, str]) -> dict[str, str | None]:
    """The answers that were changed on a form; ``None`` for まだ聞いていない.

    A form carries what it showed in ``was.NAME``: what somebody else wrote meanwhile is not written over.
    """
    known = words("answer")
    given = {name: form[name] if form[name] in known else "" for name in welcome() if name in form}
    return {name: value or None for name, value in given.items() if value != form.get(f"was.{name}", "")}


def corrections_of(form: Mapping[str, str]) -> dict[str, str | None]:
    """The facts that were changed on a form; an emptied field takes the fact away, but every place has a name."""
    found: dict[str, str | None] = {}
    for name in CORRECTED:
        written = " ".join(form.get(name, "").split())[:LONGEST]
        if name in form and written != " ".join(form.get(f"was.{name}", "").split()) and (written or name != "name"):
            found[name] = written or None
    return found


def refuse_unseen(form: Mapping[str, str], name: str, facts: Mapping[str, Any], changes: Mapping[str, Any]) -> None:
    """``Stale`` where somebody has written another thing than this form has shown into what is about to be changed."""
    known = {**facts, "name": name}
    for one in changes:
        shown = form.get(f"was.{one}")
        if shown is not None and " ".join(shown.split()) != " ".join(text_of(known.get(one)).split()):
            raise Stale("amendment.stale")
