"""架空の「みほん市」: made by its generator, loaded through the same readers as any city, kept in one folder."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from layers.command import say
from layers.errors import LayersError
from layers.wording import sentence
from webmap.server import child

GENERATOR = Path(__file__).resolve().parents[1] / "examples" / "mihon" / "generate.py"
_DONE = "complete"


def prepare(folder: str) -> str:
    """The URL of the sample town's database; a second start finds everything there."""
    home = Path(folder).expanduser().resolve()
    home.mkdir(parents=True, exist_ok=True)
    files, database, done = home / "mihon", home / "mihon.db", home / _DONE
    db = f"sqlite:///{database}"
    if done.is_file() and database.is_file():
        return db
    if not files.is_dir():
        if not GENERATOR.is_file():
            raise LayersError("demo.no_generator", path=GENERATOR.name)
        making = home / "mihon.part"
        shutil.rmtree(making, ignore_errors=True)
        _step("generate", [sys.executable, "-X", "utf8", str(GENERATOR), str(making)], home)
        making.rename(files)
    for leftover in home.glob("mihon.db*"):
        leftover.unlink()
    _step("init", child("init", "--city", "mihon", "--db", db), home)
    _step("load", child("load", str(files), "--db", db), home)
    done.touch()
    return db


def _step(name: str, words: Sequence[str], home: Path) -> None:
    """One child process; its voice goes to standard error, for standard output belongs to `ready`."""
    say(sentence("demo.step", {"step": name}))
    ended = subprocess.run(  # noqa: S603 - our own commands
        words, check=False, stdout=sys.stderr, stdin=subprocess.DEVNULL, env={**os.environ, "PYTHONUTF8": "1"}
    )
    if ended.returncode:
        raise LayersError("demo.step_failed", step=name, folder=str(home))
