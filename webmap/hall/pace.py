"""How fast one seat may go: by seat and by device, never by address, for a hall has one address for all."""

import threading
import time
from collections.abc import Callable

_MOST_KNOWN = 5_000


class Pace:
    """``burst`` at once, then ``per_second`` each second."""

    def __init__(self, burst: float, per_second: float, clock: Callable[[], float] = time.monotonic) -> None:
        """Nobody has begun."""
        self._burst, self._per_second, self._clock = burst, per_second, clock
        self._left: dict[str, tuple[float, float]] = {}
        self._lock = threading.Lock()

    def take(self, who: str, much: float = 1) -> bool:
        """Whether so much is still free; if so it is taken. What is more than the burst is taken at the full."""
        with self._lock:
            now = self._clock()
            if len(self._left) > _MOST_KNOWN:
                self._left = {key: held for key, held in self._left.items() if now - held[1] < 60}
            left, at = self._left.get(who, (self._burst, now))
            left = min(self._burst, left + (now - at) * self._per_second)
            enough = left >= min(much, self._burst)
            self._left[who] = (left - much if enough else left, now)
            return enough
