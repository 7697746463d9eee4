"""Lists on the command line, as somebody else's program calls it: JSON on standard output and nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from layers.wording import sentence
from tests.command_line import ROWS, answer, new_database, new_list, replied, run, told

SECRETS = ("見本花子", "見本次郎", "090-0000-1234", "0797-00-4321", "夫の介護中", "鍵は隣の家")


@pytest.fixture
def db(tmp_path: Path) -> str:
    """A database of 架空市 made by `init`."""
    return new_database(tmp_path)


@pytest.fixture
def list_file(tmp_path: Path) -> Path:
    """A list as a 社協 keeps it."""
    return new_list(tmp_path)


def export(db: str, out: Path, kind: str, audience: str = "public") -> bytes:
    """What `export` writes."""
    run("export", "--format", kind, "--audience", audience, "--out", str(out), "--db", db)
    return out.read_bytes()


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


def test_an_export_that_cannot_be_written_says_so(db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("export", "--format", "csv", "--out", str(tmp_path / "gone" / "a.csv"), "--db", db, code=1)
    assert "に保存できませんでした" in capsys.readouterr().err


def test_numbers_beyond_every_import_are_not_found(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    run("publish", "9" * 30, "--db", db, code=1)
    assert "見つかりません" in capsys.readouterr().err


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
