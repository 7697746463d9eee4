"""`ibashomap` as a person runs it, in a database of its own."""

import subprocess
import sys
from pathlib import Path


def ibashomap(*words: str | Path) -> bytes:
    """What one command prints; a command that fails stops the measuring."""
    run = [sys.executable, "-c", "import sys; from layers.command import main; sys.exit(main())", *map(str, words)]
    return subprocess.run(run, check=True, capture_output=True).stdout


def fresh_database(folder: Path, city: str) -> str:
    """An empty database of a city."""
    url = f"sqlite:///{folder / 'city.db'}"
    ibashomap("init", "--city", city, "--db", url)
    return url
