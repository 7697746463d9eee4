"""The judgement on two entries: place first, then the names, then the telephone.

A group elsewhere is another one; another group in the same hall shares its address and often its telephone, so there
the names decide. A new name is believed where an entry tells the former one.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from layers.place.same import venues
from layers.place.same.likeness import likeness
from layers.place.same.names import Name, conflict, other_kind, parts

# How alike the words of two names must be, by what the telephones say.
SURE, LIKELY, CONFIRMED = 0.9, 0.84, 0.74
_DIGITS = re.compile(r"\d+")
_TELEPHONE = re.compile(r"[\d(][\d()\-‐‑–—―−ー.\s]*\d")
_COUNTRY = re.compile(r"\+81[-\s]?(?:\(0\))?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A group as a list has it; what the list does not say is empty."""

    name: str
    venue: str = ""
    address: str = ""
    phones: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgement:
    """``same``, and what spoke for it: ``place`` and ``phone`` (None = nothing tells), ``name`` 0 … 1."""

    same: bool
    place: bool | None
    phone: bool | None
    name: float


def judge(one: Entry, other: Entry) -> Judgement:
    """Whether two entries are the same group at the same place."""
    place = venues.same_place((one.venue, one.address), (other.venue, other.address))
    phone = same_phone(one.phones, other.phones)
    words = venues.place_words(one.venue, one.address) | venues.place_words(other.venue, other.address)
    mine, others = parts(one.name, words), parts(other.name, words)
    if place is not False and _renamed(mine, others, words):
        return Judgement(same=place is True or phone is True, place=place, phone=phone, name=1.0)
    alike, *aside = (_alike(a, b, phone=phone) for a, b in _readings(mine, others, words))
    alike = max([alike, *(found for found in aside if found >= LIKELY)])
    same = place is not False and _same(alike, place=place, phone=phone)
    return Judgement(same=same, place=place, phone=phone, name=alike)


def _readings(one: Name, other: Name, words: frozenset[str]) -> Iterator[tuple[Name, Name]]:
    """The names as they stand; and what stands in the brackets of one beside the other: a second name of the group."""
    yield one, other
    if conflict(one, other):
        return
    if one.bare and not other.bare and _names(one, bare := parts(one.bare, words), words):
        yield bare, other
    if other.bare and not one.bare and _names(other, bare := parts(other.bare, words), words):
        yield one, bare
    yield from ((parts(aside, words), other) for aside in one.asides)
    yield from ((one, parts(aside, words)) for aside in other.asides)


def _names(name: Name, bare: Name, places: frozenset[str]) -> bool:
    """Whether a name still names its group without its brackets: 「いきいきサロン「つくし」」 does not."""
    return bool(bare.own) or not name.own or any(len(place) > 1 and place in bare.written for place in places)


def _alike(one: Name, other: Name, *, phone: bool | None) -> float:
    if conflict(one, other) or other_kind(one, other, sure=bool(phone)):
        return 0.0
    return likeness(one, other)


def _same(alike: float, *, place: bool | None, phone: bool | None) -> bool:
    """The telephone of a hall or an office stands behind many groups: it confirms a name and never decides."""
    if phone:
        return alike >= (CONFIRMED if place else LIKELY)
    return bool(place) and alike >= (LIKELY if phone is None else SURE)


def _renamed(one: Name, other: Name, words: frozenset[str]) -> bool:
    """Whether one of the names is told to be the earlier name of the other."""
    return _was(one, other, words) or _was(other, one, words)


def _was(now: Name, before: Name, words: frozenset[str]) -> bool:
    earlier = [parts(name, words) for name in now.former]
    return any(
        not conflict(name, before)
        and likeness(name, before) >= LIKELY
        and (name.own or before.own or name.whole == before.whole)
        for name in earlier
    )


def same_phone(one: Iterable[str], other: Iterable[str]) -> bool | None:
    """Whether they share a number (one may lack its area code); ``None`` where one has none."""
    mine, others = [[digits for text in texts for digits in numbers(text)] for texts in (one, other)]
    if not mine or not others:
        return None
    return any(a.endswith(b) or b.endswith(a) for a in mine for b in others)


@lru_cache(maxsize=16384)
def numbers(written: str) -> tuple[str, ...]:
    """The digits of each number in a text, at least six of them: 「0797-22-5500 FAX 22-5501」 holds two."""
    plain = _COUNTRY.sub("0", unicodedata.normalize("NFKC", written))
    found = (digits for one in _TELEPHONE.findall(plain) for digits in _apart(one))
    return tuple(digits for digits in found if len(digits) >= 6)


def _apart(piece: str) -> list[str]:
    """The digits of one number, or of several that only blanks part: no number has more than eleven."""
    digits = "".join(_DIGITS.findall(piece))
    return [digits] if len(digits) <= 11 else ["".join(_DIGITS.findall(one)) for one in piece.split()]
