"""Room on the laptop's disk: whether what is written can be kept, and what the facilitator is to do if not."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from layers.errors import LayersError
from layers.wording import sentence
from webmap.hall.desk import Hall

_TO_DO = {"hall.full": "hall.make_room", "hall.disk": "hall.mend_disk"}
_LITTLE_BYTES = 100 * 1024 * 1024
_TRY_AGAIN_SECONDS = 3.0


class Room:
    """What the last attempt to keep something has shown; one that failed is tried again, whoever has left."""

    def __init__(self, hall: Hall) -> None:
        """Nothing has failed yet."""
        self._hall = hall
        self._code = ""
        self._tried_at = 0.0

    @contextmanager
    def keeping(self) -> Iterator[None]:
        """Around each attempt; what failed is raised as it came."""
        try:
            yield
        except LayersError as fault:
            if fault.code in _TO_DO:
                self._code, self._tried_at = fault.code, time.monotonic()
            raise
        self._code = ""

    def told(self) -> str:
        """What the facilitator has to do now; empty while all is well."""
        if self._code and time.monotonic() - self._tried_at > _TRY_AGAIN_SECONDS:
            with suppress(LayersError), self.keeping():
                self._hall.check_room()
        return sentence(_TO_DO[self._code], {}) if self._code else self._little()

    def _little(self) -> str:
        try:
            free = shutil.disk_usage(self._hall.file.parent).free
        except OSError:
            return ""
        return sentence("hall.little_room", {"mb": free // (1024 * 1024)}) if free < _LITTLE_BYTES else ""
