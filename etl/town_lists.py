"""Towns as lists name them: 「岩園町、朝日ヶ丘町（一部）」, 「本町１〜３丁目」, 「栄町1・2丁目」 → one member each."""

import re
import unicodedata
from typing import TypedDict

from layers.geo.town_names import kanji_number

_PART = re.compile(r"一部|の?うち|を?除く|番地?|の区域")
_BRACKETS = re.compile(r"[（(「【]([^）)」】]*)[）)」】]")
_BREAKS = re.compile(r"[、，,;；・･/／\n|｜]+")
_NUMBER = "[0-9０-９一二三四五六七八九十]"
_CHOME_RANGE = re.compile(rf"({_NUMBER}+)(?:丁目)?[〜～~\-－–]({_NUMBER}+)丁目")
_CHOME_LIST = re.compile(
    rf"(?P<town>[^、，,;・\n|\s]+?)(?P<list>{_NUMBER}+(?:丁目)?(?:[・、，,]{_NUMBER}+(?:丁目)?)+)(?<=丁目)"
)
_INNER_BREAKS = "\x00"


class Member(TypedDict):
    """A town of a zone; ``part`` where only part of it belongs there."""

    town: str
    part: bool


def members(text: str) -> list[Member]:
    """The towns in a cell, as printed but one by one; the same town twice is one member."""
    found: dict[str, Member] = {}
    for piece in _pieces(text):
        member = _member(piece)
        if member["town"]:
            known = found.setdefault(member["town"], member)
            known["part"] = known["part"] or member["part"]
    return list(found.values())


def _pieces(text: str) -> list[str]:
    """Breaks inside brackets do not part towns; 「1〜3丁目」 and 「1・2丁目」 are written out first."""
    kept = _BRACKETS.sub(lambda bracket: _BREAKS.sub(_INNER_BREAKS, bracket[0]), text)
    kept = _CHOME_RANGE.sub(_written_out, kept)
    kept = _CHOME_LIST.sub(_each_with_town, kept)
    return [piece.replace(_INNER_BREAKS, "、").strip() for piece in _BREAKS.split(kept)]


def _written_out(found: re.Match[str]) -> str:
    first, last = _whole(found[1]), _whole(found[2])
    return "・".join(f"{number}丁目" for number in range(first, last + 1)) if first < last else found[0]


def _each_with_town(found: re.Match[str]) -> str:
    numbers = re.findall(f"{_NUMBER}+", found["list"])
    return "、".join(f"{found['town']}{number}丁目" for number in numbers)


def _whole(text: str) -> int:
    plain = unicodedata.normalize("NFKC", text)
    return int(plain) if plain.isdigit() else kanji_number(plain)


def _member(piece: str) -> Member:
    bracketed = " ".join(_BRACKETS.findall(piece))
    bare = _BRACKETS.sub("", piece).strip()
    part = bool(_PART.search(bracketed)) or bare.endswith(("の一部", "一部"))
    return Member(town=re.sub(r"(の)?一部$", "", bare).strip(), part=part)
