"""What the name of a group is made of: what they do, for whom, what kind of gathering, and the word that is its own."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from layers.place.same.earlier import BRACKETS, earlier, told
from layers.place.same.folding import folded, read_out, spellings, words

_PARTING = re.compile(r"[()（）\[\]［］「」『』【】〔〕<>〈〉《》]")
_SCRIPT = re.compile(r"[ぁ-んー]+|[一-龠々]+|[a-z]+")
_BLANK = re.compile(r"[\s()（）\[\]［］「」『』【】〔〕<>〈〉《》]+")
_WEEKDAY = re.compile(r"([月火水木金土日])曜日?")
_ORDER = re.compile(r"第(\d+)(?![月火水木金土日週回]|\d)")
_COUNTED = re.compile(r"\|+|\d+(?:丁目|番|区|号)?|第")
_NUMBER = re.compile(r"\d+")
_LETTER = re.compile(r"(?<![a-z])[a-e](?![a-z])")
_TABLES = ("subject", "people", "form", "weak", "filler", "mood")
# Letters that join words and mean nothing by themselves.
_JOINTS = "のとでをにはへ町"


@dataclass(frozen=True, kw_only=True, slots=True)
class Name:
    """A name in parts. ``own`` is the word that no other group shares; ``former`` are earlier names.

    ``asides`` are what stands in brackets and could be a name, ``bare`` is the name without its brackets ("" = none).
    ``whole`` and ``own`` are read out as far as words tell, ``written`` and ``own_written`` stand as they are spelled.
    ``own_words`` are the parts of ``own_written``, ``scripts`` those of ``own`` where kana and kanji meet, ``pieces``
    those of the whole name where a blank or a bracket stands.
    """

    whole: str
    written: str
    own: str
    own_written: str
    own_words: frozenset[str]
    scripts: frozenset[str]
    pieces: frozenset[str]
    subjects: frozenset[str]
    people: frozenset[str]
    forms: frozenset[str]
    moods: frozenset[str]
    apart: frozenset[tuple[str, str]]
    former: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    bare: str = ""


@lru_cache(maxsize=16384)
def parts(written: str, places: frozenset[str] = frozenset()) -> Name:
    """The parts of a name; ``places`` are the folded names of its town and hall, which every group there may bear."""
    spoken, former = told(written)
    asides = [BRACKETS.sub("", one) for one in BRACKETS.findall(spoken)]
    plain = _PARTING.sub("|", folded(spoken)).replace("曜日", "曜")
    text = read_out(plain)
    read_places = frozenset(map(read_out, places))
    found, _ = _segmented(text, read_places, _lexicon(read=True))
    named = _parted(_without_days(spoken, asides))
    _, own = _segmented(read_out(named), read_places, _lexicon(read=True))
    _, own_words = _segmented(named, places, _lexicon(read=False))
    if "".join(own_words).strip(_JOINTS) in places:
        own, own_words = [], []
    return Name(
        whole=text.replace("|", ""),
        written=plain.replace("|", ""),
        own="".join(piece.strip(_JOINTS) for piece in own),
        own_written="".join(own_words),
        own_words=frozenset(piece.strip(_JOINTS) for piece in own_words),
        scripts=frozenset(read_out(word) for piece in own_words for word in _SCRIPT.findall(piece.strip(_JOINTS))),
        pieces=frozenset(filter(None, map(folded, _BLANK.split(spoken)))),
        subjects=frozenset(word for table, word in found if table == "subject"),
        people=frozenset(word for table, word in found if table == "people"),
        forms=frozenset(word for table, word in found if table == "form"),
        moods=frozenset(word for table, word in found if table == "mood"),
        apart=_apart(plain),
        former=former,
        asides=tuple(one for one in asides if _is_a_name(one)),
        bare=BRACKETS.sub("", spoken) if asides else "",
    )


def _without_days(spoken: str, asides: Iterable[str]) -> str:
    """A bracket that tells a day is no part of the name."""
    for aside in asides:
        if _WEEKDAY.search(aside):
            spoken = spoken.replace(aside, "")
    return spoken


def _is_a_name(aside: str) -> bool:
    """Whether a bracket could hold another name of the group: no day, no remark, no earlier name."""
    text = folded(aside)
    return len(text) >= 3 and len(text) < len(aside) + 3 and not earlier(aside) and not _WEEKDAY.search(text)


@cache
def _lexicon(*, read: bool) -> Mapping[str, tuple[tuple[str, str, str], ...]]:
    """First letter → (spelling, table, canonical), the longest first; ``read`` out as names are, or as spelled."""
    told_as = read_out if read else str
    all_ = [(told_as(spelling), table, word) for table in _TABLES for spelling, word in spellings(table).items()]
    found: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for one in sorted(all_, key=lambda one: -len(one[0])):
        found[one[0][:1]] = (*found.get(one[0][:1], ()), one)
    return found


def _segmented(
    text: str, places: frozenset[str], lexicon: Mapping[str, tuple[tuple[str, str, str], ...]]
) -> tuple[set[tuple[str, str]], list[str]]:
    """Known words, and what is left when they and the names of places are taken out."""
    found: set[tuple[str, str]] = set()
    left: list[str] = []
    known = [(place, "place", place) for place in sorted(places, key=len, reverse=True) if len(place) >= 2]
    position = 0
    while position < len(text):
        words_here = (*known, *lexicon.get(text[position], ()))
        fitting = (one for one in words_here if text.startswith(one[0], position))
        match = max(fitting, key=lambda one: len(one[0]), default=None)
        if match is None:
            left.append(text[position])
            position += 1
            continue
        spelling, table, word = match
        left.append("|")
        found.add((table, word))
        position += len(spelling)
    return found, _own("".join(left))


def _own(left: str) -> list[str]:
    """What is left between the known words, but for what only joins them."""
    return [piece for piece in _COUNTED.split(left) if piece.strip(_JOINTS)]


def _parted(spoken: str) -> str:
    """The folded name with a stroke at every blank and bracket."""
    return "|".join(folded(piece) for piece in _BLANK.split(spoken)).replace("曜日", "曜")


def _apart(text: str) -> frozenset[tuple[str, str]]:
    """What tells groups of one name apart: numbers, letters, weekdays, halves of the day, levels."""
    bare = text.replace("100歳", "").replace("百歳", "")
    found = {("weekday", day) for day in _WEEKDAY.findall(bare)}
    found |= {("number", str(int(one))) for one in _NUMBER.findall(bare)}
    found |= {("order_of", one) for one in _ORDER.findall(bare)}
    found |= {("letter", one) for one in _LETTER.findall(bare)}
    for group, alike in words()["apart"].items():
        found |= {(group, word) for word in alike if folded(word) in bare}
    return frozenset(found)


def conflict(one: Name, other: Name) -> bool:
    """Whether the names speak of two groups, whatever else is alike."""
    if _differ(one.subjects, other.subjects) or _differ(one.people, other.people) or _differ(one.forms, other.forms):
        return True
    if _apart_by_other_marks(one, other):
        return True
    if {"男性", "女性"} & (one.people ^ other.people) or _differ(_whose(one), _whose(other)):
        return True
    if _only_later(one, other) or _only_later(other, one):
        return True
    groups = {group for group, _ in one.apart} & {group for group, _ in other.apart}
    return any(_of(one.apart, group).isdisjoint(_of(other.apart, group)) for group in groups)


def _only_later(one: Name, other: Name) -> bool:
    """「第二サロン」 beside 「サロン」: the second group beside the first."""
    return any(int(order) > 1 for order in _of(one.apart, "order_of")) and not _of(other.apart, "order_of")


def _apart_by_other_marks(one: Name, other: Name) -> bool:
    """「体操の会1」 beside 「体操の会（午後）」: each is marked off from its like, and by another mark."""
    return bool(one.apart and other.apart) and not one.own + other.own and one.apart.isdisjoint(other.apart)


def _whose(name: Name) -> frozenset[str]:
    """What they do and for whom; 「シニア」 parts nothing, for most groups are of older people."""
    return (name.subjects | name.people) - {"高齢者"}


def other_kind(one: Name, other: Name, *, sure: bool = False) -> bool:
    """Whether one is called by what they do and the other by another kind of gathering (相談室, 教室).

    Where all else is ``sure``, the 「体操」 of a group may be its 「サロン」 too; its sign language is not.
    """
    everyday = frozenset(words()["everyday"]["words"]) if sure else frozenset()
    return (
        _differ(one.subjects | one.forms, other.subjects | other.forms)
        and not everyday >= one.subjects | other.subjects
    )


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each says something that the other does not say."""
    return bool(one - other) and bool(other - one)


def _of(apart: Iterable[tuple[str, str]], group: str) -> set[str]:
    return {word for name, word in apart if name == group}
