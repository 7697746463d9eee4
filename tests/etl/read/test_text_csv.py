from pathlib import Path

import pytest

from etl.read import text_csv
from etl.read.document import read as document_of
from etl.read.reading import Unreadable


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("a,b,c\n1,2,3\n", ","),
        ("a\tb\n1,5\t2\n3\t4\n", "\t"),
        ("a;b;c\n1,5;2;3\n1,6;2;3\n", ";"),
        ('a,b\n"x;y;z;w",2\n"x\ty",3\n', ","),
        ("ひとつだけ\n行\n", ","),
    ],
)
def test_the_delimiter_is_told_from_the_content(text: str, mark: str) -> None:
    assert text_csv.delimiter(text) == mark


def test_quoted_breaks_ragged_rows_and_empty_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('名称,住所,\n"さくら\n会",東町,,,\n,,\n\n', "utf-8", newline="")
    (table,) = text_csv.read(path).tables
    assert [[cell.value for cell in row] for row in table.rows] == [["名称", "住所"], ["さくら\n会", "東町"]]
    assert table.address(1, 0) == "A2"


def test_leading_zeros_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("番号,名称\n007,一\n", "utf-8")
    assert text_csv.read(path).tables[0].rows[1][0].value == "007"


def test_a_file_of_commas_is_empty_and_too_many_cells_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(",,\n,,\n", "utf-8")
    with pytest.raises(Unreadable, match=r"\bfile\.empty"):
        text_csv.read(path)
    path.write_text("a,b\n" * 10, "utf-8")
    monkeypatch.setattr(text_csv, "MAX_CELLS", 10)
    with pytest.raises(Unreadable, match=r"\bfile\.too_many_rows"):
        text_csv.read(path)


def test_the_separator_line_of_excel_and_the_addresses_below_it(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("sep=;\r\n名称;住所\r\nさくら会;東町,1\r\n", "utf-8", newline="")
    (table,) = text_csv.read(path).tables
    assert [[cell.value for cell in row] for row in table.rows] == [["名称", "住所"], ["さくら会", "東町,1"]]
    assert table.address(1, 0) == "A3"


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_every_kind_of_line_end_and_the_mark_of_dos_at_the_end(tmp_path: Path, end: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f"名称,住所{end}さくら会,東町{end}\x1a".encode("cp932"))
    reading = text_csv.read(path)
    assert [[cell.value for cell in row] for row in reading.tables[0].rows] == [["名称", "住所"], ["さくら会", "東町"]]
    assert reading.findings == []


def test_a_broken_byte_and_a_private_letter_are_told_with_their_cells(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    lines = "".join(f"さくら会{n},みほん市東町{n}\r\n" for n in range(40)).encode("cp932")
    path.write_bytes("名称,住所\r\n".encode("cp932") + lines + b"\x82\xa0\xff\x82\xa2,a\r\nb,\xf0\x40\r\n")
    reading = text_csv.read(path)
    assert reading.encoding == "cp932"
    assert [(one.level, one.code, one.cell) for one in reading.findings] == [
        ("warning", "encoding.broken", "A42"),
        ("warning", "encoding.private", "B43"),
    ]
    assert reading.tables[0].rows[41][0].value == "あ�い"


def test_a_few_nul_bytes_are_dropped_and_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("名称,住所,電話番号\r\nさくら会\0,みほん市東町,0797-00-1234\r\n".encode("cp932"))
    document = document_of(path)
    assert document.tables[0].rows[1][0].value == "さくら会"
    assert [(one.code, one.params["count"]) for one in document.findings] == [("text.nul", 1)]


def test_a_code_that_a_sheet_was_made_to_keep_as_text(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('コード,名称\n"=""0012""",さくら会\n', "utf-8", newline="")
    (table,) = text_csv.read(path).tables
    assert table.rows[1][0].value == "0012"
