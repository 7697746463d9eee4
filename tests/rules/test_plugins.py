"""Adding one file adds an importer, a layer, a format or a page: each has an id of its own, a name and a test."""

import importlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tests.rules.tree import JAPANESE, ROOT, modules, planted

Naming = Callable[[ModuleType], tuple[str, str] | None]


def _importer(module: ModuleType) -> tuple[str, str]:
    return module.IMPORTER.id, module.IMPORTER.label


def _layer(module: ModuleType) -> tuple[str, str] | None:
    layer = getattr(module, "LAYER", None)
    return (layer.id, layer.label) if layer else None


def _format(module: ModuleType) -> tuple[str, str]:
    return module.FORMAT, module.LABEL


def _print(module: ModuleType) -> tuple[str, str]:
    return module.PRINT.id, module.PRINT.label


def _view(module: ModuleType) -> tuple[str, str]:
    return module.VIEW.name, module.LABEL


# folder → how a module of it names itself: (id, Japanese label), or None for a tool beside the plug-ins.
FOLDERS: dict[str, Naming] = {
    "etl/importers": _importer,
    "layers/catalog": _layer,
    "layers/drawing/prints": _print,
    "layers/export": _format,
    "webmap/views": _view,
}
PRESENT = [(folder, name) for folder in FOLDERS for name in modules(ROOT, folder)]


def loaded(folder: str, name: str) -> ModuleType:
    """The module, imported as the program does."""
    return importlib.import_module(f"{folder.replace('/', '.')}.{name}")


def without_test(root: Path, folder: str) -> Iterator[str]:
    """Modules whose test does not stand at the same place under ``tests``."""
    for name in modules(root, folder):
        if not (root / "tests" / folder / f"test_{name}.py").is_file():
            yield f"tests/{folder}/test_{name}.py"


@pytest.mark.parametrize(("folder", "name"), PRESENT)
def test_it_names_itself_in_japanese(folder: str, name: str) -> None:
    named = FOLDERS[folder](loaded(folder, name))
    if named is not None:
        identity, label = named
        assert identity.isascii()
        assert JAPANESE.search(label) or label.isupper()


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_two_share_an_id(folder: str) -> None:
    named = [FOLDERS[folder](loaded(folder, name)) for name in modules(ROOT, folder)]
    count = Counter(entry[0] for entry in named if entry)
    assert [identity for identity, times in count.items() if times > 1] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_has_a_test_of_its_own(folder: str) -> None:
    assert list(without_test(ROOT, folder)) == []


def test_a_missing_test_is_found(tmp_path: Path) -> None:
    planted(tmp_path, "etl/importers/lonely.py", "")
    planted(tmp_path, "etl/importers/tested.py", "")
    planted(tmp_path, "tests/etl/importers/test_tested.py", "")
    assert list(without_test(tmp_path, "etl/importers")) == ["tests/etl/importers/test_lonely.py"]
