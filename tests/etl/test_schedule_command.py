"""`ibashomap schedule`, as somebody else's program calls it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from layers.command import main

WINDOW = ("--from", "2026-04-01", "--to", "2026-05-31")


def run(capsysbinary: pytest.CaptureFixture[bytes], *words: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of one command."""
    try:
        code = main(["schedule", *words])
    except SystemExit as end:
        code = int(end.code or 0)
    told = capsysbinary.readouterr()
    return code, told.out.decode(), told.err.decode()


def test_one_text_as_json(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    text = "第1・3水曜日（祝日は第2水曜日に変更）午前10時～11時30分　雨天中止"
    code, out, _ = run(capsysbinary, text, *WINDOW, "--json")
    assert code == 0
    assert json.loads(out) == {
        "understood": True,
        "dates": [
            {"date": day, "start": "10:00", "end": "11:30"}
            for day in ("2026-04-01", "2026-04-15", "2026-05-13", "2026-05-20")
        ],
        "remark": "雨天中止",
        "text": text,
    }


def test_what_is_not_written_is_null(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    _, out, _ = run(capsysbinary, "毎月第2土曜日", *WINDOW, "--json")
    assert json.loads(out)["dates"] == [
        {"date": "2026-04-11", "start": None, "end": None},
        {"date": "2026-05-09", "start": None, "end": None},
    ]


def test_what_is_not_known_has_no_dates(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    code, out, _ = run(capsysbinary, "隔週火曜 10:00～", *WINDOW, "--json")
    assert code == 0
    assert json.loads(out) == {"understood": False, "dates": [], "remark": "", "text": "隔週火曜 10:00～"}


def test_a_person_reads_lines_and_both_ends_count(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    code, out, err = run(capsysbinary, "毎週水曜 10時～11時半", "--from", "2026-04-01", "--to", "2026-04-08")
    assert (code, err) == (0, "")
    assert out.splitlines() == ["2026-04-01（水） 10:00～11:30", "2026-04-08（水） 10:00～11:30"]


def test_a_person_is_told_why_there_are_none(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    code, out, err = run(capsysbinary, "隔週火曜")
    assert (code, out) == (0, "")
    assert "最初の日" in err


@pytest.mark.parametrize("words", [(), ("毎週水曜", "--from", "2026-02-30"), ("毎週水曜", "--to", "9999-12-31")])
def test_wrong_use(capsysbinary: pytest.CaptureFixture[bytes], words: tuple[str, ...]) -> None:
    code, out, err = run(capsysbinary, *words)
    assert (code, out) == (2, "")
    assert err


def test_a_batch_that_is_not_there(capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    code, out, err = run(capsysbinary, "--batch", str(tmp_path / "none.jsonl"))
    assert (code, out) == (1, "")
    assert "none.jsonl" in err


LINES = [
    '{"id": 7, "text": "毎週月曜", "from": "2026-04-01", "to": "2026-04-07"}',
    "no JSON",
    '{"id": "b", "text": "不定期"}',
    '{"id": "c", "text": 5}',
    "[1, 2]",
    '{"id": "d", "text": "毎週月曜", "from": "いつか"}',
    '{"id": "e", "text": "毎週月曜", "from": "2026-04-07", "to": "2026-04-01"}',
    '{"id": ["f"], "text": "\\ud800毎週月曜 10:00～", "from": "2026-04-06", "to": "2026-04-06"}',
]


def test_a_batch_answers_each_line_in_its_order(capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_bytes("\n".join(LINES).encode() + b"\n\xff\xfe{\n")
    code, out, _ = run(capsysbinary, "--batch", str(file))
    answers: list[dict[str, Any]] = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [one["id"] for one in answers] == [7, None, "b", "c", None, "d", "e", ["f"], None]
    assert [one["understood"] for one in answers] == [True, False, False, False, False, False, True, True, False]
    assert answers[0]["dates"] == [{"date": "2026-04-06", "start": None, "end": None}]
    assert answers[6]["dates"] == []
    assert answers[7]["dates"] == [{"date": "2026-04-06", "start": "10:00", "end": None}]


def test_a_batch_from_standard_input_in_a_process_of_its_own() -> None:
    asked = f"{LINES[0]}\n{LINES[2]}\n".encode()
    done = subprocess.run(
        [sys.executable, "-m", "layers.command", "schedule", "--batch", "--json"],
        input=asked, capture_output=True, check=True, timeout=60,
    )  # fmt: skip
    assert [json.loads(line)["id"] for line in done.stdout.decode().splitlines()] == [7, "b"]
