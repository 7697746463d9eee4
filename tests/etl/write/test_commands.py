"""`ibashomap export --format usual`: the same by the shell."""

import io
from pathlib import Path

import openpyxl
import pytest

from layers.command import main
from tests.etl.write.workbooks import MESSY


def run(*words: str) -> int:
    """The command as the shell runs it."""
    return main(list(words))


@pytest.fixture
def db(tmp_path: Path) -> str:
    """A database of 芦屋市 with one list of its own."""
    url = f"sqlite:///{tmp_path / 'city.db'}"
    assert run("init", "--city", "ashiya", "--db", url) == 0
    file = tmp_path / "通いの場" / "一覧.xlsx"
    file.parent.mkdir()
    file.write_bytes(MESSY["plain"]())
    assert run("load", str(file), "--register-only", "--db", url) == 0
    return url


def test_the_list_comes_back(db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "戻り.xlsx"
    capsys.readouterr()
    assert run("export", "--format", "usual", "--out", str(out), "--db", db) == 0
    assert "変更0件・追加0件・見あたらない0件" in capsys.readouterr().err
    made = openpyxl.load_workbook(io.BytesIO(out.read_bytes())).worksheets[0]
    assert [cell.value for cell in made["A"]] == ["グループ名", "ひだまりの会", "つくしの会", "たんぽぽ"]
    assert run("export", "--format", "usual", "--import", "1", "--out", str(out), "--db", db) == 0
    assert run("export", "--format", "usual", "--import", "9", "--out", str(out), "--db", db) == 1


def test_of_several_lists_one_must_be_named(db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "サロン.xlsx"
    file.write_bytes(MESSY["merged_venues"]())
    assert run("load", str(file), "--db", db) == 0
    capsys.readouterr()
    assert run("export", "--format", "usual", "--out", str(tmp_path / "a.xlsx"), "--db", db) == 1
    told = capsys.readouterr().err
    assert "--import" in told
    assert "1：一覧" in told
    assert not (tmp_path / "a.xlsx").exists()


def test_last_years_form_takes_this_years_facts(db: str, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append(["サロン名", "会場", "日時"])
    for number in range(1, 9):
        page.append([f"第{number}サロン", f"会館{number}", f"第{number % 4 + 1}火 10時"])
    older, newer = tmp_path / "R7" / "サロン.xlsx", tmp_path / "R8" / "サロン.xlsx"
    for file in (older, newer):
        file.parent.mkdir()
        book.save(file)
        assert run("load", str(file), "--db", db) == 0
        page["C2"].value = "第4金 10時"
        page.append(["あたらしいサロン", "新会館", "土曜 9時"])
    out = tmp_path / "戻り.xlsx"
    assert run("export", "--format", "usual", "--import", "2", "--out", str(out), "--db", db) == 0
    made = openpyxl.load_workbook(out).worksheets[0]
    assert made["C2"].comment.text.startswith("まちの居場所マップ:\nR")
    assert made["C2"].comment.text.endswith(" 第2火 10時→第4金 10時")
    assert [cell.value for cell in made["A"]][-2:] == ["第8サロン", "あたらしいサロン"]
