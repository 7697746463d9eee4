"""住所 → prefecture, city, town, block, number, building, as geocoding and comparing need them.

The town keeps its 丁目 as printed; 「東町5-2-1」 (three numbers, no 丁目) is read as 東町5丁目 2番 1号.
"""

import re
from dataclasses import dataclass

from etl.clean import text
from layers.geo.town_names import town_key

_PREFECTURE = re.compile(r"^(北海道|東京都|京都府|大阪府|[^\d\s]{2,3}県)")
_CITY = re.compile(
    r"^((?:[^\d\s]{1,4}郡[^\d\s]{1,5}[町村])|(?:[^\d\s]{1,6}?市(?:[^\d\s市]{1,4}区)?)|(?:[^\d\s]{1,4}区))"
)
# Cities that hold a 市 or 区 before their last letter.
_ODD_CITIES = re.compile(r"^(四日市市|廿日市市|野々市市|八日市場市|余市町|市川市|市原市)")
_DASH = re.compile(r"(?<=\d)\s*[‐‑‒–—―−ーｰ─のノ]\s*(?=\d)")
_KATAKANA_NI = re.compile(r"ニ(?=丁目)")
_TOWN = re.compile(r"^(.*?(?:\d+|[〇一二三四五六七八九十]+)丁目|[^\d]*)\s*")
_NUMBERS = re.compile(r"^(\d+)(?:番地|番|-|丁目)?(?:の|-)?(\d+)?(?:号|番|-)?(\d+)?号?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Address:
    """所在地 in its parts; what it does not hold is empty."""

    prefecture: str = ""
    city: str = ""
    town: str = ""
    block: str = ""
    number: str = ""
    building: str = ""

    @property
    def key(self) -> str:
        """The form in which two spellings of one address are equal; without prefecture, city and building."""
        return "-".join(part for part in (town_key(self.town), self.block, self.number) if part)


def split(written: str, *, city: str = "") -> Address:
    """The parts of an address; ``city`` helps where the name of the city is hard to tell from the town."""
    rest = _KATAKANA_NI.sub("二", _DASH.sub("-", text.plain(written)))
    rest = re.sub(r"^〒?\s*\d{3}-\d{4}\s*", "", rest)
    prefecture, rest = _cut(_PREFECTURE, rest)
    if city and rest.startswith(city):
        found, rest = city, rest[len(city) :]
    else:
        found, rest = _cut(_ODD_CITIES, rest)
        found, rest = (found, rest) if found else _cut(_CITY, rest)
    town, block, number, building = _below(rest.strip())
    return Address(prefecture=prefecture, city=found, town=town, block=block, number=number, building=building)


def _cut(pattern: re.Pattern[str], rest: str) -> tuple[str, str]:
    found = pattern.match(rest)
    return (found[1], rest[found.end() :].lstrip()) if found else ("", rest)


def _below(rest: str) -> tuple[str, str, str, str]:
    town_found = _TOWN.match(rest)
    town = town_found[1].strip() if town_found else ""
    rest = rest[town_found.end() :] if town_found else rest
    found = _NUMBERS.match(rest)
    if not found:
        town, _, building = town.partition(" ")
        return town, "", "", f"{building} {rest}".strip()
    first, second, third = found[1], found[2] or "", found[3] or ""
    building = rest[found.end() :].strip(" 　-,、")
    if third and "丁目" not in town:
        return f"{town}{first}丁目", second, third, building
    return town, first, second, building
