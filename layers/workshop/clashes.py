"""Where two sides have written on one thing, neither knowing of the other: what stands, and what else was said."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from layers.workshop.moves import Move

# What two people can mean differently; where a note was put into which order is no clash.
_TELLING = frozenset({"text", "kind", "theme", "who", "what", "when", "shown_text", "state", "gone", "done", "decided"})
HERE = ""

Key = tuple[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Clash:
    """``stands``: the one that holds; ``other``: the one that it stands over. Nothing of either is lost."""

    subject: str
    name: str
    stands: Move
    other: Move

    @property
    def value(self) -> Any:  # noqa: ANN401 - a field of a note, a theme, an aim or a step
        """What stands."""
        return self.stands.fields[self.name]

    @property
    def other_value(self) -> Any:  # noqa: ANN401 - a field of a note, a theme, an aim or a step
        """What the other side had written."""
        return self.other.fields[self.name]


@dataclass(frozen=True, kw_only=True, slots=True)
class Arrival:
    """What one package has brought into the journal: what stands after ``start``, up to ``end``.

    ``side``: the laptop that it is of; ``saw``: up to there the laptop had been told of what others had written.
    """

    side: str
    saw: int
    start: int
    end: int


def clashes(journal: Sequence[tuple[int, Move]], arrivals: Sequence[Arrival]) -> list[Clash]:
    """Fields that two sides have set differently, in no order of packages.

    Whoever writes here knows all that has arrived: where somebody has said a third thing since, all is said.
    """
    now = _last(move for _, move in journal)
    found: dict[tuple[Key, str], Clash] = {}
    for one, other in _unknowing(journal, arrivals):
        for key in sorted(one.keys() & other.keys()):
            clash = _clash(key, now[key], (one[key], other[key]))
            if clash is not None:
                found[key, repr(clash.other_value)] = clash
    return [found[key] for key in sorted(found)]


def _clash(key: Key, stands: Move, two: tuple[Move, Move]) -> Clash | None:
    subject, name = key
    others = [move for move in two if move.fields[name] != stands.fields[name]]
    # Both say what stands, or neither does.
    return Clash(subject=subject, name=name, stands=stands, other=others[0]) if len(others) == 1 else None


def _unknowing(
    journal: Sequence[tuple[int, Move]], arrivals: Sequence[Arrival]
) -> Iterator[tuple[dict[Key, Move], dict[Key, Move]]]:
    """What a package brought, beside what each other side had written that its laptop was not told of."""
    side_of = {seq: one.side for one in arrivals for seq, _ in journal if one.start < seq <= one.end}
    written: dict[str, list[tuple[int, Move]]] = defaultdict(list)
    for seq, move in journal:
        written[side_of.get(seq, HERE)].append((seq, move))
    finally_said = {side: _last(move for _, move in moves) for side, moves in written.items() if side != HERE}

    def said(side: str, after: int, until: int) -> dict[Key, Move]:
        """A laptop that has said something else of it later, in another package, did not mean it."""
        found = _last(move for seq, move in written[side] if after < seq <= until)
        last = finally_said.get(side, found)
        return {key: move for key, move in found.items() if last[key] == move}

    for one in arrivals:
        brought = said(one.side, one.start, one.end)
        for side in [other for other in written if other != one.side]:
            yield said(side, one.saw, one.start), brought


def _last(moves: Iterable[Move]) -> dict[Key, Move]:
    last: dict[Key, Move] = {}
    for move in moves:
        for name in move.fields.keys() & _TELLING:
            key = (move.subject, name)
            if key not in last or last[key].order < move.order:
                last[key] = move
    return last
