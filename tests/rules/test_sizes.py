"""Files and functions stay small; the figures are printed, an exception gives its reason in the file."""

import ast
import re
import statistics
import tomllib
from pathlib import Path

import pytest

from tests.rules.tree import ROOT, files, functions, planted, sources

FILE_MEDIAN, FILE_MAX = 120, 300
FUNCTION_MEDIAN, FUNCTION_P90, FUNCTION_MAX = 12, 35, 60
TEMPLATE_MAX, SCRIPT_MAX = 150, 250
REASON = re.compile(r"(#|//|\{#) size: \S.{9,}")
# The limits that ruff holds: nobody switches them off in a line without a reason, but for the numeric kernels.
SWITCHED_OFF = re.compile(r"noqa:[\w ,]*(PLR0913|PLR0917|C901|PLR0912|PLR0915)(?![\w ,]*- \S.{9,})")
KERNELS = "layers/access/kernels/"


def file_lengths(root: Path) -> dict[str, int]:
    """Lines of each source."""
    return _lengths(root, sources(root))


def _lengths(root: Path, paths: list[Path]) -> dict[str, int]:
    return {path.relative_to(root).as_posix(): len(path.read_text("utf-8").splitlines()) for path in paths}


def function_lengths(root: Path) -> dict[str, int]:
    """Lines of each function from ``def`` to its end; files that give a reason are left out."""
    found = {}
    for path in sources(root):
        text = path.read_text("utf-8")
        for node in [] if REASON.search(text) else functions(ast.parse(text)):
            place = f"{path.relative_to(root).as_posix()}:{node.lineno} {node.name}"
            found[place] = (node.end_lineno or node.lineno) - node.lineno + 1
    return found


def too_long(root: Path) -> list[str]:
    """Every file above its ceiling, of the tests too, and every function of the sources."""
    every_file = file_lengths(root) | _lengths(root, files(root, "tests", "*.py"))
    long_files = [
        f"{place}: {lines} lines, at most {FILE_MAX}"
        for place, lines in every_file.items()
        if lines > FILE_MAX and not REASON.search((root / place).read_text("utf-8"))
    ]
    long_functions = [
        f"{place}: {lines} lines, at most {FUNCTION_MAX}"
        for place, lines in function_lengths(root).items()
        if lines > FUNCTION_MAX
    ]
    return long_files + long_functions + _long_pages(root)


def _long_pages(root: Path) -> list[str]:
    ceilings = {"*.html": TEMPLATE_MAX, "*.js": SCRIPT_MAX}
    return [
        f"{path.relative_to(root).as_posix()}: {lines} lines, at most {ceiling}"
        for pattern, ceiling in ceilings.items()
        for path in files(root, "webmap", pattern)
        if (lines := len(path.read_text("utf-8").splitlines())) > ceiling and not REASON.search(path.read_text("utf-8"))
    ]


def switched_off(root: Path) -> list[str]:
    """Lines that silence a limit of ruff and do not say why."""
    return [
        f"{place}:{number}"
        for path in sources(root)
        if not (place := path.relative_to(root).as_posix()).startswith(KERNELS)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if SWITCHED_OFF.search(line)
    ]


def test_no_file_and_no_function_is_too_long() -> None:
    assert too_long(ROOT) == []


def test_the_usual_file_and_function_are_small(capsys: pytest.CaptureFixture[str]) -> None:
    lengths = sorted(file_lengths(ROOT).values())
    spans = sorted(function_lengths(ROOT).values())
    p90 = spans[int(len(spans) * 0.9)]
    with capsys.disabled():
        print(  # noqa: T201 - these figures are what the rule is for
            f"\nsizes: {len(lengths)} files, median {statistics.median(lengths):.0f}, max {lengths[-1]}; "
            f"{len(spans)} functions, median {statistics.median(spans):.0f}, p90 {p90}, max {spans[-1]}",
        )
    assert statistics.median(lengths) <= FILE_MEDIAN
    assert statistics.median(spans) <= FUNCTION_MEDIAN
    assert p90 <= FUNCTION_P90


def test_ruff_holds_the_limits_of_arguments_and_complexity() -> None:
    lint = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["ruff"]["lint"]
    assert lint["select"] == ["ALL"]
    assert (lint["pylint"]["max-args"], lint["mccabe"]["max-complexity"]) == (6, 8)
    assert switched_off(ROOT) == []


def test_long_things_are_found(tmp_path: Path) -> None:
    body = "    x = 1\n" * FUNCTION_MAX
    planted(tmp_path, "layers/long.py", "x = 1\n" * (FILE_MAX + 1))
    planted(tmp_path, "layers/excused.py", "# size: a table that is read as a whole\n" + "x = 1\n" * FILE_MAX)
    planted(tmp_path, "tests/etl/test_all.py", "x = 1\n" * (FILE_MAX + 1))
    planted(tmp_path, "tests/etl/test_one.py", "x = 1\n" * FILE_MAX)
    planted(tmp_path, "etl/steps.py", f"def f():\n{body}")
    planted(tmp_path, "etl/protocol.py", f"# size: one step of one protocol\ndef g():\n{body}")
    planted(tmp_path, "webmap/templates/home/show.html", "<p>\n" * (TEMPLATE_MAX + 1))
    planted(tmp_path, "webmap/static/js/map.js", "f();\n" * (SCRIPT_MAX + 1))
    planted(tmp_path, "webmap/static/vendor/big.js", "f();\n" * (SCRIPT_MAX + 1))
    planted(
        tmp_path,
        "layers/place/many.py",
        "def f(): ...  # noqa: PLR0913\ndef g(): ...  # noqa: C901 - one state machine\n",
    )
    places = [line.partition(":")[0] for line in too_long(tmp_path)]
    assert places == [
        "layers/long.py",
        "tests/etl/test_all.py",
        "etl/steps.py",
        "webmap/templates/home/show.html",
        "webmap/static/js/map.js",
    ]
    assert switched_off(tmp_path) == ["layers/place/many.py:1"]
