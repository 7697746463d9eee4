"""The sample town is made once, and only a complete one is taken as made."""

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from layers.errors import LayersError
from webmap import demo


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The steps that were run; each leaves what the real one leaves."""
    done: list[str] = []

    def step(name: str, words: Sequence[str], home: Path) -> None:
        done.append(name)
        if name == "generate":
            assert words[0] == sys.executable
            Path(words[-1]).mkdir()
        else:
            (home / "mihon.db").write_text("db")

    monkeypatch.setattr(demo, "_step", step)
    return done


def test_everything_stays_under_its_folder_and_is_made_once(steps: list[str], tmp_path: Path) -> None:
    first = demo.prepare(str(tmp_path / "demo"))
    assert steps == ["generate", "init", "load"]
    assert first == f"sqlite:///{tmp_path / 'demo' / 'mihon.db'}"
    assert demo.prepare(str(tmp_path / "demo")) == first
    assert len(steps) == 3


def test_a_town_that_was_not_finished_is_loaded_anew(steps: list[str], tmp_path: Path) -> None:
    demo.prepare(str(tmp_path))
    (tmp_path / "complete").unlink()
    demo.prepare(str(tmp_path))
    assert steps == ["generate", "init", "load", "init", "load"]


def test_a_missing_generator_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(demo, "GENERATOR", tmp_path / "gone.py")
    with pytest.raises(LayersError) as fault:
        demo.prepare(str(tmp_path / "demo"))
    assert fault.value.code == "demo.no_generator"


def test_a_step_that_fails_says_which(tmp_path: Path) -> None:
    with pytest.raises(LayersError) as fault:
        demo._step("init", [sys.executable, "-c", "raise SystemExit(3)"], tmp_path)
    assert (fault.value.code, fault.value.params["step"]) == ("demo.step_failed", "init")


def test_what_a_step_prints_stays_off_standard_output(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    demo._step("init", [sys.executable, "-c", "print('a word of the child')"], tmp_path)
    printed = capfd.readouterr()
    assert printed.out == ""
    assert "a word of the child" in printed.err
