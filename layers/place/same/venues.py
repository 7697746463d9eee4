"""Whether two entries meet at one place, as far as hall and address tell."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from layers.place.same.folding import folded, sides, spellings
from layers.place.same.reading import other_kanji, reads_alike

_GA = re.compile(r"(?<=[一-龠])が(?=[一-龠])")
_POST = re.compile(r"^〒?\d{3}[-‐−]?\d{4}")
_PREFECTURE = re.compile(r"^(北海道|東京都|京都府|大阪府|[^\d]{2,3}県)")
_CITY = re.compile(
    r"^(?:[^\d郡]{1,5}郡[^\d町村市]{1,6}[町村](?=.)|四日市市|廿日市市|野々市市"
    r"|[^\d市]{1,6}市(?!場)(?:[^\d市区]{1,4}区(?=.))?|[^\d市区町村]{1,3}区(?=[^\d]))"
)
# 北1条西 is a town, its numbers follow.
_TOWN = re.compile(r"^([^\d]*(?:\d+条[東西南北]?)?)")
_AREA = re.compile(r"(大字|字)")
_PARTS_OF_TOWN = re.compile(r"(?<=.)[町村](?=.)")
_NUMBERS = re.compile(r"\d+")
_TAIL = re.compile(r"^[\d丁目番地号の\-‐‑–—―−ー街区]*")
# The numbers of an address, then a blank or a bracket, then the building.
_BEHIND = re.compile(r"^[^\d]*\d[\d\-‐‑‒–—―−ー丁目番地号の]*[\s(（]+([^\d\s(（)）][^()（）]{2,})")
_CITY_OWNED = re.compile(r"^(.{1,6}[市町村区県]立|市立|町立|区立|県立)")
_FLOOR = re.compile(r"(地下)?\d+(階|f).*$|第\d+.*室.*$")
_BRACKETS = re.compile(r"[(（\[［「『【].*?[)）\]］」』】]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """An address as it is compared: the name of the town without 町, and its numbers from 丁目 down."""

    town: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Hall:
    """The name of a hall: its own word and what kind of house it is; a home has no name."""

    own: str
    kind: str
    home: bool = False


@lru_cache(maxsize=16384)
def spot(address: str) -> Spot | None:
    """The place of an address; ``None`` where there is none."""
    text = _POST.sub("", _dashed(address))
    text = _CITY.sub("", _PREFECTURE.sub("", folded_lines(text)))
    found = _TOWN.match(_AREA.sub("", text))
    town = found[1] if found else ""
    rest = text[len(town) :] if text.startswith(town) else _AREA.sub("", text)[len(town) :]
    numbers = tuple(int(one) for one in _NUMBERS.findall(_TAIL.match(rest)[0] if rest else ""))  # type: ignore[index]
    town = town.strip("-").removesuffix("町")
    return Spot(town=town, numbers=numbers) if town or numbers else None


def _dashed(address: str) -> str:
    return re.sub(r"[‐‑‒–—―−ー－](?=\s*[0-9０-９])", "-", address)


def folded_lines(text: str) -> str:
    """An address folded with its hyphens kept: they part numbers."""
    return "-".join(folded(piece) for piece in text.replace("ｰ", "-").split("-"))


@lru_cache(maxsize=16384)
def hall(venue: str) -> Hall | None:
    """The hall that a text names; ``None`` where it names none."""
    text = _FLOOR.sub("", _CITY_OWNED.sub("", folded(_BRACKETS.sub("", venue))))
    if not text:
        return None
    for word in spellings("home"):
        if text.endswith(word):
            return Hall(own=text.removesuffix(word), kind="home", home=True)
    text = _without_room(text)
    kinds = sorted(spellings("hall").items(), key=lambda one: -len(one[0]))
    kind = next(((word, canonical) for word, canonical in kinds if text.endswith(word)), None)
    own = text.removesuffix(kind[0]) if kind else text
    return Hall(own=own.removesuffix("町").removesuffix("の"), kind=kind[1] if kind else "")


def _without_room(text: str) -> str:
    for word in sorted(spellings("room"), key=len, reverse=True):
        if text.endswith(word) and len(text) > len(word) + 2:
            return text.removesuffix(word)
    return text


def same_spot(one: Spot | None, other: Spot | None) -> bool | None:
    """Whether two addresses agree; ``None`` where they cannot tell (missing, or one of them names the town alone)."""
    if one is None or other is None or not one.numbers or not other.numbers:
        return None
    if one.town and other.town and not _same_town(one.town, other.town):
        return False
    short, long = sorted((one.numbers, other.numbers), key=len)
    return long[: len(short)] == short


def _same_town(one: str, other: str) -> bool:
    """Whether two towns are one; the longer may begin with the municipality, as 「寒川町宮山」 beside 「宮山」."""
    short, long = sorted((_without_ga(one), _without_ga(other)), key=len)
    return long == short or (long.endswith(short) and long.removesuffix(short)[-1] in "町村")


def _without_ga(town: str) -> str:
    """「越ヶ谷」 as 「越谷」: the small letter between two kanji is often left out."""
    return _GA.sub("", town)


def same_hall(one: Hall | None, other: Hall | None) -> bool | None:
    """Whether two names mean one hall; ``None`` where one is missing or is somebody's home without a name."""
    if one is None or other is None:
        return None
    if one.home and other.home:
        return None if not one.own or not other.own else one.own == other.own
    if one.home or other.home:
        return False
    if one.kind == other.kind or not one.kind or not other.kind or "センター" in (one.kind + other.kind):
        return _alike(one.own, other.own)
    return one.own + one.kind == other.own + other.kind


