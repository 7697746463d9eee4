"""`ibashomap personal`, as somebody else's program calls it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from layers.command import main


def run(capsysbinary: pytest.CaptureFixture[bytes], *words: str) -> tuple[int, str, str]:
    code = main(["personal", *words])
    told = capsysbinary.readouterr()
    return code, told.out.decode(), told.err.decode()


LINES = [
    '{"id": 7, "text": "角の田中さん 090-1234-5678"}',
    "no JSON",
    '{"id": "b", "text": "山本商店の前のベンチ"}',
    '{"id": "c", "text": 5}',
    "[1, 2]",
    '{"id": null}',
    "",
    '{"id": {"of": ["f"]}, "text": ""}',
    '{"id": "g", "text": "\\ud800さん"}',
]


def test_a_batch_answers_each_line_in_its_order(capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    file = tmp_path / "notes.jsonl"
    file.write_bytes("\ufeff".encode() + "\n".join(LINES).encode() + b"\n\xff\xfe{\n")
    code, out, err = run(capsysbinary, "--batch", str(file))
    answers = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert [one["id"] for one in answers] == [7, None, "b", "c", None, None, {"of": ["f"]}, "g", None]
    assert answers[0] == {
        "id": 7,
        "personal": True,
        "kinds": ["phone", "name"],
        "masked": "角の○○さん 電話番号",
    }
    assert answers[2] == {"id": "b", "personal": False, "kinds": [], "masked": "山本商店の前のベンチ"}
    assert [one["personal"] for one in answers].count(True) == 1


def test_a_batch_from_standard_input_needs_no_database() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "layers.command", "personal", "--batch"],
        input="\n".join(LINES[:3]).encode(), capture_output=True, check=True, timeout=60,
        env={"PATH": "/usr/bin"},
    )  # fmt: skip
    assert [json.loads(line)["personal"] for line in done.stdout.decode().splitlines()] == [True, False, False]


def test_one_text_and_wrong_use(capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    assert run(capsysbinary, "佐藤さんの畑") == (0, "○○さんの畑\n", "")
    code, out, _ = run(capsysbinary, "佐藤さんの畑", "--json")
    assert (code, json.loads(out)) == (0, {"personal": True, "kinds": ["name"], "masked": "○○さんの畑"})
    code, out, err = run(capsysbinary)
    assert (code, out) == (2, "")
    assert "--batch" in err
    code, out, err = run(capsysbinary, "--batch", str(tmp_path / "none.jsonl"))
    assert (code, out) == (1, "")
    assert "none.jsonl" in err
