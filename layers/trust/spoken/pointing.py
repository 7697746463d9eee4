"""People whom a note points at without a name: 「元校長のあの人」「お向かいのご主人」「うちの母は認知症で」.

A title, kin or a house alone says nothing; one that can only be one does, and so does how somebody is.
"""

import re
from functools import cache

from layers.trust.spoken.lists import Span, of_persons, told

_SENTENCE = re.compile(r"[^。!?\n]+")


def pointed(text: str) -> list[Span]:
    """The words that point at one person."""
    crowd = _pattern("«crowd»|«mutual»")
    found = (one for written in told("pointing")["pointer"] for one in _pattern(written).finditer(text))
    return [one.span() for one in found if not crowd.match(text, one.end())]


def states(text: str, *, somebody: bool) -> list[Span]:
    """How a person is, where the note speaks of one: of kin, of a role, or (``somebody``) of one found otherwise."""
    found: list[Span] = []
    for sentence in _SENTENCE.finditer(text):
        said = sentence[0]
        there = [one for one in _state().finditer(said) if not _is_of_many(said, one.end())]
        if there and (somebody or _speaks_of_one(said)):
            found += [(sentence.start() + one.start(), sentence.start() + one.end()) for one in there]
    return found


def _is_of_many(said: str, behind: int) -> bool:
    """「認知症カフェ」「入院した時に」."""
    return said.startswith(of_persons("not_before"), behind) or bool(
        _pattern(told("pointing")["thought"]).match(said, behind)
    )


def _speaks_of_one(said: str) -> bool:
    """Whether the sentence has one person in it, and is not about many."""
    if _pattern(told("pointing")["many"]).search(said):
        return bool(_pattern(told("pointing")["own_kin"]).search(said))
    return any(_pattern(written).search(said) for written in told("pointing")["person"])


@cache
def _state() -> re.Pattern[str]:
    every = {*map(re.escape, of_persons("state")), *told("pointing")["state"]}
    # 障害, 障がい, しょうがい, 障碍: one word.
    spelled = (one.replace("障害", "(?:障|しょう)(?:害|がい|碍)") for one in sorted(every, key=len, reverse=True))
    return re.compile("|".join(spelled))


@cache
def _pattern(written: str) -> re.Pattern[str]:
    """A pattern of the file, with what its signs stand for."""
    for name in ("one", "between", "kin", "where", "house", "role", "crowd", "mutual"):
        written = written.replace(f"«{name}»", told("pointing")[name])
    return re.compile(written)
