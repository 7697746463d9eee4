"""What was pressed on the page of 「もし〜なら」: a form or the map's script says it in the same few words."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

import orjson

from layers.access.scenario import Act, Spot, after, next_key, read_acts, without
from layers.access.what_if import WhatIf
from layers.errors import Refused

_TWO_NUMBERS = re.compile(r"(-?\d{1,3}(?:\.\d+)?)\s*[,、\s]\s*(-?\d{1,3}(?:\.\d+)?)")
_LONGEST = 80


def held_acts(text: str) -> tuple[Act, ...]:
    """The acts of a draft as its address holds them; none where it holds none."""
    if not text:
        return ()
    try:
        told = orjson.loads(text)
    except orjson.JSONDecodeError as fault:
        raise Refused("what_if.act") from fault
    return read_acts(told)


def as_text(acts: Sequence[Act]) -> str:
    """The same as text; "" for none."""
    return orjson.dumps([act.to_json() for act in acts]).decode() if acts else ""


def done(acts: Sequence[Act], form: Mapping[str, str], warm: WhatIf) -> tuple[Act, ...]:
    """The acts of a draft after what was pressed."""
    if form.get("do") == "undo":
        return without(acts, form.get("key", ""))
    return after(acts, deed(form, next_key(acts), warm))


def deed(form: Mapping[str, str], key: str, warm: WhatIf) -> Act:
    """One more act; ``Refused`` where it says too little."""
    kind, place = form.get("do", ""), form.get("place", "")
    ends = [_spot(form.get(name, ""), warm) if kind in kinds else None for name, kinds in _ENDS.items()]
    name = form.get("name", "").strip() if kind == "add" else ""
    return Act(
        key=key,
        kind=kind,
        name=name or (_name(form.get("at", ""), warm) if kind == "add" else ""),
        place=place if kind in ("close", "move") else "",
        at_lonlat=ends[0],
        to_lonlat=ends[1],
    )


_ENDS = {"at": ("add", "move", "bridge"), "to": ("bridge",)}


def _spot(given: str, warm: WhatIf) -> Spot:
    """``town:CODE``, ``place:ID``, or 「34.3428, 134.0466」 as every map shows it: latitude first."""
    how, _, name = given.partition(":")
    found: Spot | None = None
    if how == "town":
        found = warm.middle_of(name)
    elif how == "place":
        found = next((point.lonlat for point in warm.ground.beside if point.id == name), None)
    elif numbers := _TWO_NUMBERS.search(unicodedata.normalize("NFKC", given[:_LONGEST])):
        found = (float(numbers[2]), float(numbers[1]))
    if found is None:
        raise Refused("what_if.spot", given=given[:_LONGEST])
    return (round(found[0], 6), round(found[1], 6))


def _name(given: str, warm: WhatIf) -> str:
    """A place that comes into a hall is called after it."""
    how, _, name = given.partition(":")
    return next((point.name[:60] for point in warm.ground.beside if how == "place" and point.id == name), "")
