"""Line → tests: the whole suite run once under coverage, child processes included; kept until the tree changes."""

import ast
import json
import os
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import coverage

from tests.rules.tree import functions, parsed

# Rules judge the text of the tree, not what it does: a fault that only they notice is not noticed.
LEFT_OUT = ("--ignore=tests/rules", "-m", "not browser")

# What the tests of one fault may take: a fault that none of them notices in this time counts as missed.
BUDGET_SECONDS = 150.0

_CONFIG = """
[run]
source = {root}
parallel = true
branch = false
context = ${{PYTEST_CURRENT_TEST-}}
patch =
    subprocess
    _exit
data_file = {data}
[paths]
"""


@dataclass(frozen=True, slots=True)
class Lines:
    """Which tests pass through a line, and how long each takes.

    What stands outside of functions (a table, a constant, a default) runs once, at import, for whoever comes first:
    there any test may notice, those of the file and of the files that import it more likely than others.
    """

    tests: dict[tuple[str, int], set[str]]
    of_file: dict[str, set[str]]
    seconds: dict[str, float]
    at_import: set[tuple[str, int]]
    importers: dict[str, set[str]]

    def covering(self, place: str, line: int) -> list[str]:
        """The tests that could notice; no more than the budget allows.

        First those that stand at the same place under ``tests``, then those that are quick and near.
        """
        own = _own(place)
        distance = dict.fromkeys((test for test in self.seconds if test.startswith(own)), 0.001)
        distance |= {test: distance.get(test, 1) for test in self.tests.get((place, line), ())}
        if (place, line) in self.at_import:
            of_others = (self.of_file.get(other, set()) for other in self.importers.get(place, ()))
            for far, tests in ((1, self.of_file.get(place, set())), (3, set().union(*of_others)), (10, self.seconds)):
                distance = dict.fromkeys(tests, far) | distance
        found = sorted(distance.keys() & self.seconds.keys(), key=lambda t: (distance[t] * self.seconds[t], t))
        spent = accumulate(self.seconds[test] for test in found)
        return [test for test, seconds in zip(found, spent, strict=True) if seconds <= BUDGET_SECONDS]


def _own(place: str) -> tuple[str, ...]:
    """How tests begin that stand where this file says, whole or in parts.

    ``layers/geo/mesh.py`` is tested in tests/layers/geo/test_mesh.py and test_mesh_edges.py, ``layers/store/jobs.py``
    in tests/store, ``schema_work.py`` with its family in test_schema.py.
    """
    folder, _, name = place.rpartition("/")
    stem = name.removesuffix(".py")
    families = (f"{stem}.py::", f"{stem}_", f"{stem.partition('_')[0]}.py::")
    return tuple(f"tests/{at}/test_{one}" for at in (folder, folder.partition("/")[2] or folder) for one in families)


def measured(folder: Path, tree: Path) -> Lines:
    """Run the suite of the tree under coverage unless the folder holds the result already."""
    data, passed = folder / "lines", folder / "passed.json"
    if not passed.exists():
        _run(folder, tree, data, passed)
    return _read(tree, data, json.loads(passed.read_text("utf-8")))


def _run(folder: Path, tree: Path, data: Path, passed: Path) -> None:
    config = folder / "coveragerc"
    config.write_text(_CONFIG.format(root=tree, data=data), "utf-8")
    environment = os.environ | {"IBASHOMAP_PROVE_PASSED": str(folder / "passing")}
    words = ["-m", "pytest", "-q", "-p", "tests.prove.contexts", *LEFT_OUT]
    with (folder / "suite.log").open("w", encoding="utf-8") as log:
        run = [sys.executable, "-m", "coverage", "run", f"--rcfile={config}", *words]
        subprocess.run(run, cwd=tree, env=environment, stdout=log, stderr=log, check=False)
        combine = [sys.executable, "-m", "coverage", "combine", "-q", f"--rcfile={config}"]
        subprocess.run(combine, cwd=tree, stdout=log, stderr=log, check=True)
    (folder / "passing").rename(passed)


def _read(tree: Path, data: Path, seconds: dict[str, float]) -> Lines:
    measured = coverage.CoverageData(str(data))
    measured.read()
    tests: dict[tuple[str, int], set[str]] = {}
    of_file: dict[str, set[str]] = defaultdict(set)
    for name in measured.measured_files():
        path = Path(name)
        if not path.is_relative_to(tree):
            continue
        place = path.relative_to(tree).as_posix()
        for line, contexts in measured.contexts_by_lineno(name).items():
            found = {_test(context, seconds) for context in contexts} - {""}
            tests[place, line] = found
            of_file[place] |= found
    sources = dict(parsed(tree))
    at_import = {(place, line) for place, source in sources.items() for line in _outside(source)}
    return Lines(tests, dict(of_file), seconds, at_import, _importers(sources))


def _test(context: str, known: dict[str, float]) -> str:
    """Child processes know the test by pytest's own words: "tests/… (call)", followed by what ran in them."""
    return context if context in known else context.partition("|")[0].rsplit(" (", 1)[0]


def _outside(source: ast.Module) -> set[int]:
    """The lines that run when the file is imported."""
    last = max((node.end_lineno or 0 for node in source.body), default=0)
    inside = {n for one in functions(source) for n in range(one.body[0].lineno, (one.end_lineno or 0) + 1)}
    return set(range(1, last + 1)) - inside


def _importers(sources: dict[str, ast.Module]) -> dict[str, set[str]]:
    """File → the files that import it by name."""
    found: dict[str, set[str]] = defaultdict(set)
    for place, source in sources.items():
        for node in ast.walk(source):
            if not isinstance(node, ast.ImportFrom) or not node.module:
                continue
            module = node.module.replace(".", "/")
            for name in (module, *(f"{module}/{alias.name}" for alias in node.names)):
                found[f"{name}.py"].add(place)
                found[f"{name}/__init__.py"].add(place)
    return dict(found)
