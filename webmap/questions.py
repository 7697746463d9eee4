"""What a place is asked: the questions of 受け入れの目安 and the facts that can be corrected, as parts of forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from layers.catalog.places import FOREMOST
from layers.vocabulary import fields, welcome, words
from webmap.cards import text_of

# What a group knows of itself; in the order of the sheet. Long texts get a larger box.
CORRECTED = ("name", "venue", "address", "schedule", "fee", "target", "activity", "phone", "contact_name")
LONGEST = 300
# Counters and halls are not asked whether one may leave early.
_ASKED = frozenset(FOREMOST) - {"support_centre", "consultation", "daily_help"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """One question of 受け入れの目安: ``value`` is yes, no or "" (まだ聞いていない); ``answer`` the same in words."""

    name: str
    label: str
    value: str
    answer: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One fact that can be corrected: what stands there now, or "" (also where this reader may not see it)."""

    name: str
    label: str
    value: str


def is_asked(kind: str) -> bool:
    """Whether 受け入れの目安 means anything for this kind of place."""
    return kind in _ASKED


def questions(facts: Mapping[str, Any]) -> tuple[Question, ...]:
    """The ten questions with what is known."""
    said = words("answer")
    return tuple(
        Question(
            name=name,
            label=fields()[name].label,
            value=str(facts.get(name) or ""),
            answer=said.get(str(facts.get(name)), ""),
        )
        for name in welcome()
    )


def entries(name: str, facts: Mapping[str, Any], name_label: str) -> tuple[Entry, ...]:
    """The facts of a correction form; ``name_label``: how the name of a place is called."""
    told = {**facts, "name": name}
    return tuple(
        Entry(name=one, label=fields()[one].label if one in fields() else name_label, value=text_of(told.get(one)))
        for one in CORRECTED
    )


def answers_of(form: Mapping[str, str]) -> dict[str, str | None]:
    """The answers of a form; ``None`` for まだ聞いていない, no key for a question that was not on the form."""
    known = words("answer")
    return {name: form[name] if form[name] in known else None for name in welcome() if name in form}


def corrections_of(form: Mapping[str, str], shown: tuple[Entry, ...]) -> dict[str, str | None]:
    """What differs from what was shown; an emptied field takes the fact away, an emptied name is no correction."""
    found: dict[str, str | None] = {}
    for entry in shown:
        if entry.name not in form:
            continue
        written = " ".join(form[entry.name].split())[:LONGEST]
        if written != " ".join(entry.value.split()) and (written or entry.name != "name"):
            found[entry.name] = written or None
    return found
