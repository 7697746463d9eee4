"""Workbooks as people draw them are read as a careful person reads them (issue 3, must hold 1)."""

from pathlib import Path

import pytest

from tests.etl.workbooks import Score, score

FOLDER = Path(__file__).parents[1] / "data" / "workbooks"
BOOKS = sorted([*FOLDER.glob("*.xlsx"), *FOLDER.glob("*.xls")])


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    return {path.name: score(path) for path in BOOKS}


def whole(scores: dict[str, Score]) -> Score:
    found = Score()
    for one in scores.values():
        found.add(one)
    return found


def test_there_are_enough_of_them() -> None:
    assert len(BOOKS) >= 20
    assert {path.suffix for path in BOOKS} == {".xlsx", ".xls"}


def test_rows_and_fields_as_the_issue_asks(scores: dict[str, Score]) -> None:
    found = whole(scores)
    assert found.f1 >= 0.97, "\n".join(found.lines)
    assert found.share >= 0.93, "\n".join(found.lines)


@pytest.mark.parametrize("key", ["private_home", "status"])
def test_every_private_home_and_every_closed_group_is_found(scores: dict[str, Score], key: str) -> None:
    found = whole(scores)
    assert not [line for line in found.lines if f" {key}: " in line or "no row" in line]


def test_nothing_hidden_is_public(scores: dict[str, Score]) -> None:
    assert whole(scores).leaks == []


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_each_workbook(scores: dict[str, Score], path: Path) -> None:
    found = scores[path.name]
    assert found.lines == []
