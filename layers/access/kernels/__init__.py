"""The searches: numba where it is there, else scipy; chosen once, when the first search is asked for.

numba is slow to load and slower to compile. Nothing here loads it until ``engine`` or ``warm`` is called; what it
compiles is kept on disk, so that only the very first start of a version waits.
"""

import hashlib
import os
import tempfile
from contextlib import suppress
from functools import cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

_CACHE = "NUMBA_CACHE_DIR"
_FOLDER = "kernels"


@cache
def engine() -> Any:  # noqa: ANN401 - one of two modules with the same functions
    """``compiled`` or ``plain``: the same functions, and the same answers to the last bit."""
    if _has_numba():
        keep_in(default_folder())
        with suppress(ImportError):
            return import_module("layers.access.kernels.compiled")
    return import_module("layers.access.kernels.plain")


def keep_in(folder: Path) -> None:
    """Where compiled searches are kept, said before the first of them; the first who says it is heard.

    A folder that cannot be written to gives way to a temporary one: slower at the next start, never in the way.
    """
    if _CACHE not in os.environ:
        kept = folder / _FOLDER
        # Of this process alone: what lies in a folder that others may write to would be loaded as a program.
        os.environ[_CACHE] = str(kept) if _writable(kept) else tempfile.mkdtemp(prefix="ibashomap-")


def default_folder() -> Path:
    """The user's own cache, where nobody has said another place."""
    home = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "ibashomap"


def ready() -> bool:
    """Whether a search would start at once here: pages say 「準備しています」 until then."""
    if not _has_numba() or _WARM:
        return True
    keep_in(default_folder())
    return _stamp().is_file()


def warm() -> None:
    """Load, and where needed compile, every search. The worker does so at its start; seconds, once per version."""
    from layers.access.kernels.warming import every_search  # noqa: PLC0415 - loads numba

    every_search(engine())
    import_module("layers.access.kernels.siting").warm()
    _WARM.append(True)
    if _has_numba() and _CACHE in os.environ and _writable(_stamp().parent):
        _stamp().touch()


_WARM: list[bool] = []


@cache
def _has_numba() -> bool:
    try:
        version("numba")
    except PackageNotFoundError:
        return False
    return True


@cache
def _stamp() -> Path:
    """A file that stands once this very version of the searches lies compiled beside it."""
    digest = hashlib.sha256(version("numba").encode() + version("numpy").encode())
    for one in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(one.read_bytes())
    return Path(os.environ.get(_CACHE, default_folder())) / f"ready-{digest.hexdigest()[:16]}"


def _writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
