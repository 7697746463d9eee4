"""Which engine works, where it is kept, and when it is ready."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from layers.access import kernels
from layers.access.kernels import plain

LAZY = "import sys, layers.access.travel; sys.exit('numba' in sys.modules)"
SMALL = """
import os, sys
from layers.access import kernels
kernels._LOADING, kernels._COMPILING = 10, 10
assert kernels.engine(6).__name__.endswith("plain")
assert "numba" not in sys.modules
assert kernels.engine(6).__name__.endswith("compiled")
"""


def test_numba_is_loaded_only_when_there_is_enough_to_do():
    for program in (LAZY, SMALL):
        subprocess.run([sys.executable, "-c", program], check=True)


def test_without_numba_scipy_is_chosen(monkeypatch):
    monkeypatch.setattr(kernels, "has_numba", lambda: False)
    assert kernels.chosen.__wrapped__() is plain
    assert kernels.ready()


def test_a_broken_numba_is_as_good_as_none(monkeypatch):
    monkeypatch.setitem(sys.modules, "layers.access.kernels.compiled", None)
    assert kernels.chosen.__wrapped__() is plain


@pytest.fixture
def nowhere(monkeypatch, tmp_path: Path) -> Path:
    """Nobody has said where, and the user's cache is empty."""
    monkeypatch.delenv("NUMBA_CACHE_DIR", raising=False)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path


def test_the_users_own_cache_and_else_the_folder_of_the_data(nowhere: Path):
    own = nowhere / "cache" / "ibashomap" / "kernels"
    kernels.keep_in(nowhere / "data")
    assert os.environ.pop("NUMBA_CACHE_DIR") == str(own)
    own.rmdir()
    own.write_text("no folder")
    kernels.keep_in(nowhere / "data")
    assert os.environ["NUMBA_CACHE_DIR"] == str(nowhere / "data" / "kernels")
    kernels.keep_in(nowhere / "late")
    assert os.environ["NUMBA_CACHE_DIR"] == str(nowhere / "data" / "kernels")


def test_what_lies_ready_is_taken(nowhere: Path):
    lying = nowhere / "data" / "kernels"
    lying.mkdir(parents=True)
    (lying / kernels._stamp()).touch()
    kernels.keep_in(nowhere / "data")
    assert os.environ["NUMBA_CACHE_DIR"] == str(lying)


def test_a_folder_that_cannot_be_written_to_gives_way_to_one_of_this_process_alone(nowhere: Path):
    for name in ("data", "cache"):
        (nowhere / name).write_text("no folder")
    kernels.keep_in(nowhere / "data")
    made = Path(os.environ["NUMBA_CACHE_DIR"])
    assert made.is_dir()
    assert os.name == "nt" or made.stat().st_mode & 0o077 == 0
    made.rmdir()


def test_ready_when_the_searches_lie_compiled(nowhere: Path, monkeypatch):
    monkeypatch.setattr(kernels, "_warm", type(kernels._warm)())
    assert not kernels.ready()
    Path(os.environ["NUMBA_CACHE_DIR"], kernels._stamp()).touch()
    assert kernels.ready()


def test_warming_leaves_the_stamp():
    kernels.warm()
    kernels.warm()
    assert kernels.ready()
    assert Path(os.environ["NUMBA_CACHE_DIR"], kernels._stamp()).is_file()
