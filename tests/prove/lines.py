"""Line → tests: the whole suite run once under coverage, child processes included; kept until the tree changes."""

import json
import os
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import coverage

# Rules judge the text of the tree, not what it does: a fault that only they notice is not noticed.
LEFT_OUT = ("--ignore=tests/rules", "-m", "not browser")

# What the tests of one fault may take: a fault that none of them notices in this time counts as missed.
BUDGET_SECONDS = 120.0

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
    """Which tests pass through a line, and how long each takes."""

    tests: dict[tuple[str, int], set[str]]
    of_file: dict[str, set[str]]
    seconds: dict[str, float]

    def covering(self, place: str, line: int) -> list[str]:
        """The tests of a line, or of its file where it runs at import alone; no more than the budget allows.

        First those that stand at the same place under ``tests``, then the quick ones.
        """
        own = f"tests/{place.rpartition('/')[0]}/test_{place.rpartition('/')[2]}"
        found = self.tests.get((place, line)) or self.of_file.get(place, set())
        order = sorted(found & self.seconds.keys(), key=lambda t: (not t.startswith(own), self.seconds[t], t))
        spent = accumulate(self.seconds[test] for test in order)
        return [test for test, seconds in zip(order, spent, strict=True) if seconds <= BUDGET_SECONDS]


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
            # Child processes know the test by pytest's own words: "tests/… (call)".
            found = {context.partition("|")[0].rsplit(" (", 1)[0] for context in contexts} - {""}
            tests[place, line] = found
            of_file[place] |= found
    return Lines(tests, dict(of_file), seconds)
