"""The wheels of the folder: those of the lock for Windows, each there once, with all that they need of each other."""

import subprocess
import sys
import zipfile
from collections.abc import Iterable, Mapping
from email.message import Message
from email.parser import Parser
from pathlib import Path

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

from layers.errors import LayersError

PLATFORM = "win_amd64"


def windows(version: str) -> dict[str, str]:
    """What the markers of a requirement ask of a Windows machine with this Python."""
    return {
        "implementation_name": "cpython",
        "implementation_version": version,
        "os_name": "nt",
        "platform_machine": "AMD64",
        "platform_python_implementation": "CPython",
        "platform_release": "10",
        "platform_system": "Windows",
        "platform_version": "10.0",
        "python_full_version": version,
        "python_version": version.rpartition(".")[0],
        "sys_platform": "win32",
        "extra": "",
    }


def pinned(lock: str, machine: Mapping[str, str]) -> dict[str, str]:
    """Name → the line of the lock with its hashes, for this machine alone; the marker has been answered."""
    found: dict[str, str] = {}
    for block in lock.replace("\\\n", " ").splitlines():
        line = block.partition("#")[0].strip()
        if not line:
            continue
        requirement, *hashes = line.split(" --hash=")
        named = Requirement(requirement)
        if _applies(named.marker, machine):
            found[canonicalize_name(named.name)] = " ".join(
                [f"{named.name}{named.specifier}", *(f"--hash={one.strip()}" for one in hashes)]
            )
    return found


def fetch(lines: Iterable[str], folder: Path, version: str) -> None:
    """Get the wheels of these lines for Windows; pip checks their hashes."""
    folder.mkdir(parents=True, exist_ok=True)
    asked = folder / "windows.lock"
    asked.write_text("\n".join(lines) + "\n", "utf-8")
    words = ["--no-deps", "--require-hashes", "--only-binary=:all:", "--quiet", "--dest", str(folder)]
    words += ["--platform", PLATFORM, "--implementation", "cp", "--python-version", version.rpartition(".")[0]]
    _pip("download", *words, "-r", str(asked))


def build_own(root: Path, folder: Path) -> Path:
    """Our own wheel, with the files of the front end, made offline."""
    for old in folder.glob("ibashomap-*.whl"):
        old.unlink()
    _pip("wheel", "--no-deps", "--no-build-isolation", "--quiet", "--wheel-dir", str(folder), str(root))
    return next(folder.glob("ibashomap-*.whl"))


def chosen(folder: Path, names: Iterable[str]) -> list[Path]:
    """One wheel for each name; a name without one, or with two, stops the work."""
    by_name: dict[str, list[Path]] = {}
    for path in sorted(folder.glob("*.whl")):
        by_name.setdefault(parse_wheel_filename(path.name)[0], []).append(path)
    wrong = [name for name in names if len(by_name.get(canonicalize_name(name), [])) != 1]
    if wrong:
        raise LayersError("windows.wheels", names="・".join(wrong))
    return [by_name[canonicalize_name(name)][0] for name in names]


def missing(wheels: Iterable[Path], machine: Mapping[str, str]) -> list[str]:
    """What some wheel needs on this machine and no wheel brings in the edition that is asked for."""
    wheels = list(wheels)
    known = {name: version for name, version, *_ in (parse_wheel_filename(path.name) for path in wheels)}
    return [
        f"{path.name}: {needed}"
        for path in wheels
        for needed in map(Requirement, _metadata(path).get_all("Requires-Dist", []))
        if _applies(needed.marker, machine)
        and (
            canonicalize_name(needed.name) not in known or known[canonicalize_name(needed.name)] not in needed.specifier
        )
    ]


def _metadata(path: Path) -> Message:
    with zipfile.ZipFile(path) as wheel:
        (name,) = [name for name in wheel.namelist() if name.endswith(".dist-info/METADATA") and name.count("/") == 1]
        return Parser().parsestr(wheel.read(name).decode())


def _applies(marker: Marker | None, machine: Mapping[str, str]) -> bool:
    return marker is None or marker.evaluate(dict(machine))


def _pip(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "pip", "--disable-pip-version-check", *words], check=True)  # noqa: S603 - our own words
