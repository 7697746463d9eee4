"""`init`, `summary` and `doctor`: what the shell is told of the database, and of what is none."""

import contextlib
import sqlite3
from pathlib import Path

import pytest

from tests.command_line import answer, new_database, new_list, replied, run, told


@pytest.fixture
def db(tmp_path: Path) -> str:
    """A database of 架空市 made by `init`."""
    return new_database(tmp_path)


@pytest.fixture
def list_file(tmp_path: Path) -> Path:
    """A list as a 社協 keeps it."""
    return new_list(tmp_path)


def test_a_second_init_changes_nothing_and_another_city_is_refused(db: str, tmp_path: Path) -> None:
    run("init", "--city", str(tmp_path / "town.toml"), "--db", db)
    run("init", "--city", "ashiya", "--db", db, code=1)


def test_init_says_whether_it_made_anything(db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    toml = str(tmp_path / "town.toml")
    assert told(capsys, "init", "--city", toml, "--db", f"sqlite:///{tmp_path / 'new.db'}") == [
        "架空市のデータベースを作りました。"
    ]
    assert told(capsys, "init", "--city", toml, "--db", db) == [
        "架空市のデータベースを確かめました（変わりありません）。"
    ]


def test_a_misspelt_database_is_not_made(tmp_path: Path) -> None:
    run("summary", "--db", f"sqlite:///{tmp_path / 'typo.db'}", code=1)
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_database_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.db").write_text("名称,住所\n" * 200, "utf-8")
    for words in (("summary",), ("doctor",), ("init", "--city", "mihon")):
        run(*words, "--db", f"sqlite:///{tmp_path / 'a.db'}", code=1)
        assert "データベースのファイルではない" in capsys.readouterr().err


def test_a_database_of_a_later_program_is_left_alone(
    db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with contextlib.closing(sqlite3.connect(tmp_path / "city.db")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    run("init", "--city", str(tmp_path / "town.toml"), "--db", db, code=1)
    assert "新しい版のプログラム" in capsys.readouterr().err


def test_the_database_may_be_named_by_the_environment(
    db: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("IBASHOMAP_DB", db)
    assert answer("summary", "--json")["residents"] == 0
    monkeypatch.delenv("IBASHOMAP_DB")
    run("summary", code=2)
    assert "--db" in capsys.readouterr().err


def test_people_read_the_summary(db: str, list_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("load", str(list_file), "--db", db)
    capsys.readouterr()
    assert replied(capsys, "summary", "--db", db) == [
        "人口 0人・65歳以上 （年齢の資料がありません）・小地域 0",
        "  通いの場 1",
        "  サロン 1",
        "位置の確認が要る場所 0",
    ]


def test_the_summary_counts_older_people_where_the_list_has_ages(db: str) -> None:
    from layers.store.commands import _told  # noqa: PLC0415

    found = {"residents": 4500, "age65plus": 1450, "small_areas": 1234, "service_points": {}, "review_queue": 2}
    assert _told(found) == "人口 4,500人・65歳以上 1,450人・小地域 1,234\n位置の確認が要る場所 2"


def test_doctor_tells_what_stands_behind(db: str) -> None:
    found = answer("doctor", "--db", db, "--json")
    assert found["provider"] == "sqlite"
    assert found["missing"] == []
    assert found["journal_mode"] in {"wal", "truncate"}
    assert isinstance(found["phones_can_reach"], list)


def test_people_read_what_the_doctor_found(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    facts, _, reach = "\n".join(replied(capsys, "doctor", "--db", db)).partition("\n\n")
    lines = dict(line.split(": ", 1) for line in facts.splitlines())
    assert "無線LAN" in reach
    assert lines["provider"] == "sqlite"
    assert lines["missing"] == "[]"
    assert lines["python"].startswith("3.")
    found = answer("doctor", "--db", db, "--json")
    assert set(found["libraries"]) >= {"sqlalchemy", "shapely", "pyproj", "flask"}
    assert found["schema"]["has"] == found["schema"]["wants"]
    assert not [one for one in found["phones_can_reach"] if one.startswith("127.")]


def test_the_doctor_misses_the_schema_of_an_empty_database(tmp_path: Path) -> None:
    with contextlib.closing(sqlite3.connect(tmp_path / "empty.db")) as connection, connection:
        connection.execute("CREATE TABLE other (a)")
    found = answer("doctor", "--db", f"sqlite:///{tmp_path / 'empty.db'}", "--json")
    assert (found["missing"], found["schema"]["has"]) == (["schema"], "")
