"""Builds the folder for Windows on any machine: ``python -m webmap.windows.build --python FILE --out FILE``.

Without ``--python`` the zip of Python is fetched from where ``python.toml`` says; its sum is checked either way.
"""

import argparse
import hashlib
import re
import sys
import time
import tomllib
import urllib.request
from collections.abc import Sequence
from pathlib import Path

from layers.command import say
from layers.errors import LayersError
from layers.wording import sentence
from webmap.frontend import vendor
from webmap.windows import layout, native, wheels

ROOT = Path(__file__).resolve().parents[2]
PYTHON = tomllib.loads(Path(__file__).with_name("python.toml").read_text("utf-8"))
_VERSION = re.compile(r"python-(\d+\.\d+\.\d+)-embed-amd64\.zip")


def main(given: Sequence[str] | None = None) -> int:
    """Build it, say how large it is and how long it took."""
    asked = _arguments().parse_args(given)
    begun = time.monotonic()
    try:
        out = build(asked.out, asked.room, python=asked.python, sha256=asked.sha256, own=asked.own)
    except LayersError as fault:
        say(sentence(fault.code, fault.params))
        return 1
    took = f"{time.monotonic() - begun:.0f}"
    say(sentence("windows.built", {"file": str(out), "size": f"{out.stat().st_size / 1e6:.0f}", "seconds": took}))
    return 0


def build(out: Path, room: Path, *, python: Path | None, sha256: str, own: Path | None) -> Path:
    """The zip at ``out``, from a Python, the wheels of the lock and our own; none when a part is missing."""
    if own is None and not vendor.is_complete(ROOT):
        raise LayersError("windows.no_front_end")
    python = checked(python or _fetched(room), sha256)
    version = _version(python)
    machine = wheels.windows(version)
    pins = wheels.pinned((ROOT / "requirements.lock").read_text("utf-8"), machine)
    folder = room / f"wheels-{version}"
    wheels.fetch(pins.values(), folder, version)
    parts = [*wheels.chosen(folder, pins), own or wheels.build_own(ROOT, room)]
    lacking = wheels.missing(parts, machine)
    out.parent.mkdir(parents=True, exist_ok=True)
    part = out.with_name(f"{out.name}.part")
    try:
        lacking += native.unresolved(layout.write(part, python, parts))
        if lacking:
            raise LayersError("windows.lacking", names="・".join(lacking))
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    return out


def checked(python: Path, sha256: str) -> Path:
    """The zip of Python, if it is the one that was meant."""
    try:
        found = hashlib.sha256(python.read_bytes()).hexdigest()
    except OSError as fault:
        raise LayersError("windows.no_python", file=str(python)) from fault
    if found != sha256.lower():
        raise LayersError("windows.other_sum", file=python.name, wanted=sha256, found=found)
    return python


def _version(python: Path) -> str:
    named = _VERSION.fullmatch(python.name)
    return named[1] if named else str(PYTHON["version"])


def _fetched(room: Path) -> Path:
    kept = room / str(PYTHON["file"])
    if not kept.is_file():
        room.mkdir(parents=True, exist_ok=True)
        try:
            with urllib.request.urlopen(str(PYTHON["address"]), timeout=60) as told:  # noqa: S310 - the address of our own file
                kept.write_bytes(told.read())
        except OSError as fault:
            raise LayersError("windows.no_python", file=str(PYTHON["address"])) from fault
    return kept


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m webmap.windows.build")
    parser.add_argument("--python", type=Path, help="python-3.12.10-embed-amd64.zip")
    parser.add_argument("--sha256", default=str(PYTHON["sha256"]), help="of that zip")
    parser.add_argument("--own", type=Path, help="a wheel of ours that is already built")
    parser.add_argument("--room", type=Path, default=ROOT / "build" / "windows", help="where downloads are kept")
    parser.add_argument("--out", type=Path, default=ROOT / "dist" / "ibashomap-windows.zip")
    return parser


if __name__ == "__main__":
    sys.exit(main())
