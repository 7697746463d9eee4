import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import xlrd
import xlwt

from etl.read import excel_old
from etl.read.document import read
from etl.read.reading import Unreadable
from layers.intake.contract import Cell


@pytest.fixture
def path(tmp_path: Path) -> Path:
    book = xlwt.Workbook(encoding="cp932")
    sheet = book.add_sheet("一覧")
    sheet.write_merge(0, 1, 0, 0, "東")
    sheet.write(0, 1, "髙﨑", xlwt.easyxf("font: struck_out on; pattern: pattern solid, fore_colour yellow"))
    sheet.write(1, 1, 12.0)
    sheet.write(1, 2, dt.datetime(2026, 4, 1), xlwt.easyxf(num_format_str="YYYY/MM/DD"))
    sheet.write(1, 3, dt.time(9, 30), xlwt.easyxf(num_format_str="HH:MM"))
    sheet.write(1, 4, True)
    sheet.col(3).hidden = True
    book.add_sheet("控え").visibility = 1
    book.save(str(tmp_path / "a.xls"))
    return tmp_path / "a.xls"


def test_values_marks_and_merged_areas(path: Path) -> None:
    got = excel_old.read(path)
    (table,) = got.tables
    assert list(table.rows[0]) == [Cell("東"), Cell("髙﨑", struck=True, fill="FFFF00")]
    moment = dt.datetime(2026, 4, 1)
    assert [cell.value for cell in table.rows[1]] == ["東", 12.0, moment, dt.time(9, 30), True]
    assert table.rows[1][0].merged
    assert table.rows[1][1].text == "12"
    assert table.hidden == frozenset({3})
    assert [one.code for one in got.findings] == ["sheet.hidden"]


def test_a_broken_workbook(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:600])
    with pytest.raises(Unreadable, match=r"\bfile\.unreadable"):
        excel_old.read(path)


@pytest.mark.parametrize("fault", [xlrd.XLRDError("styles"), KeyError("styles")])
def test_without_its_styles_a_workbook_is_still_read(
    path: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    whole = xlrd.open_workbook

    def fail(**options: Any) -> Any:
        if options["formatting_info"]:
            raise fault
        return whole(**options)

    monkeypatch.setattr(xlrd, "open_workbook", fail)
    (table,) = excel_old.read(path).tables
    assert table.rows[0][1] == Cell("髙﨑")


def test_an_encrypted_workbook(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**options: Any) -> Any:
        raise xlrd.XLRDError("Workbook is encrypted")

    monkeypatch.setattr(xlrd, "open_workbook", fail)
    with pytest.raises(Unreadable, match=r"\bfile\.encrypted"):
        excel_old.read(path)


def test_a_workbook_of_empty_sheets_is_empty(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    book.add_sheet("一")
    book.save(str(tmp_path / "a.xls"))
    assert [one.code for one in read(tmp_path / "a.xls").findings] == ["file.empty"]


def test_a_number_that_is_no_day_stays_a_number() -> None:
    assert excel_old._moment(1e10, 0) == 1e10
    assert excel_old._moment(0.5, 0) == dt.time(12)
    assert excel_old._moment(46113.0, 0) == dt.datetime(2026, 4, 1)
