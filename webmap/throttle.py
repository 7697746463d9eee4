"""Who asks for too many addresses that do not exist is not looked up any more for a while."""

import time
from collections import deque

_MOST_KNOWN = 10_000


class Throttle:
    """``limit`` misses in ``seconds`` per caller; forgotten with the process, which is soon enough."""

    def __init__(self, limit: int, seconds: float) -> None:
        """Nobody has missed yet."""
        self._limit = limit
        self._seconds = seconds
        self._misses: dict[str, deque[float]] = {}

    def is_shut(self, caller: str) -> bool:
        """Whether this caller has missed too often just now."""
        missed = self._misses.get(caller)
        if not missed:
            return False
        while missed and missed[0] < time.monotonic() - self._seconds:
            missed.popleft()
        return len(missed) >= self._limit

    def miss(self, caller: str) -> None:
        """One more."""
        if len(self._misses) > _MOST_KNOWN:
            self._misses.clear()
        self._misses.setdefault(caller, deque(maxlen=self._limit)).append(time.monotonic())
