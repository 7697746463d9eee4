"""Journals of evenings as chance writes them: few subjects, few clocks, so that moves collide."""

import string
from typing import Any

from hypothesis import strategies as st

from layers.workshop.kinds import note_kinds
from layers.workshop.moves import CHANNELS, KEPT_BACK, SHOWN, WAITING, Move

SEATS = ("aaaa", "bbbb", "ffff")
_WORDS = st.sampled_from(["", "坂の上にベンチ", "朝の体操", "𠮷野の湯", "a"])
_KEYS = st.sampled_from([f"{seat}-{number}" for seat in SEATS for number in (1, 2)])
_ORDER = st.sampled_from([0, 1, 0.5, 1.0, -3])


def _some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields).filter(bool)


_FIELDS = {
    "note": _some(
        text=_WORDS,
        kind=st.sampled_from(list(note_kinds())),
        spot=st.sampled_from([None, [135.0, 34.5], (135.1, 34.6)]),
        state=st.sampled_from([WAITING, SHOWN, KEPT_BACK]),
        shown_text=_WORDS,
        seen_text=_WORDS,
        theme=_KEYS,
        number=st.integers(0, 3),
        order=_ORDER,
        gone=st.booleans(),
        table=st.sampled_from(["1", "2"]),
    ),
    "theme": _some(text=_WORDS, order=_ORDER, gone=st.booleans()),
    "aim": _some(text=_WORDS, theme=_KEYS, order=_ORDER, decided=st.booleans(), gone=st.booleans()),
    "step": _some(aim=_KEYS, who=_WORDS, what=_WORDS, when=_WORDS, order=_ORDER, gone=st.booleans()),
    "link": _some(on=st.booleans()),
    "vote": _some(count=st.integers(0, 3), by=st.sampled_from(["", "x"])),
    "hall": _some(meeting=st.just("m1"), people=st.integers(0, 30), voting=st.booleans()),
}


@st.composite
def _subject(draw: st.DrawFn) -> str:
    kind = draw(st.sampled_from(["note", "note", "note", *_FIELDS]))
    if kind == "hall":
        return "hall:now"
    if kind == "link":
        return f"link:{draw(_KEYS)}:{draw(_KEYS)}"
    if kind == "vote":
        return f"vote:{draw(st.sampled_from(SEATS))}:{draw(st.sampled_from(['note', 'theme']))}:{draw(_KEYS)}"
    return f"{kind}:{draw(_KEYS)}"


@st.composite
def a_move(draw: st.DrawFn) -> Move:
    """Any move; even two of one id that say different things, as a broken device might send them."""
    subject = draw(_subject())
    return Move(
        id=draw(st.sampled_from(string.hexdigits[:16])) * 32,
        subject=subject,
        fields=draw(_FIELDS[subject.partition(":")[0]]),
        clock=draw(st.integers(0, 6)),
        seat=draw(st.sampled_from(SEATS)),
        channel=draw(st.sampled_from(CHANNELS)),
    )


def journals(most: int = 30) -> st.SearchStrategy[list[Move]]:
    """Some moves."""
    return st.lists(a_move(), max_size=most)


def honest(most: int = 30) -> st.SearchStrategy[list[Move]]:
    """Some moves, each under an id of its own."""
    return st.lists(a_move(), max_size=most, unique_by=lambda move: move.id)
