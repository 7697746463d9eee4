"""What 「もし〜なら」 computes from, warm in this process: made beside the requests, in a thread of its own, and kept.

A request that comes too early is told so and asks again; nobody waits for the first search from every place.
"""

import threading
from dataclasses import dataclass
from datetime import date

from flask import current_app

from layers import clock
from layers.access.question import Question
from layers.access.shelf import Shelf
from layers.access.what_if import WhatIf
from layers.errors import LayersError
from layers.store import Store, Unit
from layers.trust.audience import Viewer

# Each holds the rows of one question: some tens of megabytes for a large city.
_KEPT = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class Key:
    """What a warm state is true for: the question, all that could be seen, and by whom."""

    question: Question
    revision: str
    network: str
    role: str
    zones: tuple[str, ...]
    day: date


class Ready:
    """The warm states of one process, the last asked for first to stay."""

    def __init__(self, store: Store) -> None:
        """One for each application."""
        self._store = store
        self._shelf: Shelf[Key, WhatIf | LayersError] = Shelf(_KEPT)
        self._making: set[Key] = set()
        self._guard = threading.Lock()

    def get(self, unit: Unit, question: Question) -> WhatIf | None:
        """What is warm; None while it is being made. Raises what making it has met, until something changes."""
        viewer = unit.viewer
        key = Key(
            question=question,
            revision=unit.revision,
            network=unit.walk_networks.fingerprint(),
            role=viewer.role,
            zones=viewer.zones,
            day=clock.today(),
        )
        found = self._shelf.get(key)
        if isinstance(found, LayersError):
            raise found
        if found is None:
            self._begin(key, viewer)
        return found

    def _begin(self, key: Key, viewer: Viewer) -> None:
        with self._guard:
            if key in self._making:
                return
            self._making.add(key)
        threading.Thread(target=self._make, args=(key, viewer), daemon=True).start()

    def _make(self, key: Key, viewer: Viewer) -> None:
        try:
            self._shelf.keep(key, self._made(key, viewer))
        finally:
            with self._guard:
                self._making.discard(key)

    def _made(self, key: Key, viewer: Viewer) -> WhatIf | LayersError:
        try:
            with self._store.reading(viewer) as unit:
                ground = unit.coverage.gather(key.question)
            return WhatIf(key.question, ground)
        except LayersError as fault:
            return fault
        except Exception as fault:  # noqa: BLE001 - a thread has nobody to tell but the next request
            return LayersError("job.broken", kind=type(fault).__name__)


def ready() -> Ready:
    """Those of this application."""
    kept: Ready = current_app.extensions.setdefault(
        "ibashomap.what_if", Ready(current_app.extensions["ibashomap.store"])
    )
    return kept
