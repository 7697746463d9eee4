"""What single headings and marks mean: the synonyms of ``recognise.toml``, and headings that name several things.

Headings are compared after NFKC, in lower case, without spaces and punctuation.
"""

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

MAX_HEADING = 40
_JOINTS = re.compile(r"[・･/／、,，()（）\[\]【】&＆+＋\n\r]+|及び|および|と(?=電話|住所|所在地|場所|会場)")
_PUNCTUATION = re.compile(r"[\s_・･\-‐－―/／*＊※:：()（）\[\]［］「」【】〔〕<>＜＞'’.,、。|｜]|(?<=.)[?？!！]")
_NOTE = re.compile(r"[※*]\s*\d*|\s*注\d+")
# Between the words of a heading these say nothing: 「サロン等の名称」 is 「サロン名称」.
_SMALL = re.compile(r"の|等|など|(?<!^.)ご(?=[一-龥])|^[ごお御](?=[一-龥])")
_NAMED = re.compile(r"(.{1,12}?)(?:の?(?:名称|名前|なまえ|めいしょう|愛称|通称|呼称|呼び名)|名)(?:等|など)?")
_LONGEST_NAMED = 14
_BRACKETS = re.compile(r"[(（\[［【〔].*?[)）\]］】〕]")


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("recognise.toml").read_text("utf-8"))


@cache
def _synonyms() -> dict[str, str]:
    roles = {**_words()["places"], **_words()["welcome"]}
    return {folded(word): role for role, words in roles.items() for word in words}


@cache
def _loose_synonyms() -> dict[str, str]:
    """The synonyms without the small words between; where two then become one and differ, none counts."""
    roles: dict[str, set[str]] = {}
    for word, role in _synonyms().items():
        roles.setdefault(_loose(word), set()).add(role)
    return {word: min(found) for word, found in roles.items() if len(found) == 1 and len(word) > 1}


def _loose(whole: str) -> str:
    """A folded heading without 「の」「等」「ご」, and hiragana for what is written either way."""
    found = _SMALL.sub("", whole)
    for one, other in _words()["same"].items():
        found = found.replace(one, other)
    return found


@cache
def welcome_words(kind: str) -> frozenset[str]:
    """The words that answer a question of 受け入れの目安 (``yes``, ``no``, ``nothing``), or name a way of asking."""
    return frozenset(folded(word) for word in _words()["welcome_words"][kind])


@cache
def marks(kind: str) -> frozenset[str]:
    """The words that stand over the columns of a ○ matrix: ``target`` or ``day``."""
    return frozenset(folded(word) for word in _words()["marks"][kind])


def below(upper: str, lower: str) -> str:
    """What a heading of role ``lower`` means under one of role ``upper``, where alone it would mean something else."""
    return str(_words()["below"].get(upper, {}).get(lower, ""))


def row_words(kind: str) -> tuple[str, ...]:
    """The words by which a row shows that it is none: ``totals``, ``examples`` or ``notes``."""
    return tuple(_words()["rows"][kind])


@lru_cache(maxsize=4096)
def folded(heading: str) -> str:
    """A heading as it is compared: NFKC (half-width kana become full), lower case, no spaces and punctuation."""
    return _PUNCTUATION.sub("", unicodedata.normalize("NFKC", heading)).casefold()


@lru_cache(maxsize=16384)
def role_of(heading: str) -> str:
    """What a heading means, ``""`` where we do not know; remarks in brackets count only when it means nothing else."""
    return exact_role(heading) or _by_part(folded(heading))


@lru_cache(maxsize=16384)
def exact_role(heading: str) -> str:
    """What a heading means that is one of the known words, whole or but for a remark in brackets."""
    if len(heading) > MAX_HEADING:
        return ""
    return first_of(together(heading)) or word_role(heading)


def word_role(heading: str) -> str:
    """What a heading means as one word, a remark in brackets left aside."""
    whole = folded(heading)
    bare = folded(_BRACKETS.sub("", _NOTE.sub("", unicodedata.normalize("NFKC", heading)))) if whole else ""
    loose = (_loose_synonyms().get(_loose(one), "") for one in (whole, bare) if one)
    return _synonyms().get(whole) or _synonyms().get(bare) or next((role for role in loose if role), "")


@lru_cache(maxsize=4096)
def together(heading: str) -> frozenset[str]:
    """All that a heading names at once, of 「会場・住所」 or 「団体名（代表者）」; empty where it names one thing."""
    pieces = [piece for piece in _JOINTS.split(unicodedata.normalize("NFKC", heading)) if piece.strip()]
    if not 1 < len(pieces) <= 4 or len(heading) > MAX_HEADING:
        return frozenset()
    roles = [_synonyms().get(folded(piece), "") for piece in pieces]
    if {"lat", "lon"} <= set(roles):
        # 「緯度・経度」 is one thing, written in one cell.
        return frozenset()
    if _words()["below"].get(roles[0], {}).get(roles[-1]) == roles[0]:
        # 「場所（名称）」 is the name of the hall.
        return frozenset()
    # 「時間（午前）」: what stands in the brackets must be a heading as well.
    return frozenset(roles) if len(set(roles)) > 1 and all(roles) else frozenset()


def first_of(roles: frozenset[str]) -> str:
    """The role under which a column of several things is read; the others are parted from it."""
    if roles and roles <= {"schedule", "day", "time", "start", "end"}:
        return "schedule"
    order = ("name", "venue", "address", "phone", "contact_name", "schedule", "day", "time", "start")
    return next((role for role in order if role in roles), next(iter(sorted(roles)), ""))


def _by_part(whole: str) -> str:
    if len(whole) > 20:
        return ""
    return next((row["role"] for row in _words()["part"] if any(word in whole for word in row["words"])), "") or _named(
        whole
    )


def _named(whole: str) -> str:
    """「○○名」「○○の名称」: the name of the place, unless it is that of a hall, a person, an area."""
    found = _NAMED.fullmatch(whole)
    if not found or len(whole) > _LONGEST_NAMED:
        return ""
    return next((row["role"] for row in _words()["named"] if any(word in found[1] for word in row["words"])), "name")
