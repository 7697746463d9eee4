"""What stands on this machine besides Python: a test that needs more than that asks here.

IBASHOMAP_REQUIRE names what must be there (the CI names everything): then a missing part fails instead of skipping.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def _command(*names: str) -> str:
    return next((found for name in names if (found := shutil.which(name))), "")


def _newest(*patterns: str) -> str:
    found = [path for pattern in patterns for path in Path("/usr").glob(pattern)]
    return str(max(found, key=lambda path: [int(p) for p in path.parts if p.isdigit()])) if found else ""


def _postgis() -> str:
    programs = _newest("lib/postgresql/*/bin/initdb", "local/bin/initdb")
    return str(Path(programs).parent) if programs and _newest("share/postgresql/*/extension/postgis.control") else ""


def _real_data() -> str:
    folder = Path(os.environ.get("IBASHOMAP_REAL_DATA") or ROOT.parent / "shared" / "data")
    return str(folder) if folder.is_dir() else ""


# The shell is the same Chromium without windows: a page costs it about a third of the processor time.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")

# name → where it is on this machine, or ""
PARTS: dict[str, Callable[[], str]] = {
    "chromium": lambda: _command(*BROWSERS),
    "libreoffice": lambda: _command("soffice", "libreoffice"),
    "pdftotext": lambda: _command("pdftotext"),
    "postgis": _postgis,
    "realdata": _real_data,
    "spatialite": lambda: _newest("lib/*/mod_spatialite.so", "lib/mod_spatialite.so", "local/lib/mod_spatialite.*"),
}


def need(name: str) -> str:
    """Where this part is; without it the test is skipped, or fails when IBASHOMAP_REQUIRE names the part."""
    found = PARTS[name]()
    if not found:
        if name in os.environ.get("IBASHOMAP_REQUIRE", "").split(","):
            pytest.fail(f"{name} is required and not on this machine")
        pytest.skip(f"{name} is not on this machine")
    return found


def trials() -> int:
    """How often a test of chance is repeated: once in daily work, many times in `make prove`."""
    return int(os.environ.get("IBASHOMAP_TRIALS", "1"))
