"""Text → tokens: every stretch of a schedule is a known word or a residue that is kept and judged."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

RESIDUE = "?"
_GIF_PERIOD = re.compile(r"(?<=\d\d:\d\d)_/_(?=\d\d:\d\d)".replace("_", r"\s*"))
# The names of groups, but for the two that a pattern asks for again.
_NAME = re.compile(r"\(\?P<(?!left>|right>)\w+>")
_GIF = re.compile(r"\d(?:Mo|Tu|We|Th|Fr|Sa|Su)")


class NotUnderstood(Exception):
    """The text is not sure to mean one thing: ``reason`` says which sort of doubt, ``words`` which words."""

    def __init__(self, words: str = "", *, reason: str = "not_dated") -> None:
        """Keep what the staff will be told."""
        super().__init__(words)
        self.words = words
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Token:
    """One word: its sort as one letter (see words.toml), what it says, and where it stands in the text."""

    letter: str
    text: str
    start: int
    end: int
    said: Mapping[str, str] = field(default_factory=dict)
    value: Any = None


@dataclass(frozen=True, slots=True)
class _Word:
    letter: str
    weak: bool
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Words:
    """``first`` tells at one stroke which of ``words`` is the first that fits."""

    words: tuple[_Word, ...]
    first: re.Pattern[str]
    danger: re.Pattern[str]


def tokens(text: str, begin: int = 0, end: int | None = None) -> list[Token]:
    """All tokens of a text in one spelling; raises where the residue may speak of days."""
    text = text[:end]
    if _GIF.search(text):
        text = _GIF_PERIOD.sub("~", text)
    found: list[Token] = []
    at = begun = begin
    while at < len(text):
        token = _token(text, at, edge=_edge(text, at, begun))
        if token is None:
            at += 1
            continue
        _residue(text, begun, at, found)
        found.append(token)
        at = begun = token.end
    _residue(text, begun, at, found)
    return _whole(text, found)


def _whole(text: str, row: list[Token]) -> list[Token]:
    """「そ」「の」「他」 → その他: particles found within a strange word belong to it."""
    found: list[Token] = []
    at = 0
    while at < len(row):
        end = at + 1
        while row[at].letter == RESIDUE and end < len(row) and _grows(row, end):
            end += 1
        while end > at + 1 and row[end - 1].letter != RESIDUE:
            end -= 1
        if end > at + 1:
            _residue(text, row[at].start, row[end - 1].end, found)
        else:
            found.append(row[at])
        at = end
    return found


def _grows(row: list[Token], at: int) -> bool:
    return row[at].letter in (RESIDUE, "p") and row[at].start == row[at - 1].end


def _edge(text: str, at: int, begun: int) -> bool:
    """Whether a word may begin here: at a known word's end, or after a mark or a blank."""
    return at == begun or not text[at - 1].isalnum()


def _token(text: str, at: int, *, edge: bool) -> Token | None:
    found = _words().first.match(text, at)
    if not found or not found.lastgroup:
        return None
    number = int(found.lastgroup[1:])
    for word in _words().words[number:]:
        match = word.pattern.match(text, at)
        if match and match.end() > at and (edge or not word.weak or "曜" in match[0][:2]):
            said = {name: part for name, part in match.groupdict().items() if part}
            return Token(word.letter, match[0], at, match.end(), said)
    return None


def _residue(text: str, start: int, end: int, found: list[Token]) -> None:
    left = text[start:end].strip()
    if not left:
        return
    if _words().danger.search(left):
        raise NotUnderstood(left)
    found.append(Token(RESIDUE, left, start, end))


@cache
def _words() -> _Words:
    told = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
    parts: dict[str, str] = {}
    for name, written in told["parts"].items():
        parts[name] = _filled(written, parts)
    words = [
        _Word(table["letter"], table.get("weak", False), re.compile(_filled(pattern, parts)))
        for table in told["token"]
        for pattern in table["patterns"]
    ]
    nameless = (_NAME.sub("(?:", word.pattern.pattern) for word in words)
    first = re.compile("|".join(f"(?P<w{number}>{pattern})" for number, pattern in enumerate(nameless)))
    return _Words(tuple(words), first, re.compile(told["residue"]["danger"]))


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    for name, written in parts.items():
        pattern = pattern.replace(f"<{name}>", f"(?:{written})")
    return pattern.replace("_", r"\s*")
