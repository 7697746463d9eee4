"""The tree as the rules see it: which files there are, and where they stand."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("layers", "etl", "webmap")
# Kana and kanji; a 「・」 that only joins is no word.
JAPANESE = re.compile(r"[\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff\uf900-\ufaff\uff66-\uff9d]")
_NOT_OURS = {"node_modules", "vendor", "__pycache__"}

Definition = ast.FunctionDef | ast.AsyncFunctionDef


def files(root: Path, folder: str, pattern: str) -> list[Path]:
    """Our own files below a folder, sorted; none where the folder is not there."""
    found = (path for path in (root / folder).rglob(pattern) if path.is_file())
    return sorted(path for path in found if not _NOT_OURS & set(path.relative_to(root).parts))


def sources(root: Path) -> list[Path]:
    """The Python files of the three packages."""
    return [path for package in PACKAGES for path in files(root, package, "*.py")]


def parsed(root: Path) -> Iterator[tuple[str, ast.Module]]:
    """Each source with its place in the tree."""
    for path in sources(root):
        yield path.relative_to(root).as_posix(), ast.parse(path.read_text("utf-8"))


def functions(tree: ast.AST) -> list[Definition]:
    """All functions and methods of a file."""
    return [node for node in ast.walk(tree) if isinstance(node, Definition)]


def modules(root: Path, package: str) -> list[str]:
    """The modules and packages directly in a package (``layers/store``), without ``__init__``."""
    folder = root / package
    if not folder.is_dir():
        return []
    found = {path.stem for path in folder.glob("*.py")} - {"__init__", "__main__"}
    return sorted(found | {path.name for path in folder.iterdir() if path.is_dir() and any(path.glob("*.py"))})


def planted(root: Path, place: str, text: str) -> Path:
    """Write a file into a stub tree, for the tests that show a rule to bite."""
    path = root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return root
