"""Where two sides have written on one thing meanwhile: what stands now, and what the other side had written."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from layers.workshop.moves import Move

# What two people can mean differently; where a note was put into which order is no clash.
_TELLING = frozenset({"text", "kind", "theme", "who", "what", "when", "shown_text", "state", "gone", "done", "decided"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Clash:
    """``stands``: the later one holds; ``other``: the one that it stands over. Nothing of either is lost."""

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


def clashes(here: Iterable[Move], there: Iterable[Move]) -> list[Clash]:
    """Fields that both sides have set, each differently."""
    ours, theirs = _last(here), _last(there)
    found = []
    for key in sorted(ours.keys() & theirs.keys()):
        subject, name = key
        later, earlier = sorted((ours[key], theirs[key]), key=lambda move: move.order, reverse=True)
        if later.fields[name] != earlier.fields[name]:
            found.append(Clash(subject=subject, name=name, stands=later, other=earlier))
    return found


def _last(moves: Iterable[Move]) -> dict[tuple[str, str], Move]:
    last: dict[tuple[str, str], Move] = {}
    for move in moves:
        for name in move.fields.keys() & _TELLING:
            key = (move.subject, name)
            if key not in last or last[key].order < move.order:
                last[key] = move
    return last
