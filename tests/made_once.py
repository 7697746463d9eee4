"""What takes long to make and is only copied: made once in a run, whichever process comes first."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest

WORKER = "PYTEST_XDIST_WORKER"


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder ``name`` that ``make(folder)`` has filled; the other processes of the run wait for it.

    Nobody may change what lies in it. A maker that fails leaves nothing, and the next one tries again.
    """
    root = factory.getbasetemp()
    root = root.parent if os.environ.get(WORKER) else root
    done = root / f"once-{name}"
    with (root / f"{done.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            making = factory.mktemp(name)
            make(making)
            making.rename(done)
    return done
