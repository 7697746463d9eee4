import hashlib
import os
from pathlib import Path

import pytest

from etl.read import document as reading
from etl.read.document import read


def test_name_folder_and_hash(tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    folder.mkdir()
    path = folder / "a.csv"
    path.write_text("名称\n一\n", "utf-8")
    got = read(path)
    assert (got.path, got.sha256) == ("lists/a.csv", hashlib.sha256(path.read_bytes()).hexdigest())
    assert read(path, folder="other").path == "other/a.csv"
    assert read(path, folder="").path == "a.csv"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "file.empty"),
        (b"\r\n \t\r\n", "file.empty"),
        (b"%PDF-1.7", "file.unsupported"),
        (b"II*\x00\x08", "file.unsupported"),
        (b"a\x00b\x01\x00\x00c\x02", "file.unsupported"),
        (b"PK\x03\x04broken", "file.unreadable"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "file.unreadable"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "file.encrypted"),
        (b"SQLite format 3\x00" + b"\x00" * 100, "file.unreadable"),
        (b"\x00\x00\x27\x0a" + b"\x00" * 24 + b"\xe8\x03\x00\x00" + b"\x00" * 80, "vector.no_dbf"),
    ],
)
def test_whatever_is_wrong_is_a_finding(tmp_path: Path, raw: bytes, code: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(raw)
    got = read(path)
    assert [(one.level, one.code, one.cell) for one in got.findings] == [("error", code, "")]
    assert (got.tables, got.features) == ((), None)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert [one.code for one in read(tmp_path / "gone.csv").findings] == ["file.no_such_file"]
    assert [one.code for one in read(tmp_path).findings] == ["file.is_folder"]


def test_too_large_a_file_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_text("名称\n一\n", "utf-8")
    monkeypatch.setattr(reading, "MAX_BYTES", 5)
    assert [one.code for one in read(path).findings] == ["file.too_heavy"]


def test_any_error_of_a_library_becomes_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path, kind: str, encoding: str | None) -> None:
        raise {"m": MemoryError, "z": ZeroDivisionError}[path.stem]

    monkeypatch.setattr(reading, "_reading", fail)
    for stem, code in (("m", "file.too_heavy"), ("z", "file.unreadable")):
        path = tmp_path / f"{stem}.csv"
        path.write_text("a", "utf-8")
        assert [one.code for one in read(path).findings] == [code]


@pytest.mark.skipif(os.name == "nt", reason="names of files are Unicode on Windows")
def test_a_name_out_of_a_zip_of_windows_is_read(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode("通いの場.csv".encode("cp932"))
    path.write_text("名称\n一\n", "utf-8")
    assert read(path).name == "通いの場.csv"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on this system")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.csv")
    assert [one.code for one in read(tmp_path / "a.csv").findings] == ["file.unsupported"]
