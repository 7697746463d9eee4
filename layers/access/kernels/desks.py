"""Where searches work: labels valid only under the newest version, so that nothing is wiped between two of them."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Generic, Protocol, TypeVar

import numpy as np

ROOM = 256
_KEPT = 4
# Ten million sites before the versions run out of numbers.
_SPARE = 10_000_000
_LAST_VERSION = 2**31 - _SPARE
_MARK = 2
_UNSEEN = np.iinfo(np.int64).max


class Desk:
    """Labels of every node with tick, span, version and edge; versions count up."""

    def __init__(self, nodes: int) -> None:
        """Empty."""
        self.labels = np.zeros((nodes, 4), np.int32)
        self.touched = np.empty(nodes, np.int32)
        self.filled = np.zeros(0, np.int64)
        self.queues = np.empty((0, ROOM), np.int32), np.empty((0, ROOM), np.int32)
        self.version = np.zeros(1, np.int32)

    def __len__(self) -> int:
        """How many nodes it has room for."""
        return len(self.labels)

    def laid(self, slots: int) -> None:
        """With as many buckets as this search needs."""
        if len(self.filled) != slots:
            self.filled = np.zeros(slots, np.int64)
            self.queues = np.empty((slots, ROOM), np.int32), np.empty((slots, ROOM), np.int32)

    def leave(self, held: tuple[Any, ...]) -> None:
        """As a search leaves it: its queues may have grown."""
        self.queues = held[3], held[4]

    @property
    def held(self) -> tuple[Any, ...]:
        """As the kernels take it."""
        if self.version[0] > _LAST_VERSION:
            self.labels[:, _MARK] = 0
            self.version[0] = 0
        return self.labels, self.touched, self.filled, *self.queues, self.version


class Slip:
    """Labels of nothing but ticks below their version, which counts down: the newest are the least."""

    def __init__(self, nodes: int) -> None:
        """Empty; one more may be touched than there are, as the search writes before it knows."""
        self.labels = np.full(nodes, _UNSEEN)
        self.touched = np.empty(nodes + 1, np.int32)
        self.filled = np.zeros(0, np.int64)
        self.queue = np.empty((0, ROOM), np.int64)
        self.version = np.full(1, _LAST_VERSION, np.int32)

    def __len__(self) -> int:
        """How many nodes it has room for."""
        return len(self.labels)

    def laid(self, slots: int) -> None:
        """With as many buckets as this search needs."""
        if len(self.filled) != slots:
            self.filled = np.zeros(slots, np.int64)
            self.queue = np.empty((slots, ROOM), np.int64)

    @property
    def held(self) -> tuple[Any, ...]:
        """As the kernels take it."""
        if self.version[0] < _SPARE:
            self.labels[:] = _UNSEEN
            self.version[0] = _LAST_VERSION
        return self.labels, self.touched, self.filled, self.queue, self.version


class _Laid(Protocol):
    def __init__(self, nodes: int) -> None: ...

    def __len__(self) -> int: ...

    def laid(self, slots: int) -> None: ...


D = TypeVar("D", bound=_Laid)


class Kept(Generic[D]):
    """A few of a kind, kept for the next search on a network of that size."""

    def __init__(self, kind: type[D]) -> None:
        """None yet."""
        self._kind = kind
        self._free: list[D] = []
        self._lock = threading.Lock()

    @contextmanager
    def one(self, nodes: int, slots: int) -> Iterator[D]:
        """One that nobody else works at."""
        with self._lock:
            mine = next((one for one in self._free if len(one) == nodes), None)
            if mine is not None:
                self._free.remove(mine)
        mine = self._kind(nodes) if mine is None else mine
        mine.laid(slots)
        # A search that broke off would leave its queues filled: only what was left in order goes back.
        yield mine
        with self._lock:
            self._free.append(mine)
            del self._free[:-_KEPT]
