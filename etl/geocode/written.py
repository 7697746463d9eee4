"""An address below its town: 丁目, 番・番地, 枝番・号, and what makes it less than exact (小字, 地先, 番外地)."""

import re
from dataclasses import dataclass
from functools import cache

from etl.geocode.spelling import letters

_CHOME = re.compile(r"\s*(\d+)丁目?\s*")
_NEXT = re.compile(r"\s*(?:番地-|番-|番地の?|番の?|-|の)\s*(\d+)")
_SPACED = re.compile(r"\s+(\d+)(?=号(?!室|棟))")
_UNIT = re.compile(r"\s*(番地|番|号)?")
_BESIDE = re.compile(r"地先|地内|付近|隣|先(?=$|\s)")
_NO_NUMBER = re.compile(r"無番地|番外地|番地なし")
_MOST = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Below:
    """``chome`` "" where none is written; ``lead``: words before the numbers; ``unit``: what follows the first."""

    chome: str = ""
    lead: str = ""
    numbers: tuple[str, ...] = ()
    unit: str = ""
    beside: bool = False


@cache
def _first() -> re.Pattern[str]:
    prefixes = letters()["lot"]["prefixes"]
    return re.compile(rf"\s*(?:([{prefixes}])(?:番地?)?[の\-]?)?\s*(?:第|番地?)?(\d+)")


@cache
def _no_lot() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, letters()["lot"]["not_a_lot"])))


@cache
def _room() -> re.Pattern[str]:
    return re.compile(r"\s*(?:" + "|".join(map(re.escape, letters()["lot"]["rooms"])) + ")")


def below(rest: str) -> Below:
    """What stands after the name of the town, spelled as ``spelling.spelled`` leaves it."""
    chome = _CHOME.match(rest)
    rest = rest[chome.end() :] if chome else rest.lstrip()
    told = chome[1].lstrip("0") if chome else ""
    if _NO_NUMBER.search(rest):
        return Below(chome=told)
    lead, first = _lead(rest)
    if first is None or _no_lot().match(rest, len(lead) + first.end()):
        return Below(chome=told, lead=lead.strip())
    end = len(lead) + first.end()
    unit = _UNIT.match(rest, end)
    found = [(first[1] or "") + _plain(first[2])]
    found += _further(rest, end)
    beside = bool(_BESIDE.search(rest, end))
    return Below(
        chome=told, lead=lead.strip(), numbers=tuple(found), unit=(unit[1] or "") if unit else "", beside=beside
    )


def _lead(rest: str) -> tuple[str, re.Match[str] | None]:
    """Words between town and number (a 小字, or a town that the gazetteer does not know), and the first number."""
    at_once = _first().match(rest)
    if at_once:
        return "", at_once
    words = re.match(r"[^\d]*?(?=\d)", rest)
    if words is None:
        return rest, None
    # The last letter of the words may be the 甲 of 「甲123」.
    for cut in (len(words[0]) - 1, len(words[0])):
        found = _first().match(rest[cut:]) if cut >= 0 else None
        if found:
            return rest[:cut], found
    return words[0], None


def _further(rest: str, end: int) -> list[str]:
    found: list[str] = []
    while len(found) < _MOST - 1:
        following = _NEXT.match(rest, end) or _SPACED.match(rest, end)
        if following is None or _room().match(rest, following.end()):
            break
        found.append(_plain(following[1]))
        end = following.end()
    return found


def _plain(digits: str) -> str:
    return digits.lstrip("0") or "0"
