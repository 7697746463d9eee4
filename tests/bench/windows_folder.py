"""``python -m tests.bench.windows_folder``: builds the folder for Windows from the real wheels and measures it.

Needs the package registry. Without ``--python FILE --sha256 SUM`` a stand-in with the same names takes its place.
"""

import argparse
import sys
import time
import zipfile
from pathlib import Path

from tests.webmap.windows.parts import a_python
from webmap.windows import build, layout


def main() -> int:
    """Build, then say its size and its longest name."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.windows_folder", description=__doc__)
    parser.add_argument("--python", type=Path)
    parser.add_argument("--sha256", default=str(build.PYTHON["sha256"]))
    asked = parser.parse_args()
    room = build.ROOT / "build" / "windows"
    room.mkdir(parents=True, exist_ok=True)
    python, sha256 = (asked.python, asked.sha256) if asked.python else a_python(room / str(build.PYTHON["file"]))
    begun = time.monotonic()
    out = build.build(room / "trial.zip", room, python=python, sha256=sha256, own=None)
    took = time.monotonic() - begun
    with zipfile.ZipFile(out) as made:
        entries = made.infolist()
        longest = max((entry.filename for entry in entries), key=len)
        broken = made.testzip()
    size, unpacked = out.stat().st_size, sum(entry.file_size for entry in entries)
    if not asked.python:
        python.unlink()
    sys.stdout.write(
        f"{took:.0f} s, {size / 1e6:.0f} MB, unpacked {unpacked / 1e6:.0f} MB in {len(entries)} files; "
        f"longest name {len(longest)} of {layout.LONGEST_PATH}; damaged: {broken or 'none'}\n"
    )
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())
