"""Imports go down only: the contracts of pyproject.toml hold, name every room, and bite."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from tests.rules.tree import PACKAGES, ROOT, modules, planted

# What may stand above the core: they may know file formats, the database or the command line.
ABOVE_THE_CORE = {"command", "store", "export", "drawing", "feed"}
SIBLINGS = ("etl.importers", "etl.check", "layers.catalog", "layers.export", "webmap.views")

VIOLATIONS = {
    "etl/planted.py": ("from webmap import __doc__", "webmap and etl stand on layers"),
    "layers/geo/planted.py": ("from layers.place import zones", "imports go down only"),
    "layers/place/planted.py": ("import openpyxl", "the core knows no web"),
    "layers/export/planted.py": ("import sqlalchemy", "only the store knows the database"),
    "layers/export/planted_too.py": ("from layers.export import planted", "formats do not know"),
    "layers/catalog/zones.py": ("from layers.catalog import places", "map layers do not know"),
    "etl/importers/planted.py": ("", ""),
    "etl/importers/planted_too.py": ("from etl.importers import planted", "importers do not know"),
    "webmap/views/planted.py": ("", ""),
    "webmap/views/planted_too.py": ("from webmap.views import planted", "views do not know"),
    "webmap/planted.py": ("import shapely", "webmap does no analysis itself"),
    "etl/planted_too.py": ("import flask", "etl knows no web"),
    "layers/trust/one.py": ("from layers.trust import two", "no cycles"),
    "layers/trust/two.py": ("from layers.trust import one", "no cycles"),
}


def contracts() -> list[dict[str, object]]:
    """The contracts as written."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]


def neighbours() -> set[str]:
    """Everything that some contract keeps apart from its neighbours."""
    found = [entry["modules"] for entry in contracts() if entry["type"] == "independence"]
    return {name for names in found for name in names}


def contract(words: str) -> dict[str, object]:
    """The one contract whose name holds these words."""
    (found,) = [entry for entry in contracts() if words in str(entry["name"])]
    return found


def order() -> set[str]:
    """Every room that the order of ``layers`` names."""
    return {room for floor in contract("go down only")["layers"] for room in re.findall(r"\w+", floor)}


def missing_from_contracts(root: Path) -> list[str]:
    """Rooms that stand in the tree and that no contract speaks of."""
    rooms = set(modules(root, "layers"))
    core = {name.removeprefix("layers.") for name in contract("the core knows")["source_modules"]}
    away_from_database = set(contract("only the store")["source_modules"])
    outside = {f"layers.{room}" for room in rooms & (ABOVE_THE_CORE - {"store"})} | {"etl", "webmap"}
    return sorted(
        [f"{room}: not in the order of layers" for room in rooms - order()]
        + [f"{room}: not in the contract of the core" for room in rooms - ABOVE_THE_CORE - core]
        + [f"{name}: may import the database" for name in outside - away_from_database]
        + [f"{name}: may import its neighbours" for name in _crowds(root) - neighbours()],
    )


def _crowds(root: Path) -> set[str]:
    """The folders of plug-ins that hold any."""
    return {f"{name}.*" for name in SIBLINGS if modules(root, name.replace(".", "/"))}


def test_imports_keep_every_contract(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    status = lint_imports(config_filename="pyproject.toml", no_cache=True, no_logo=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_every_room_is_named_in_the_contracts() -> None:
    assert missing_from_contracts(ROOT) == []


def test_a_room_that_no_contract_names_is_found(tmp_path: Path) -> None:
    planted(tmp_path, "layers/attic/__init__.py", "")
    assert [line.split(":")[0] for line in missing_from_contracts(tmp_path)].count("attic") == 2


def test_each_contract_bites(tmp_path: Path) -> None:
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("static", "*.pyc"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for place, (line, _) in VIOLATIONS.items():
        planted(tmp_path, place, line + "\n")
    run = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports; lint_imports(no_cache=True, no_logo=True)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    broken = {line for line in run.stdout.splitlines() if " BROKEN" in line}
    expected = {words for _, words in VIOLATIONS.values() if words}
    unbitten = {words for words in expected if not any(words in line for line in broken)}
    assert not unbitten, run.stdout + run.stderr
    assert len(expected) == len(contracts())
