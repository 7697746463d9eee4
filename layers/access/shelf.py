"""Shelf: the last few of what is costly to make, shared by the threads of a process."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Shelf(Generic[Key, Value]):
    """What was asked for last stays; making is not guarded: two threads may make the same thing at once."""

    def __init__(self, most: int) -> None:
        """Empty."""
        self._most = most
        self._held: OrderedDict[Key, Value] = OrderedDict()
        self._guard = threading.Lock()

    def __len__(self) -> int:
        """How many are kept."""
        return len(self._held)

    def get(self, key: Key) -> Value | None:
        """What is kept under a key."""
        with self._guard:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def keep(self, key: Key, value: Value) -> Value:
        """Keep it, and let go what was asked for longest ago."""
        with self._guard:
            self._held[key] = value
            self._held.move_to_end(key)
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return value

    def made(self, key: Key, make: Callable[[], Value]) -> Value:
        """What is kept, else made now and kept."""
        found = self.get(key)
        return self.keep(key, make()) if found is None else found
