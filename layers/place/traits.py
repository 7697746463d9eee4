"""Traits: what the facts of a place say about who may come, what it costs and how one gets in; found, never guessed.

A trait is small and can be compared: whoever holds many places keeps each distinct one once.
"""

import re
import tomllib
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

RESTING = ("suspended", "closed")
UNKNOWN = -1
# All that traits are read from.
FACTS = (
    *("schedule", "status", "target", "activity", "venue", "fee", "fee_yen", "note", "confirmed_on"),
    *("welcome_men", "welcome_pickup", "welcome_wheelchair", "welcome_any_sector"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Who:
    """One group of people that a list may name."""

    code: str
    label: str
    words: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    from_age: int = 0
    to_age: int = 0
    shuts: tuple[str, ...] = ()
    fact: str = ""
    silent: bool = False


class Visitors(NamedTuple):
    """Codes named anywhere; ``told``: whether 対象 names anybody; ``shut``: codes that it shuts out."""

    named: frozenset[str]
    told: bool
    shut: frozenset[str]


class Counted(NamedTuple):
    """What a place counts as in the plan: items of the law, and for these 分野, 実施方式 and 所管課; () = not known."""

    items: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()


UNCOUNTED = Counted()


class Traits(NamedTuple):
    """One answer per topic. ``time``: schedule text and whether it rests; ``fee``: the dearest yen, −1 unknown.

    ``way`` and ``office`` are None where the place counts under nothing: there is nothing to be known.
    """

    time: tuple[str, bool]
    who: Visitors
    fee: int
    ride: int
    wheels: int
    standing: tuple[str, ...]
    sector: tuple[str, ...]
    confirmed: str
    item: tuple[str, ...] = ()
    way: tuple[str, ...] | None = None
    office: tuple[str, ...] | None = None
    crossing: int = UNKNOWN


def traits(kind: str, facts: Mapping[str, Any], own: Mapping[str, str], counted: Counted = UNCOUNTED) -> Traits:
    """The traits of a place, out of what its viewer may see; ``counted``: what it counts as in the plan."""
    written = _written(facts, "access")
    return Traits(
        time=(_text(facts.get("schedule")), _text(facts.get("status")) in RESTING),
        who=_visitors(kind, facts),
        fee=fee(_text(facts.get("fee")), facts.get("fee_yen")),
        ride=_access("ride", _text(facts.get(_words()["ride"]["fact"])), written),
        wheels=_access("wheels", _text(facts.get(_words()["wheels"]["fact"])), written),
        standing=column("standing", own),
        sector=column("sector", own) or counted.sectors,
        confirmed=_text(facts.get("confirmed_on")),
        item=counted.items,
        way=counted.ways if counted.items else None,
        office=counted.offices if counted.items else None,
        crossing=_access("crossing", _text(facts.get(_words()["crossing"]["fact"])), ""),
    )


@cache
def who() -> dict[str, Who]:
    """The groups of people, in the order in which they are offered."""
    rows: list[dict[str, Any]] = _words()["who"]
    groups = (Who(**{key: _tupled(value) for key, value in row.items()}) for row in rows)
    return {one.code: one for one in groups}


def label(topic: str) -> str:
    """What ``ride`` and ``wheels`` are called."""
    return str(_words()[topic]["label"])


def fee(text: str, yen: Any) -> int:  # noqa: ANN401 - a fact is whatever its list gave
    """The dearest of what is asked for; −1 where no sum is told (実費)."""
    told = [int(found.replace(",", "")) for found in pattern("yen").findall(_plain(text))]
    if isinstance(yen, int | float):
        told.append(int(yen))
    return max(told, default=UNKNOWN)


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("traits.toml").read_text("utf-8"))


def _tupled(value: Any) -> Any:  # noqa: ANN401 - TOML arrays become the tuples of a frozen noun
    return tuple(value) if isinstance(value, list) else value


@cache
def item_signs() -> dict[str, str]:
    """Signs of an item of the law as its code writes them."""
    return dict(_words()["item_signs"])


@cache
def pattern(name: str) -> re.Pattern[str]:
    """How something is written in lists."""
    return re.compile(_words()["patterns"][name])


def _visitors(kind: str, facts: Mapping[str, Any]) -> Visitors:
    target, more = _text(facts.get("target")), _written(facts, "who")
    answers = tuple((one.code, facts[one.fact]) for one in who().values() if one.fact and facts.get(one.fact))
    return _people(kind, _plain(target), more, answers)


@lru_cache(maxsize=65536)
def _people(kind: str, target: str, more: str, answers: tuple[tuple[str, Any], ...]) -> Visitors:
    by_target = {one.code for one in who().values() if _names(one, target) or _is_whole(one, target)}
    by_kind = {one.code for one in who().values() if kind in one.kinds}
    by_words = {one.code for one in who().values() if _names(one, more)}
    shut = {one.code for one in who().values() if any(word in target + more for word in one.without)}
    shut |= {code for code, answer in answers if answer == "no"}
    shut |= {other for code in shut for other in who()[code].shuts}
    named = (by_target | by_kind | by_words | {code for code, answer in answers if answer == "yes"}) - shut
    return Visitors(named=frozenset(named), told=bool(by_target or by_kind or shut), shut=frozenset(shut))


def _names(one: Who, text: str) -> bool:
    if not text:
        return False
    aged = any(int(age) >= one.from_age for age in pattern("from_age").findall(text)) if one.from_age else False
    young = any(int(age) <= one.to_age for age in pattern("to_age").findall(text)) if one.to_age else False
    return aged or young or any(_stands(word, text) for word in one.words)


def _stands(word: str, text: str) -> bool:
    """Whether the word is there and nothing right behind it turns it round (子ども不可)."""
    turned = _words()["turned"]
    start = text.find(word)
    while start >= 0:
        behind = text[start + len(word) : start + len(word) + turned["reach"]]
        if not any(sign in re.split(turned["ends"], behind)[0] for sign in turned["words"]):
            return True
        start = text.find(word, start + 1)
    return False


def _is_whole(one: Who, text: str) -> bool:
    return any(re.fullmatch(pattern, text) for pattern in one.whole)


@lru_cache(maxsize=65536)
def _access(topic: str, answer: str, text: str) -> int:
    """1 yes, 0 no, −1 not told; what was asked of the place itself goes before words of its list."""
    if answer in ("yes", "no"):
        return int(answer == "yes")
    known = _words()[topic]
    if any(word in text for word in known["no"]):
        return 0
    return 1 if any(word in text for word in known["yes"]) else UNKNOWN


def column(topic: str, own: Mapping[str, str]) -> tuple[str, ...]:
    """What the columns of a list's own say to a topic, part by part."""
    headings: Collection[str] = _words()["columns"][topic]
    cells = (_plain(text) for heading, text in own.items() if _plain(heading) in headings)
    return tuple(dict.fromkeys(part.strip() for cell in cells for part in pattern("parts").split(cell) if part.strip()))


def plan_columns(own: Mapping[str, str]) -> dict[str, str]:
    """Of the columns of a list's own, those that say what a place counts as; all others stay with the list."""
    told = {heading for headings in _words()["columns"].values() for heading in headings}
    return {heading: text for heading, text in own.items() if _plain(heading) in told}


def _written(facts: Mapping[str, Any], place: str) -> str:
    return _plain(" ".join(filter(None, (_text(facts.get(name)) for name in _words()["looked_in"][place]))))


def _text(value: Any) -> str:  # noqa: ANN401
    if isinstance(value, list | tuple):
        return ", ".join(str(part) for part in value)
    return "" if value is None else str(value)


@lru_cache(maxsize=65536)
def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()
