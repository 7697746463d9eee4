"""The command as a whole: its answer on standard output alone, its exit codes, and its help."""

import contextlib
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from layers.command import main
from layers.wording import sentence
from tests.command_line import new_database, new_list, run, told


@pytest.fixture
def db(tmp_path: Path) -> str:
    """A database of 架空市 made by `init`."""
    return new_database(tmp_path)


@pytest.fixture
def list_file(tmp_path: Path) -> Path:
    """A list as a 社協 keeps it."""
    return new_list(tmp_path)


def test_the_command_is_installed_and_prints_its_answer_alone(list_file: Path) -> None:
    command = Path(sys.executable).with_name("ibashomap")
    done = subprocess.run([command, "check", list_file, "--json"], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["counts"]["rows"] == 2


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
