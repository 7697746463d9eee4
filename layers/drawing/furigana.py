"""ふりがな: the reading over the 漢字 of a text; a name that the house does not know gets none."""

import re
import tomllib
from collections.abc import Collection, Iterator
from functools import cache
from importlib import resources
from typing import Any

from layers.trust.spoken import words as spoken

Piece = tuple[str, str]
_KANJI = re.compile(r"[一-鿿々〆]")
_RUNS = re.compile(r"[一-鿿々〆]+|[^一-鿿々〆]+")
_PROPER = ("地名", "固有名詞", "人名")
_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ"))}


def furigana(text: str, names: Collection[str] = ()) -> list[Piece]:
    """The text in pieces, each with what stands over it ("" for nothing).

    In ``names`` (zones, towns, places) only the house's own readings are used: 三条町 is ちょう here and まち there.
    """
    known = {start: (end, reading) for start, end, reading in _own(text)}
    known |= {start: told for start, told in _dictionary(text, _shut(text, known, names)).items() if start not in known}
    pieces: list[Piece] = []
    at = 0
    for start, (end, reading) in sorted(known.items()):
        pieces += [(text[at:start], "")] if at < start else []
        pieces += split(text[start:end], reading)
        at = end
    return _joined([*pieces, (text[at:], "")])


def split(word: str, reading: str) -> list[Piece]:
    """歩い あるい → 歩|ある, い; the whole word under its reading where it cannot be told which part is read how."""
    runs = _RUNS.findall(word)
    found = [_match(runs, reading, dots) for dots in ("(.+)", "(.+?)")]
    if found[0] is None or found[0] != found[1]:
        return [(word, reading)]
    over = iter(found[0])
    return [(run, next(over)) if _KANJI.match(run) else (run, "") for run in runs]


def hiragana(text: str) -> str:
    """カタカナ as ひらがな."""
    return text.translate(_TO_HIRAGANA)


def _match(runs: list[str], reading: str, dots: str) -> tuple[str, ...] | None:
    pattern = "".join(dots if _KANJI.match(run) else re.escape(hiragana(run)) for run in runs)
    found = re.fullmatch(pattern, reading)
    return found.groups() if found else None


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((resources.files("layers.drawing") / "readings.toml").read_text(encoding="utf-8"))


@cache
def _pattern() -> re.Pattern[str]:
    table = _table()
    terms, counters = (
        "|".join(map(re.escape, sorted(table[name], key=len, reverse=True))) for name in ("terms", "after_number")
    )
    return re.compile(
        rf"(?P<people>(?<![\d,.])[12]人)|(?<=月)(?P<day>\d{{1,2}}日)|(?<=\d)(?P<minutes>分)"
        rf"|(?<=\d)(?P<counter>{counters})|(?P<term>{terms})"
    )


def _own(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a term of the house or a counter stands, and how it is read."""
    table = _table()
    for found in _pattern().finditer(text):
        word = found[0]
        match found.lastgroup:
            case "people":
                yield found.start(), found.end(), "ひとり" if word[0] == "1" else "ふたり"
            case "day" if (number := word[:-1].lstrip("0")) in table["days"]:
                yield found.start(), found.end(), table["days"][number]
            case "day":
                yield found.end() - 1, found.end(), "にち"
            case "minutes" if (before := text[found.start() - 1]) in table["minutes"]:
                yield found.start(), found.end(), table["minutes"][before]
            case "counter":
                yield found.start(), found.end(), table["after_number"][word]
            case "term":
                yield found.start(), found.end(), table["terms"][word]


def _shut(text: str, known: dict[int, tuple[int, str]], names: Collection[str]) -> set[int]:
    """Letters which the dictionary must not read: those of names, and those that have a reading."""
    shut = {place for start, (end, _) in known.items() for place in range(start, end)}
    several_ways = (word for word in _table()["doubtful"].split() if len(word) > 1)
    for name in filter(_KANJI.search, (*names, *several_ways)):
        for found in re.finditer(re.escape(name), text):
            shut.update(range(*found.span()))
    return shut


def _dictionary(text: str, shut: set[int]) -> dict[int, tuple[int, str]]:
    told = spoken.words(text)
    doubtful = set(_table()["doubtful"].split())
    found = {}
    for number, one in enumerate(told):
        beside = [*told[max(number - 1, 0) : number], *told[number + 1 : number + 2]]
        if (
            one.known
            and _KANJI.search(one.text)
            and one.text not in doubtful
            and not text[max(one.begin - 1, 0) : one.begin].isdecimal()  # 5日間 is いつかかん: see [after_number]
            and not _doubtful_name(one, beside)
            and not shut.intersection(range(one.begin, one.end))
        ):
            found[one.begin] = (one.end, hiragana(one.reading))
    return found


def _doubtful_name(one: spoken.Word, beside: list[spoken.Word]) -> bool:
    """A name, or a part of one: a noun that stands right beside a name."""
    if one.sort.startswith(_PROPER):
        return one.text != "令和"
    return one.kind in ("名詞", "接尾辞") and any(
        near.sort.startswith(_PROPER) and near.text != "令和" and _KANJI.search(near.text) for near in beside
    )


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Without empty pieces; what has nothing over it in one piece."""
    joined: list[Piece] = []
    for text, over in pieces:
        if joined and not over and not joined[-1][1]:
            joined[-1] = (joined[-1][0] + text, "")
        elif text:
            joined.append((text, over))
    return joined
