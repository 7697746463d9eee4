"""Lens: under which items of the law a place counts — as its own list says, else as the city's plan sorts its lists.

Found by what is written, never guessed: a place of which neither tells counts under nothing.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from layers.city import Program
from layers.place.traits import UNCOUNTED, Counted, column, item_signs, pattern
from layers.vocabulary import legal_items


class Member(NamedTuple):
    """A place as the lens looks at it: as far as its viewer may see."""

    kind: str
    name: str
    dataset: str = ""
    own: Mapping[str, str] = {}


class Lens:
    """The plan of a city, held over its places."""

    def __init__(self, programs: Sequence[Program] = ()) -> None:
        """The programs in the order of the plan."""
        self.programs = tuple(programs)

    def of(self, place: Member) -> Counted:
        """What a place counts as."""
        fitting = self.programs_of(place)
        items = named_items(place.own) or _in_order(program.item for program in fitting)
        if not items:
            return UNCOUNTED
        known = legal_items()
        return Counted(
            items=items,
            sectors=tuple(dict.fromkeys(known[item].sector for item in items if known[item].sector)),
            ways=column("way", place.own) or _each(program.way for program in fitting),
            offices=column("office", place.own) or _each(program.office for program in fitting),
        )

    def programs_of(self, place: Member) -> tuple[Program, ...]:
        """The programs that a place belongs to; where its own list names items, only programs of these."""
        fitting = tuple(program for program in self.programs if _fits(program, place))
        named = named_items(place.own)
        return tuple(program for program in fitting if program.item in named) if named else fitting


def named_items(own: Mapping[str, str]) -> tuple[str, ...]:
    """The items that the columns of a list name: 「第3号イ」, 「3-イ」, or the name that the law has for them."""
    return _in_order(item for part in column("item", own) for item in _items_in(part))


def _items_in(text: str) -> list[str]:
    signs = item_signs()
    found = ["".join(signs.get(sign, sign) for sign in parts) for parts in pattern("item").findall(text)]
    known = legal_items()
    told = [code for code in found if code in known]
    return told or [code for code, item in known.items() if any(word in text for word in item.words)]


def _fits(program: Program, place: Member) -> bool:
    name = unicodedata.normalize("NFKC", place.name)
    by_kind = place.kind in program.kinds and (not program.words or any(word in name for word in program.words))
    return (
        by_kind
        or _list_of(place.dataset) in program.lists
        or bool(program.standing and set(program.standing) & set(column("standing", place.own)))
    )


def _list_of(dataset: str) -> str:
    """The id that the city's file gives to a list: 「places/standard_open_data/salon (2)」 is the list salon."""
    return dataset.rpartition("/")[2].partition(" (")[0]


def _in_order(items: Iterable[str]) -> tuple[str, ...]:
    there = set(items)
    return tuple(code for code in legal_items() if code in there)


def _each(texts: Iterable[str]) -> tuple[str, ...]:
    parts = (part.strip() for text in texts for part in pattern("parts").split(text))
    return tuple(dict.fromkeys(part for part in parts if part))
