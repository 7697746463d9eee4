"""The faults of `make prove` change what a program does, and never what it only says about itself."""

from pathlib import Path

from tests.prove.__main__ import draw
from tests.prove.faults import faults
from tests.prove.lines import BUDGET_SECONDS, Lines
from tests.rules.tree import ROOT, planted

SOURCE = '''"""Docstring 1."""
from typing import Any
Alias = dict[str, Any]
__all__ = ["x"]
def limit(of: "Any" = 3) -> list[int]:
    """Docstring 2."""
    assert of > 0
    if of >= 7 and not of == 9:
        return [of + 1, say("日本", twice=True, help="no")]
    return None
'''


def found(tmp_path: Path) -> list[tuple[int, str, str]]:
    planted(tmp_path, "layers/any.py", SOURCE)
    return [(fault.line, fault.what, fault.text) for fault in faults(tmp_path)]


def test_each_kind_of_fault_is_found_where_it_can_be_planted(tmp_path: Path) -> None:
    assert set(found(tmp_path)) == {
        (5, "number changed", "(4)"),
        (8, "and/or swapped", "(of >= 7 or not of == 9)"),
        (8, "comparison flipped", "(of < 7)"),
        (8, "number changed", "(8)"),
        (8, "not removed", "(of == 9)"),
        (8, "comparison flipped", "(of != 9)"),
        (8, "number changed", "(10)"),
        (9, "returns None", "return None"),
        (9, "arithmetic swapped", "(of - 1)"),
        (9, "number changed", "(2)"),
        (9, "argument dropped", "(say(twice=True, help='no'))"),
        (9, "argument twice dropped", "(say('日本', help='no'))"),
        (9, "text changed", "('x日本')"),
        (9, "boolean negated", "(False)"),
    }


def test_a_planted_fault_stands_in_its_place_and_nowhere_else(tmp_path: Path) -> None:
    planted(tmp_path, "layers/any.py", SOURCE)
    for fault in faults(tmp_path):
        before, after = SOURCE.splitlines(), fault.planted(SOURCE.encode()).decode().splitlines()
        changed = [number for number, pair in enumerate(zip(before, after, strict=True), 1) if pair[0] != pair[1]]
        assert changed == [fault.line]
        assert fault.is_python(SOURCE.encode())


def test_the_same_seed_draws_the_same_lines_and_each_only_once() -> None:
    possible = faults(ROOT)
    drawn = draw(possible, ROOT, 40, 7)
    assert drawn == draw(possible, ROOT, 40, 7)
    assert drawn != draw(possible, ROOT, 40, 8)
    assert len({(fault.place, fault.line) for fault in drawn}) == 40


def test_the_tests_of_a_file_and_of_its_family_come_first_and_the_budget_ends_the_rest() -> None:
    own = [
        "tests/store/test_schema.py::a",
        "tests/store/test_schema_work.py::b",
        "tests/store/test_schema_work_old.py::c",
    ]
    near, far = "tests/store/test_jobs.py::d", "tests/etl/test_days.py::e"
    seconds = dict.fromkeys(own, 30.0) | {near: BUDGET_SECONDS - 90, far: 1.0}
    place, line = "layers/store/schema_work.py", 3
    inside = Lines({(place, line): {near}}, {place: {near}}, seconds, set(), {})
    assert inside.covering(place, line) == [*own, near]
    at_import = Lines({}, {place: {near}}, seconds, {(place, line)}, {})
    assert at_import.covering(place, line) == [*own, far]
