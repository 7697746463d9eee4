"""Every module says what it knows, every public function and class what it answers."""

import ast
from pathlib import Path

from tests.rules.tree import ROOT, Definition, parsed, planted

MODULE_LINES = 4


def undocumented(root: Path) -> list[str]:
    """Modules, classes, functions and methods that say nothing, or say too much at the head of a file."""
    found = []
    for place, tree in parsed(root):
        text = ast.get_docstring(tree)
        if not text:
            found.append(f"{place}: the module says nothing")
        elif len([line for line in text.splitlines() if line.strip()]) > MODULE_LINES:
            found.append(f"{place}: the module says more than {MODULE_LINES} lines")
        found += [f"{place}: {name}" for name in _silent(tree.body)]
    return found


def _silent(body: list[ast.stmt], within: str = "") -> list[str]:
    found = []
    for node in body:
        if isinstance(node, Definition | ast.ClassDef) and not node.name.startswith("_"):
            if not ast.get_docstring(node) and not _is_overload(node):
                found.append(within + node.name)
            if isinstance(node, ast.ClassDef):
                found += _silent(node.body, f"{within}{node.name}.")
    return found


def _is_overload(node: ast.stmt) -> bool:
    return any("overload" in ast.unparse(mark) for mark in getattr(node, "decorator_list", []))


def test_everything_public_has_a_docstring() -> None:
    assert undocumented(ROOT) == []


def test_silence_is_found(tmp_path: Path) -> None:
    planted(tmp_path, "layers/silent.py", "def f(): ...\nclass C:\n    def m(self): ...\n    def _own(self): ...\n")
    planted(tmp_path, "etl/endless.py", '"""' + "One.\n\n" * 5 + '"""\n')
    assert undocumented(tmp_path) == [
        "layers/silent.py: the module says nothing",
        "layers/silent.py: f",
        "layers/silent.py: C",
        "layers/silent.py: C.m",
        "etl/endless.py: the module says more than 4 lines",
    ]
