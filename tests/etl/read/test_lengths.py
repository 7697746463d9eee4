"""A cell as long as a book: cut, told, and no burden to what comes after."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from etl.read.document import read
from etl.read.lengths import LONGEST


def test_a_text_that_is_too_long_is_cut_and_told_with_its_cell(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "一覧"
    book.active.append(["名称", "備考"])
    book.active.append(["ひだまりの会", "あ" * 32_767])
    book.active.append(["つくしの会", "い" * LONGEST])
    book.save(tmp_path / "a.xlsx")
    got = read(tmp_path / "a.xlsx")
    (table,) = got.tables
    assert [len(row[1].text) for row in table.rows[1:]] == [LONGEST, LONGEST]
    (finding,) = got.findings
    assert (finding.code, finding.level, finding.cell) == ("cell.too_long", "warning", "一覧!B2")
    assert finding.params == {"limit": LONGEST, "length": 32_767}


@pytest.mark.parametrize("suffix", [".csv", ".geojson"])
def test_other_formats_are_bounded_too(tmp_path: Path, suffix: str) -> None:
    path, long = tmp_path / f"a{suffix}", "う" * (LONGEST + 1)
    spot = '{"type": "Point", "coordinates": [134.0, 34.3]}'
    shape = f'{{"type": "Feature", "geometry": {spot}, "properties": {{"名称": "一", "備考": "{long}"}}}}'
    whole = f'{{"type": "FeatureCollection", "features": [{shape}]}}'
    path.write_text(whole if suffix == ".geojson" else f"名称,備考\n一,{long}\n", "utf-8")
    got = read(path)
    texts = [row["備考"] for row in got.features.attributes] if got.features else [got.tables[0].rows[1][1].text]
    assert [len(text) for text in texts] == [LONGEST]
    assert [finding.code for finding in got.findings] == ["cell.too_long"]
