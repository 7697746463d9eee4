"""Which places of a register may be the same group: only those that share a place, a telephone or a word are compared.

``n`` places make far fewer than ``n²`` comparisons; a block that everything falls into tells nothing and is left out.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from layers.place.same import venues
from layers.place.same.judge import Entry, Judgement, judge, numbers
from layers.place.same.names import parts

# More entries than this behind one telephone or one word: the number of the city hall, a word of every second name.
MOST_ALIKE = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """Two ids in order, and why they stand side by side."""

    one: str
    other: str
    judgement: Judgement


def candidates(entries: Mapping[str, Entry]) -> list[Pair]:
    """The pairs that are judged the same, those with the likest names first."""
    pairs = {ids for block in _blocks(entries).values() if len(block) <= MOST_ALIKE for ids in _of(block)}
    judged = (Pair(one=a, other=b, judgement=judge(entries[a], entries[b])) for a, b in sorted(pairs))
    return sorted((pair for pair in judged if pair.judgement.same), key=_sureness)


def _sureness(pair: Pair) -> tuple[float, str, str]:
    return (-pair.judgement.name, pair.one, pair.other)


def _of(block: set[str]) -> Iterator[tuple[str, str]]:
    ids = sorted(block)
    return ((a, b) for position, a in enumerate(ids) for b in ids[position + 1 :])


def _blocks(entries: Mapping[str, Entry]) -> Mapping[Hashable, set[str]]:
    found: dict[Hashable, set[str]] = defaultdict(set)
    for id_, entry in entries.items():
        for key in _keys(entry):
            found[key].add(id_)
    return found


def _keys(entry: Entry) -> Iterator[Hashable]:
    spot, house = venues.spot(entry.address), venues.hall(entry.venue)
    name = parts(entry.name, venues.place_words(entry.venue, entry.address))
    if spot and spot.numbers:
        yield "spot", spot.town, spot.numbers[:2]
    if house and house.own and not house.home:
        yield "hall", house.own
    if len(name.own) >= 2:
        yield "word", name.own
    yield "whole", name.whole
    for digits in (digits for text in entry.phones for digits in numbers(text)):
        yield "phone", digits[-9:]
