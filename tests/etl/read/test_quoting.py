"""A quotation mark that nobody closed costs one row its marks, and no row its life."""

from pathlib import Path

import pytest

from etl.read.document import read
from etl.read.quoting import LONGEST

HEAD = "名称,住所,電話番号\n"
ROWS = [f"{number}会,東町{number}丁目,087-839-20{number:02d}\n" for number in range(1, 31)]


def _names(path: Path, text: str) -> tuple[list[str], list[str]]:
    path.write_text(text, "utf-8", newline="")
    document = read(path)
    names = [str(row[0].value) for table in document.tables for row in table.rows[1:]]
    return names, [f"{one.code} {one.cell}" for one in document.findings]


@pytest.mark.parametrize("at", [0, 14, 28])
@pytest.mark.parametrize("mark", ['"{}', '{},"'])
def test_no_row_below_an_open_mark_is_lost(tmp_path: Path, at: int, mark: str) -> None:
    rows = list(ROWS)
    rows[at] = mark.format(rows[at].rstrip()) + "\n"
    names, findings = _names(tmp_path / "a.csv", HEAD + "".join(rows))
    assert names == [f"{number}会" for number in range(1, 31)]
    assert findings == [f"text.quote_open A{at + 2}"]


def test_an_open_mark_that_a_later_cell_seems_to_close(tmp_path: Path) -> None:
    rows = list(ROWS)
    rows[4], rows[20] = '"' + rows[4], '"21会",東町,"0, 1"\n'
    names, findings = _names(tmp_path / "a.csv", HEAD + "".join(rows))
    assert (len(names), names[4], names[20]) == (30, "5会", "21会")
    assert findings == ["text.quote_open A6"]


def test_cells_of_several_lines_stay_one_cell(tmp_path: Path) -> None:
    text = '名称,住所,備考\n会,東町,"1,000円\n上ばき,水筒\nタオル"\n"さくら\n会",西町,\n'
    names, findings = _names(tmp_path / "a.csv", text)
    assert (names, findings) == (["会", "さくら\n会"], [])


def test_a_cell_without_end_is_said_in_words(tmp_path: Path) -> None:
    names, findings = _names(tmp_path / "a.csv", HEAD + "あ" * (LONGEST + 1) + ",東町,\n")
    assert (names, findings) == ([], ["text.cell_too_long "])
    names, findings = _names(tmp_path / "b.csv", HEAD + "あ" * 200_000 + ",東町,\n")
    assert "text.cell_too_long " not in findings
