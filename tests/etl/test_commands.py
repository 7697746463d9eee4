"""The command line, as somebody else's program calls it: JSON on standard output and nothing else, exit codes kept."""

import contextlib
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from layers.command import main
from layers.wording import sentence
from tests import town

ROWS = """グループ名,種別,開催場所,住所,緯度,経度,日時,代表者,電話番号,備考
ひだまりの会,通いの場,西集会所,架空市西町1-2-3,34.305,134.005,第2・4火曜 10:00-11:30,見本花子,090-0000-1234,夫の介護中
ふれあいサロン,サロン,中集会所,架空市中町2-3,34.306,134.015,毎週水曜,見本次郎,0797-00-4321,鍵は隣の家
"""
SECRETS = ("見本花子", "見本次郎", "090-0000-1234", "0797-00-4321", "夫の介護中", "鍵は隣の家")


def run(*words: str, code: int = 0) -> str:
    """Standard output of one command, run in this process (a process of its own for each would take a minute)."""
    told = io.TextIOWrapper(io.BytesIO(), "utf-8")
    with contextlib.redirect_stdout(told):
        try:
            ended = main(words)
        except SystemExit as end:
            ended = int(end.code or 0)
    told.flush()
    assert ended == code
    return told.buffer.getvalue().decode()


def answer(*words: str) -> Any:
    """The one JSON document of a command."""
    return json.loads(run(*words))


@pytest.fixture
def db(tmp_path: Path) -> str:
    """A database of 架空市 made by `init`."""
    toml = tmp_path / "town.toml"
    toml.write_text(town.TOML, "utf-8")
    url = f"sqlite:///{tmp_path / 'city.db'}"
    assert run("init", "--city", str(toml), "--db", url) == ""
    return url


@pytest.fixture
def list_file(tmp_path: Path) -> Path:
    """A list as a 社協 keeps it."""
    path = tmp_path / "lists" / "通いの場一覧.csv"
    path.parent.mkdir()
    path.write_bytes(ROWS.encode("cp932"))
    return path


def export(db: str, out: Path, kind: str, audience: str = "public") -> bytes:
    """What `export` writes."""
    run("export", "--format", kind, "--audience", audience, "--out", str(out), "--db", db)
    return out.read_bytes()


def test_the_command_is_installed_and_prints_its_answer_alone(list_file: Path) -> None:
    command = Path(sys.executable).with_name("ibashomap")
    done = subprocess.run([command, "check", list_file, "--json"], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["counts"]["rows"] == 2


def test_check_says_what_it_read(list_file: Path) -> None:
    found = answer("check", str(list_file), "--json")
    assert (found["encoding"], found["counts"]["rows"], found["counts"]["error"]) == ("cp932", 2, 0)
    row = found["rows"][0]
    assert (row["name"], row["kind"], row["venue"]) == ("ひだまりの会", "kayoinoba", "西集会所")
    assert (row["schedule"], row["phone"], row["contact_name"]) == (
        "第2・4火曜 10:00-11:30",
        "090-0000-1234",
        "見本花子",
    )
    assert (row["lat"], row["lon"]) == (34.305, 134.005)
    assert row["cell"]


def test_check_of_several_files_is_a_list(list_file: Path, tmp_path: Path) -> None:
    other = tmp_path / "メモ.txt"
    other.write_text("なにもない\n", "utf-8")
    found = answer("check", str(list_file), str(other), "--json")
    assert [one["importer"] is None for one in found] == [False, True]
    assert found[1]["findings"][0]["level"] == "error"


def test_load_export_undo(db: str, list_file: Path, tmp_path: Path) -> None:
    before = {kind: export(db, tmp_path / f"before.{kind}", kind) for kind in ("geojson", "csv")}
    (loaded,) = answer("load", str(list_file.parent), "--db", db, "--json")
    assert loaded.keys() == {"file", "importer", "status", "import", "rows", "findings"}
    assert (loaded["status"], loaded["rows"]) == ("published", 2)
    assert answer("summary", "--db", db, "--json")["service_points"] == {"kayoinoba": 1, "salon": 1}
    public = export(db, tmp_path / "public.geojson", "geojson").decode()
    assert "ひだまりの会" in public
    assert not [secret for secret in SECRETS if secret in public]
    staff = export(db, tmp_path / "staff.csv", "csv", "staff").decode("utf-8-sig")
    assert [secret for secret in SECRETS if secret in staff] == list(SECRETS)
    assert answer("undo", "--db", db)["import"] == loaded["import"]
    assert {kind: export(db, tmp_path / f"after.{kind}", kind) for kind in before} == before


def test_stage_waits_and_publish_may_stay_in_the_register(db: str, list_file: Path, tmp_path: Path) -> None:
    staged = answer("stage", str(list_file), "--db", db)["import"]
    assert answer("summary", "--db", db, "--json")["service_points"] == {}
    run("publish", staged, "--register-only", "--db", db)
    assert answer("summary", "--db", db, "--json")["service_points"] == {"kayoinoba": 1, "salon": 1}
    assert "ひだまりの会" not in export(db, tmp_path / "out.csv", "csv").decode("utf-8-sig")
    assert "ひだまりの会" in export(db, tmp_path / "out.csv", "csv", "partner").decode("utf-8-sig")
    run("publish", staged, "--db", db, code=1)


def test_doctor_tells_what_stands_behind(db: str) -> None:
    found = answer("doctor", "--db", db, "--json")
    assert found["provider"] == "sqlite"
    assert found["missing"] == []
    assert found["journal_mode"] in {"wal", "truncate"}
    assert isinstance(found["phones_can_reach"], list)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["init", "--city", "nowhere"], 1),
        (["load", "no-such-folder"], 1),
        (["publish", "99"], 1),
        (["undo"], 1),
        (["export", "--format", "papyrus", "--out", "x"], 2),
        (["fly"], 2),
    ],
)
def test_what_cannot_be_done_says_so_in_a_sentence(db: str, words: list[str], code: int) -> None:
    assert run(*words, *([] if code == 2 else ["--db", db]), code=code) == ""


