"""付箋 that speak of a person: what of it is personal, and the note without it.

A nudge for the facilitator, who decides; the note waits for her whatever is found (``layers.workshop``).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from layers.trust.spoken.figures import ages, doors, mails, phones
from layers.trust.spoken.letters import Plain, plain
from layers.trust.spoken.lists import Span
from layers.trust.spoken.names import names
from layers.trust.spoken.pointing import pointed, states

# How each kind is said instead; of two that overlap the earlier kind holds.
_INSTEAD = {
    "phone": "電話番号",
    "mail": "連絡先",
    "address": "○-○",
    "name": "○○",
    "age": "○歳",
    "health": "○○",
    "role": "○○",
}
KINDS = tuple(_INSTEAD)
_LONGEST = 2000
# Each round leaves less to be found; what a mask lets appear is taken out in the next.
_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Told:
    """``kinds``: of ``KINDS``, in their order; ``masked``: the text with ○○ for what is personal, else as written."""

    personal: bool
    kinds: tuple[str, ...]
    masked: str


def personal(text: str) -> Told:
    """What of a text is personal."""
    parts = [_told(part) for part in _parts(text)]
    kinds = {kind for part in parts for kind in part.kinds}
    return Told(bool(kinds), tuple(kind for kind in KINDS if kind in kinds), "".join(part.masked for part in parts))


def _parts(text: str) -> list[str]:
    """A note as it is; of a book that somebody sends its sentences, since around each word much is searched."""
    if len(text) <= _LONGEST:
        return [text]
    sentences = re.findall(rf"[^。\n]{{0,{_LONGEST - 1}}}[。\n]?", text)
    return [one for one in sentences if one]


def _told(text: str) -> Told:
    kinds: set[str] = set()
    masked = text
    for _ in range(_ROUNDS):
        read = plain(masked)
        found = _found(read.text)
        if not found:
            break
        kinds |= {kind for kind, _ in found}
        masked = _without(masked, read, found)
    return Told(bool(kinds), tuple(kind for kind in KINDS if kind in kinds), masked)


def _found(text: str) -> list[tuple[str, Span]]:
    """Every personal run of letters with its kind."""
    reach = [("phone", span) for span in phones(text)] + [("mail", span) for span in mails(text)]
    houses = [("address", span) for span in doors(text) if not _meets(span, reach)]
    named = [("name", span) for span in names(text)]
    people = [("role", span) for span in pointed(text)]
    somebody = bool(named or people or houses)
    health = [("health", span) for span in states(text, somebody=somebody)]
    aged = [("age", span) for span in ages(text, somebody=bool(somebody or health)) if not _meets(span, reach + houses)]
    return [*reach, *houses, *_everywhere(text, named), *aged, *health, *people]


def _everywhere(text: str, named: list[tuple[str, Span]]) -> list[tuple[str, Span]]:
    """A name that is found once is taken out wherever it stands: 「山本商店の山本さん」."""
    said = {text[begin:end] for _, (begin, end) in named if end - begin > 1}
    again = [("name", (at, at + len(one))) for one in said for at in _places(text, one)]
    return [*named, *again]


def _places(text: str, word: str) -> Iterable[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _meets(span: Span, others: list[tuple[str, Span]]) -> bool:
    return any(span[0] < end and begin < span[1] for _, (begin, end) in others)


def _without(written: str, read: Plain, found: list[tuple[str, Span]]) -> str:
    """The text as written, with what is personal said otherwise."""
    rank = {kind: place for place, kind in enumerate(KINDS)}
    groups: list[tuple[int, int, str]] = []
    for kind, span in sorted(found, key=lambda one: one[1]):
        begin, end = read.written(*span)
        if groups and begin < groups[-1][1]:
            first, last, other = groups.pop()
            groups.append((first, max(last, end), min(kind, other, key=rank.__getitem__)))
        else:
            groups.append((begin, end, kind))
    said, at = "", 0
    for begin, end, kind in groups:
        said += written[at:begin] + _INSTEAD[kind]
        at = end
    return said + written[at:]
