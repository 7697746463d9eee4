"""Which sheet of a workbook is the older edition of another."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from etl.lists import past
from etl.run import understand

HEAD = ["サロン名", "会場", "開催日"]
ROWS = [["さくら会", "北会館", "第1月曜"], ["もみじ会", "南会館", "第2火曜"], ["すみれ会", "西会館", "第3水曜"]]
OTHERS = [["つくし会", "土会館", "第1月曜"], ["わらび会", "蕨会館", "第2火曜"], ["ぜんまい会", "薇会館", "第3水曜"]]


def read(path: Path, **sheets: list[list[str]]) -> tuple[list[str], list[str]]:
    """Where the rows that were read stand, and the codes of what was said."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in (HEAD, *rows):
            sheet.append(row)
    book.save(path)
    batch = understand(path).batch
    assert batch is not None
    return [one.cell.partition("!")[0] for one in batch.records], [one.code for one in batch.findings]


@pytest.mark.parametrize(
    ("older", "newer"),
    [("R7", "R8"), ("令和7年度", "令和8年度"), ("2025", "2026"), ("前年度", "今年度"), ("旧", "一覧")],
)
def test_the_older_edition_is_set_aside_and_said_so(tmp_path: Path, older: str, newer: str) -> None:
    for order in ((older, newer), (newer, older)):
        cells, codes = read(tmp_path / "サロン一覧.xlsx", **dict.fromkeys(order, ROWS))
        assert cells == [newer] * len(ROWS)
        assert "sheet.older_year" in codes


def test_lists_of_other_groups_are_both_read(tmp_path: Path) -> None:
    cells, codes = read(tmp_path / "サロン一覧.xlsx", R7=ROWS, R8=OTHERS)
    assert len(cells) == len(ROWS) + len(OTHERS)
    assert "sheet.older_year" not in codes


@pytest.mark.parametrize(
    ("written", "year"),
    [
        ("令和8年度　サロン一覧", 2026),
        ("R8.4版", 2026),
        ("2025年度", 2025),
        ("H31", 2019),
        ("令和7年度開設", None),
        ("一覧", None),
    ],
)
def test_year_of_a_title(written: str, year: int | None) -> None:
    assert past.year_of(written) == year