def test_a_second_init_changes_nothing_and_another_city_is_refused(db: str, tmp_path: Path) -> None:
    run("init", "--city", str(tmp_path / "town.toml"), "--db", db)
    run("init", "--city", "ashiya", "--db", db, code=1)


def test_an_export_that_cannot_be_written_says_so(db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("export", "--format", "csv", "--out", str(tmp_path / "gone" / "a.csv"), "--db", db, code=1)
    assert "に保存できませんでした" in capsys.readouterr().err


def test_numbers_beyond_every_import_are_not_found(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    run("publish", "9" * 30, "--db", db, code=1)
    assert "見つかりません" in capsys.readouterr().err


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


def test_a_file_name_that_is_no_text_is_answered(tmp_path: Path) -> None:
    path = tmp_path / "\udc93通いの場.csv"
    path.write_bytes(ROWS.encode("cp932"))
    assert answer("check", str(path), "--json")["file"] == str(path)


def test_an_export_that_cannot_be_written_leaves_the_one_before(db: str, list_file: Path, tmp_path: Path) -> None:
    run("load", str(list_file), "--db", db)
    out = tmp_path / "out.csv"
    before = export(db, out, "csv")
    folder = tmp_path / "closed"
    folder.mkdir()
    run("export", "--format", "csv", "--out", str(folder), "--db", db, code=1)
    assert out.read_bytes() == before
    assert [path.name for path in tmp_path.glob(".*.part")] == []


def told(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> list[str]:
    """What one command says to a person beside its answer, line by line."""
    run(*words, code=code)
    return capsys.readouterr().err.splitlines()


def replied(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    """What one command answers to a person, line by line; nothing else is said."""
    lines = run(*words).splitlines()
    assert capsys.readouterr().err == ""
    return lines


def test_people_read_what_was_checked(list_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    memo = tmp_path / "メモ.txt"
    memo.write_text("なにもない\n", "utf-8")
    lines = replied(capsys, "check", str(list_file), str(memo))
    assert lines[0] == f"{list_file}: standard_open_data 2行"
    assert [line for line in lines if line.startswith(f"{memo}: — 0行")]
    assert all(line.startswith("  [") for line in lines if not line.endswith("行"))
    assert [line for line in lines if line.startswith("  [error]")]


def test_an_answer_in_words_survives_a_shell_without_its_letters(list_file: Path) -> None:
    shell = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = Path(sys.executable).with_name("ibashomap")
    done = subprocess.run([command, "check", list_file], check=False, capture_output=True, env=shell)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"standard_open_data 2" in done.stdout


def test_levels_of_what_was_found_are_counted(list_file: Path, tmp_path: Path) -> None:
    memo = tmp_path / "メモ.txt"
    memo.write_text("なにもない\n", "utf-8")
    found = answer("check", str(memo), "--json")
    levels = [one["level"] for one in found["findings"]]
    assert found["counts"] == {
        "rows": 0,
        **{level: levels.count(level) for level in ("error", "warning", "info")},
    }
    assert found["counts"]["error"] >= 1


def test_people_read_how_the_loading_goes(db: str, list_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    memo = list_file.with_name("メモ.txt")
    memo.write_text("なにもない\n", "utf-8")
    lines = run("load", str(list_file.parent), "--db", db).splitlines()
    # First all files are read, then what is new is taken, one by one.
    assert capsys.readouterr().err.splitlines() == ["1/2 メモ.txt", "2/2 通いの場一覧.csv", "1/1 通いの場一覧.csv"]
    assert lines[0] == f"{sentence('load.refused')} 0行 {memo}"
    assert lines[1].startswith("    「メモ.txt」")
    assert lines[2:] == [f"{sentence('load.published')} 2行 {list_file}"]
    again = run("load", str(list_file), "--db", db).splitlines()
    assert again == [f"{sentence('load.unchanged')} 2行 {list_file}"]


def test_a_path_that_is_not_there_is_named(db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (line,) = told(capsys, "load", str(tmp_path / "gone.csv"), "--db", db, code=1)
    assert "gone.csv" in line


def test_a_file_that_cannot_be_staged_says_why(db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    memo = tmp_path / "メモ.txt"
    memo.write_text("なにもない\n", "utf-8")
    lines = told(capsys, "stage", str(memo), "--db", db, code=1)
    assert lines
    assert "？" not in "".join(lines)


def test_loading_for_the_register_alone_shows_residents_nothing(db: str, list_file: Path, tmp_path: Path) -> None:
    run("load", str(list_file), "--register-only", "--db", db)
    assert "ひだまりの会" not in export(db, tmp_path / "out.csv", "csv").decode("utf-8-sig")
    assert "ひだまりの会" in export(db, tmp_path / "out.csv", "csv", "staff").decode("utf-8-sig")


def test_undo_of_one_import_by_its_number(db: str, list_file: Path) -> None:
    (loaded,) = answer("load", str(list_file), "--db", db, "--json")
    assert answer("undo", loaded["import"], "--db", db) == {"import": loaded["import"]}
    assert answer("summary", "--db", db, "--json")["service_points"] == {}


def test_an_export_says_how_many_it_wrote(
    db: str, list_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("load", str(list_file), "--db", db)
    capsys.readouterr()
    out = tmp_path / "out.csv"
    assert told(capsys, "export", "--format", "csv", "--out", str(out), "--db", db) == [f"2件を {out} に保存しました。"]
    both = ("export", "--format", "csv", "--out", str(out))
    assert run(*both, "--audience", "king", "--db", db, code=2) == ""


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


def test_people_read_what_the_doctor_found(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    lines = dict(line.split(": ", 1) for line in replied(capsys, "doctor", "--db", db))
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


def test_init_says_whether_it_made_anything(db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    toml = str(tmp_path / "town.toml")
    assert told(capsys, "init", "--city", toml, "--db", f"sqlite:///{tmp_path / 'new.db'}") == [
        "架空市のデータベースを作りました。"
    ]
    assert told(capsys, "init", "--city", toml, "--db", db) == [
        "架空市のデータベースを確かめました（変わりありません）。"
    ]


def test_the_database_may_be_named_by_the_environment(
    db: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("IBASHOMAP_DB", db)
    assert answer("summary", "--json")["residents"] == 0
    monkeypatch.delenv("IBASHOMAP_DB")
    run("summary", code=2)
    assert "--db" in capsys.readouterr().err


def test_what_is_stopped_by_hand_says_so(
    db: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_given: object, **_named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("etl.commands.load", stopped)
    (line,) = told(capsys, "load", ".", "--db", db, code=1)
    assert line == sentence("command.stopped")


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with contextlib.redirect_stdout(io.StringIO()) as out, pytest.raises(SystemExit):
        main(["--help"])
    for name in ("init", "summary", "doctor", "check", "load", "stage", "publish", "undo", "export", "worker",
                 "serve", "demo", "user"):  # fmt: skip
        assert re.search(rf"^ +{name} ", out.getvalue(), re.MULTILINE), name
    assert out.getvalue().startswith("usage: ibashomap ")
