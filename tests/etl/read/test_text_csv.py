from pathlib import Path

import pytest

from etl.read import text_csv
from etl.read.reading import Unreadable

HEAD = "名称,住所,電話番号\r\n髙﨑サロン①,みほん市浜町３－２,0797-31-2121\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
def test_encodings(encoding: str) -> None:
    assert text_csv.decode(HEAD.encode(encoding)) == (HEAD, encoding)


@pytest.mark.parametrize("text", ["名称,ひろば\r\n", "サロンのなまえ", "みほん市の通いの場、居場所、サロンの一覧です"])
def test_euc_is_told_from_cp932(text: str) -> None:
    assert text_csv.decode(text.encode("euc_jp")) == (text, "euc_jp")


@pytest.mark.parametrize("text", ["ｻﾛﾝ,ｻｸﾗ\r\n", "名称,ﾅﾏｴ\r\nｻｸﾗ,あ\r\n", "髙", "①", "施設", "ｱ"])
def test_tiny_cp932_files_with_half_width_kana(text: str) -> None:
    assert text_csv.decode(text.encode("cp932")) == (text, "cp932")


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00", b"\xef\xbb\xbf\x82\xa0", b"\x80\x81\xff\xfd" * 3])
def test_bytes_that_are_no_text(raw: bytes) -> None:
    with pytest.raises(Unreadable, match=r"\bfile\.encoding"):
        text_csv.decode(raw)


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