def _alike(one: str, other: str) -> bool:
    if not one or not other:
        return one == other
    if _without_ga(one) == _without_ga(other) or reads_alike(one, other):
        return True
    return fuzz.ratio(one, other) >= 84 and not _two_names(*sorted((one, other)))


def _two_names(one: str, other: str) -> bool:
    """「南三国丘東会館」 and 「南三国丘西会館」: a number or a kanji stands where the other has another one."""
    edits = Levenshtein.editops(one, other)
    pairs = [(one[edit.src_pos], other[edit.dest_pos]) for edit in edits if edit.tag == "replace"]
    added = {one[edit.src_pos] for edit in edits if edit.tag == "delete"}
    added |= {other[edit.dest_pos] for edit in edits if edit.tag == "insert"}
    return any(other_kanji(*pair) or any(map(str.isdigit, pair)) for pair in pairs) or bool(added & sides())


def same_place(one: tuple[str, str], other: tuple[str, str]) -> bool | None:
    """Whether two (venue, address) are one place; ``None`` where nothing tells."""
    spots = spot(one[1]), spot(other[1])
    cities = frozenset(filter(None, (_city(one[1]), _city(other[1]))))
    houses = _house(*one, cities), _house(*other, cities)
    halls = same_hall(*houses)
    by_address = same_spot(*spots)
    if by_address:
        return not _numbered_apart(*houses)
    if by_address is None:
        towns = {found.town for found in spots if found and found.town}
        return False if len(towns) > 1 and halls is None else halls
    return bool(halls) and _slipped(list(filter(None, spots)), list(filter(None, houses)))


def _city(address: str) -> str:
    """The municipality as an address begins with it, folded: 「芦屋市」."""
    found = _CITY.match(_PREFECTURE.sub("", folded_lines(_POST.sub("", _dashed(address)))))
    return found[0] if found else ""


def _house(venue: str, address: str, cities: frozenset[str]) -> Hall | None:
    """The hall that is named, or the building behind the numbers of the address; the name of the city is no part."""
    written = folded(venue) or _building(address)
    city = next((city for city in cities if written.startswith(city) and len(written) > len(city) + 2), "")
    return hall(written.removeprefix(city))


@lru_cache(maxsize=16384)
def _building(address: str) -> str:
    found = _BEHIND.match(unicodedata.normalize("NFKC", address))
    return found[1] if found else ""


def _numbered_apart(one: Hall | None, other: Hall | None) -> bool:
    """「1号棟集会所」 and 「5号棟集会所」, 「第1集会所」 and 「第2集会所」: two houses on one plot."""
    if one is None or other is None or one.kind != other.kind:
        return False
    numbers = [_NUMBERS.findall(house.own) for house in (one, other)]
    bare = {_NUMBERS.sub("", house.own) for house in (one, other)}
    return len(bare) == 1 and all(numbers) and numbers[0] != numbers[1]


def _slipped(spots: Sequence[Spot], houses: Sequence[Hall]) -> bool:
    """Whether two addresses of one hall differ by a slip: another number, or a part of the town left out."""
    (one, other), (mine, others) = spots, houses
    if not mine.own or _same_town(one.town, other.town):
        return bool(mine.own)
    short, long = sorted((one.town, other.town), key=len)
    return one.numbers == other.numbers and short in long and mine.own == others.own


def place_words(venue: str, address: str) -> frozenset[str]:
    """The words by which a group may be named after its town or hall, folded."""
    found = spot(address)
    house = hall(venue)
    words = {found.town if found else "", house.own if house and not house.home else ""}
    words |= {f"{word}町" for word in words if word}
    words |= {piece for piece in _PARTS_OF_TOWN.split(found.town if found else "") if len(piece) > 1}
    if house and house.own and not house.home:
        words.add(_without_room(folded(_BRACKETS.sub("", venue))))
    return frozenset(filter(None, words))
