"""The searches: numba where it is there, else scipy, with the same answers to the last bit.

numba is slow to load (a second) and slower to compile (half a minute, once per version, kept on disk). So it is
loaded by ``warm`` or when there is enough to do, and nothing here does so on import.
"""

import hashlib
import os
import sys
import tempfile
import threading
from contextlib import suppress
from functools import cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

_CACHE = "NUMBA_CACHE_DIR"
_COMPILED = "layers.access.kernels.compiled"
_FOLDER = "kernels"
# Sites times nodes that scipy does in the time that loading takes, or compiling.
_LOADING, _COMPILING = 2_000_000, 20_000_000
_done = 0
_warm = threading.Event()
_guard = threading.Lock()


def engine(work: int = _COMPILING) -> Any:  # noqa: ANN401 - one of two modules with the same functions
    """``compiled`` or ``plain``, whichever has the next ``work`` (sites times nodes) done sooner.

    A process that has asked for little many times is taken at its word in the end.
    """
    global _done  # noqa: PLW0603 - how much this process has asked for without numba
    if _COMPILED not in sys.modules and has_numba():
        _done += work
        if _done < (_LOADING if ready() else _COMPILING):
            return import_module("layers.access.kernels.plain")
    return chosen()


@cache
def chosen() -> Any:  # noqa: ANN401 - as above
    """The faster one that this machine can run."""
    if has_numba():
        keep_in()
        with suppress(ImportError):
            return import_module(_COMPILED)
    return import_module("layers.access.kernels.plain")


def keep_in(folder: Path | None = None) -> None:
    """Where compiled searches are kept, said before the first of them; the first who says it is heard.

    The user's own cache serves every database and demo of that user; ``folder``, that of the data, is for services
    that have no home. Where nothing can be written, a folder of this process alone has to do: others must not be able
    to put a program there.
    """
    if _CACHE in os.environ:
        return
    wanted = [*_own_cache(), *([folder / _FOLDER] if folder else [])]
    lying = [one for one in wanted if (one / _stamp()).is_file()]
    usable = next((one for one in (*lying, *wanted) if _writable(one)), None)
    os.environ[_CACHE] = str(usable or tempfile.mkdtemp(prefix="ibashomap-"))


def ready() -> bool:
    """Whether the searches would run at their full speed at once: pages say 「準備しています」 until then."""
    if not has_numba() or _warm.is_set():
        return True
    keep_in()
    return Path(os.environ[_CACHE], _stamp()).is_file()


def warm() -> None:
    """Load, and where needed compile, every search; it may be called by many, and works once."""
    from layers.access.kernels.warming import every_search  # noqa: PLC0415 - nothing else needs it

    with _guard:
        if _warm.is_set():
            return
        every_search(chosen())
        if has_numba() and _writable(Path(os.environ[_CACHE])):
            Path(os.environ[_CACHE], _stamp()).touch()
        _warm.set()


@cache
def warm_beside() -> None:
    """The same in a thread of its own; it is not waited for when the process ends."""
    threading.Thread(target=warm, name="warm", daemon=True).start()


@cache
def has_numba() -> bool:
    """Whether it is installed; that costs nothing to ask."""
    try:
        version("numba")
    except PackageNotFoundError:
        return False
    return True


@cache
def _stamp() -> str:
    """The file that stands once this very version of the searches lies compiled beside it."""
    digest = hashlib.sha256(f"{sys.version}{version('numba')}{version('numpy')}{Path(__file__).parent}".encode())
    for one in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(one.read_bytes())
    return f"ready-{digest.hexdigest()[:16]}"


def _own_cache() -> list[Path]:
    """The user's, where there is one."""
    home = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_CACHE_HOME") or str(Path("~/.cache").expanduser())
    return [Path(home) / "ibashomap" / _FOLDER] if Path(home).is_absolute() else []


def _writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
