import json
import subprocess
from pathlib import Path

import pytest

from etl.read import child
from etl.read.document import read


def test_the_child_reads_as_the_parent_does(tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    feature = {"type": "Feature", "properties": {"名": "一"}, "geometry": {"type": "Point", "coordinates": [135, 34]}}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), "utf-8")
    assert child.read_limited(path, "lists") == read(path, folder="lists")
    assert child.read_limited(path).folder == tmp_path.name


def test_a_broken_file_comes_back_with_its_finding(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\x03\x04broken")
    assert [one.code for one in child.read_limited(path).findings] == ["file.unreadable"]


def test_a_child_that_needs_too_much_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_text("\n".join(f"a{n},b{n},c{n},d{n}" for n in range(120_000)), "utf-8")
    source = "import etl.read.child as c; c.MEMORY_BYTES = 180 << 20; c._main()"
    run = subprocess.run

    def limited(command: list[str], **options: object) -> subprocess.CompletedProcess[bytes]:
        return run([command[0], "-c", source, *command[-3:]], **options)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr(child.subprocess, "run", limited)
    assert [one.code for one in child.read_limited(path).findings] == ["file.too_heavy"]


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("import time; time.sleep(30)", "file.too_heavy"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "file.too_heavy"),
        ("raise SystemExit(3)", "file.unreadable"),
        ("print('not an answer')", "file.unreadable"),
    ],
)
def test_a_child_that_hangs_dies_fails_or_babbles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, code: str
) -> None:
    run = subprocess.run

    def other(command: list[str], **options: object) -> subprocess.CompletedProcess[bytes]:
        return run([command[0], "-c", script], **options)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr(child, "WALL_SECONDS", 1)
    monkeypatch.setattr(child.subprocess, "run", other)
    path = tmp_path / "a.csv"
    path.write_text("名称\n一\n", "utf-8")
    assert [(one.level, one.code) for one in child.read_limited(path).findings] == [("error", code)]


def test_secrets_of_the_environment_stay_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IBASHOMAP_DB", "postgresql+psycopg://user:secret@host/db")
    assert "IBASHOMAP_DB" not in child._environment()


@pytest.mark.parametrize(("script", "reason"), [("raise SystemExit(1)", "exit 1"), ("print('?')", "answer")])
def test_the_reason_tells_whether_the_child_failed_or_babbled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, reason: str
) -> None:
    run = subprocess.run

    def other(command: list[str], **options: object) -> subprocess.CompletedProcess[bytes]:
        return run([command[0], "-c", script], **options)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr(child.subprocess, "run", other)
    path = tmp_path / "a.csv"
    path.write_text("名称\n一\n", "utf-8")
    (finding,) = child.read_limited(path).findings
    assert finding.params["reason"] == reason
