"""The facts of a place as a form: what stands in each box, and what was written there as the facts it means."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from layers.vocabulary import fields, kinds, rank
from webmap import wording
from webmap.cards import text_of
from webmap.pages import Choice

# In the order of the form: box of one line, of several, a number, a day, a choice.
_BOXES = {
    "name": "wide",
    "kind": "select",
    "organization": "wide",
    "venue": "wide",
    "address": "wide",
    "schedule": "wide",
    "fee": "text",
    "capacity": "number",
    "participants": "number",
    "target": "wide",
    "activity": "area",
    "phone": "tel",
    "contact_name": "text",
    "zone": "text",
    "status": "select",
    "since": "date",
    "url": "url",
    "note": "area",
}
LONGEST = 1000
_NEEDED = ("name", "kind")
# What is asked of a new place at once; the rest is folded.
_FIRST = ("name", "kind", "organization", "venue", "address", "schedule", "phone")
_APART = re.compile(wording.APART)
_YEN = re.compile(wording.AMOUNT)
_WEB = re.compile(r"https?://\S+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Box:
    """One box of the form; ``was``: what the register said when the form was made; ``problem``: why it was refused."""

    name: str
    label: str
    form: str
    value: str
    was: str
    hint: str = ""
    problem: str = ""
    choices: tuple[Choice, ...] = ()

    @property
    def first(self) -> bool:
        """Whether it stands open on the form of a new place."""
        return self.name in _FIRST

    @property
    def told_by(self) -> str:
        """The ids of what stands below the box and speaks of it."""
        return " ".join(f"{part}-{self.name}" for part in ("hint", "problem") if getattr(self, part))


def boxes(
    known: Mapping[str, Any], written: Mapping[str, str] | None = None, problems: Mapping[str, str] | None = None
) -> tuple[Box, ...]:
    """The form over what is known (``name`` and ``kind`` among the facts); ``written``: what somebody has put there."""
    texts = {name: text_of(known.get(name)) for name in _BOXES}
    return tuple(
        Box(
            name=name,
            label=label_of(name),
            form=form,
            value=(written or {}).get(name, texts[name]),
            was=texts[name],
            hint=wording.BOX_HINTS.get(name, ""),
            problem=(problems or {}).get(name, ""),
            choices=_choices(name, str(known.get("kind", "")), (written or {}).get(name, texts[name])),
        )
        for name, form in _BOXES.items()
    )


def as_shown(some: Iterable[Box], form: Mapping[str, str]) -> tuple[Box, ...]:
    """The same boxes with what the register said when the form was made first."""
    return tuple(replace(box, was=form.get(f"was.{box.name}", box.was)) for box in some)


def label_of(name: str) -> str:
    """What a box is called."""
    return fields()[name].label if name in fields() else wording.VALUE_NAMES[name]


def spoken(name: str, text: str) -> str:
    """What stands in a box, as people read it."""
    if name == "kind" and text in kinds():
        return kinds()[text].label
    return wording.STATUS.get(text, text) if name == "status" else text


def written(form: Mapping[str, str], names: Iterable[str] = _BOXES) -> dict[str, str]:
    """What was put into the boxes that a form has, spaces made plain."""
    return {name: plain(form[name]) for name in names if name in form}


def shown(form: Mapping[str, str]) -> dict[str, str]:
    """What the register said when the form was made."""
    return {name: plain(form.get(f"was.{name}", "")) for name in _BOXES}


def plain(text: str) -> str:
    """Line breaks and runs of spaces as one space."""
    return " ".join(text.split())


def problems(texts: Mapping[str, str]) -> dict[str, str]:
    """Box → why what was put there cannot be kept."""
    found = {name: wording.BOX_PROBLEMS["needed"] for name in _NEEDED if name in texts and not texts[name]}
    for name, text in texts.items():
        problem = _problem(name, text)
        if problem:
            found[name] = wording.BOX_PROBLEMS[problem]
    return found


def facts(texts: Mapping[str, str], known: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The facts that were meant; an empty box takes its fact away. ``known`` tells what was a list of several."""
    told = {name: _value(name, text, (known or {}).get(name)) for name, text in texts.items()}
    if "fee" in told and (yen := _yen(texts["fee"])) is not None:
        told["fee_yen"] = yen
    return told


def _problem(name: str, text: str) -> str:
    if not text:
        return ""
    form = _BOXES[name]
    if len(text) > LONGEST:
        return "long"
    if form == "number" and not unicodedata.normalize("NFKC", text).removesuffix(wording.HEADS).isdecimal():
        return "number"
    if form == "date" and not _is_day(text):
        return "day"
    if form == "url" and not _WEB.fullmatch(text):
        return "url"
    known = {"kind": tuple(kinds()), "status": tuple(wording.STATUS)}
    return "choice" if name in known and text not in known[name] else ""


def _value(name: str, text: str, was: Any) -> Any:  # noqa: ANN401 - a fact is whatever its key says
    if not text:
        return None
    if _BOXES[name] == "number":
        return int(unicodedata.normalize("NFKC", text).removesuffix(wording.HEADS))
    if name == "phone" or isinstance(was, list):
        parts = [
            part for part in _APART.split(unicodedata.normalize("NFKC", text) if name == "phone" else text) if part
        ]
        return parts if len(parts) > 1 else parts[0]
    return text


def _yen(text: str) -> int | None:
    """One clear amount."""
    flat = unicodedata.normalize("NFKC", text)
    amount = _YEN.fullmatch(flat)
    if amount:
        return int(amount[1].replace(",", ""))
    return 0 if flat in wording.FREE_WORDS else None


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _choices(name: str, kind: str, value: str) -> tuple[Choice, ...]:
    if name == "status":
        known = [("", wording.NOT_RECORDED), *wording.STATUS.items()]
        return tuple(Choice(value=code, label=label, on=code == value) for code, label in known)
    if name != "kind":
        return ()
    widest = rank(kinds()[kind].audience) if kind else max(rank(one.audience) for one in kinds().values())
    return tuple(
        Choice(value=one.code, label=one.label, on=one.code == value)
        for one in kinds().values()
        if rank(one.audience) <= widest
    )
