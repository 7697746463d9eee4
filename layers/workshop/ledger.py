"""Ledger 台帳 of registers: which move holds each field of each subject. It grows move by move, in any order.

The later move holds, by ``(clock, seat, id)``; where even these are the same, the greater value as JSON, compared as
JavaScript compares texts.
"""

import json
from collections.abc import Mapping
from typing import Any

from layers.workshop.moves import Move

Stamp = tuple[int, str, str]
Told = Mapping[str, Any]
_Key = tuple[Stamp, bytes, str]
_Register = tuple[_Key, Move]


class Ledger:
    """What is told of each subject. The same move twice changes nothing."""

    def __init__(self) -> None:
        """Empty."""
        self.clock = 0
        self._last: dict[str, dict[str, _Register]] = {}
        self._first: dict[str, dict[str, _Register]] = {}

    def take(self, move: Move) -> None:
        """One move more."""
        self.clock = max(self.clock, move.clock)
        last, first = self._last.setdefault(move.subject, {}), self._first.setdefault(move.subject, {})
        for name, value in move.fields.items():
            key = (move.order, canonical(value), move.channel)
            if name not in last or last[name][0] < key:
                last[name] = (key, move)
            if name not in first or key < first[name][0]:
                first[name] = (key, move)

    def told(self) -> dict[str, dict[str, Any]]:
        """Subject → field → the value that holds."""
        return {
            subject: {name: move.fields[name] for name, (_, move) in named.items()}
            for subject, named in self._last.items()
        }

    def stamp(self, subject: str, name: str) -> Stamp:
        """When the value that holds was set."""
        return self._last[subject][name][0][0]

    def last(self, subject: str, name: str) -> Move:
        """The move that holds a field."""
        return self._last[subject][name][1]

    def first(self, subject: str, name: str) -> Move:
        """The move that set a field first."""
        return self._first[subject][name][1]


def canonical(value: Any) -> bytes:  # noqa: ANN401 - whatever a field may hold
    """As ``JSON.stringify`` writes it, so that two values compare here as in a browser."""
    return json.dumps(_whole(value), ensure_ascii=False, separators=(",", ":")).encode("utf-16-be", "surrogatepass")


def _whole(value: Any) -> Any:  # noqa: ANN401 - whatever a field may hold
    if isinstance(value, list | tuple):
        return [_whole(one) for one in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
