"""The command line in this process, and a database and a list for it."""

import contextlib
import io
import json
from pathlib import Path
from typing import Any

import pytest

from layers.command import main
from tests import town

ROWS = """グループ名,種別,開催場所,住所,緯度,経度,日時,代表者,電話番号,備考
ひだまりの会,通いの場,西集会所,架空市西町1-2-3,34.305,134.005,第2・4火曜 10:00-11:30,見本花子,090-0000-1234,夫の介護中
ふれあいサロン,サロン,中集会所,架空市中町2-3,34.306,134.015,毎週水曜,見本次郎,0797-00-4321,鍵は隣の家
"""


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


def told(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> list[str]:
    """What one command says to a person beside its answer, line by line."""
    run(*words, code=code)
    return capsys.readouterr().err.splitlines()


def new_database(folder: Path) -> str:
    """A database of 架空市 made by `init`."""
    toml = folder / "town.toml"
    toml.write_text(town.TOML, "utf-8")
    url = f"sqlite:///{folder / 'city.db'}"
    assert run("init", "--city", str(toml), "--db", url) == ""
    return url


def new_list(folder: Path) -> Path:
    """A list as a 社協 keeps it."""
    path = folder / "lists" / "通いの場一覧.csv"
    path.parent.mkdir()
    path.write_bytes(ROWS.encode("cp932"))
    return path


def replied(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    """What one command answers to a person, line by line; nothing else is said."""
    lines = run(*words).splitlines()
    assert capsys.readouterr().err == ""
    return lines
