"""What stops the building before anything is written; the whole of it is `python -m tests.bench.windows_folder`."""

from pathlib import Path

import pytest

from tests.webmap.windows.parts import a_python
from webmap.frontend import vendor
from webmap.windows import build


def told(given: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert build.main(given) == 1
    return capsys.readouterr().err


def test_another_sum_than_the_pinned_one_stops_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    python, found = a_python(tmp_path / "python-3.12.10-embed-amd64.zip")
    out = tmp_path / "dist" / "out.zip"
    words = ["--python", str(python), "--own", str(tmp_path / "ours.whl"), "--out", str(out)]
    said = told(words, capsys)
    assert found in said
    assert str(build.PYTHON["sha256"]) in said
    assert not out.exists()
    assert build.checked(python, found.upper()) == python


def test_a_python_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--python", str(tmp_path / "python.zip"), "--own", str(tmp_path / "ours.whl")]
    assert "python.zip" in told(words, capsys)


def test_without_the_front_end_nothing_is_built(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vendor, "is_complete", lambda _root: False)
    assert "webmap.frontend.vendor" in told([], capsys)


def test_the_version_is_that_of_the_file(tmp_path: Path) -> None:
    assert build._version(tmp_path / "python-3.11.9-embed-amd64.zip") == "3.11.9"
    assert build._version(tmp_path / "renamed.zip") == build.PYTHON["version"]
    assert build.PYTHON["version"] in build.PYTHON["file"]
    assert build.PYTHON["address"].endswith(build.PYTHON["file"])
    assert len(build.PYTHON["sha256"]) == 64
