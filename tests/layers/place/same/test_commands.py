"""`ibashomap same`: the contract of the command line."""

import io
import json
import sys
from pathlib import Path

import pytest

from layers.command import main

PAIR = {"name": "つどい場ひまわり", "address": "潮見町3-1", "phone": None, "venue": "潮見公民館"}


def told(path: Path, document: object) -> str:
    """A file with a document."""
    path.write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    return str(path)


def test_the_ids_of_the_same_in_their_order(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    pairs = [
        {"id": 7, "a": PAIR, "b": {**PAIR, "name": "集いの場 向日葵"}},
        {"id": "x", "a": PAIR, "b": {**PAIR, "name": "囲碁クラブ", "phone": ["0797-22-0001"]}},
        {"id": "y", "a": PAIR, "b": {"name": "つどい場 ヒマワリ", "venue": "潮見公民館1階"}},
        {"id": "z", "a": None, "b": {}},
    ]
    assert main(["same", told(tmp_path / "p.json", {"pairs": pairs}), "--json"]) == 0
    assert json.loads(capfdbinary.readouterr().out) == {"same": [7, "y"]}


def test_from_standard_input_and_in_words(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    given = json.dumps({"pairs": [{"id": "1", "a": PAIR, "b": PAIR}]}).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
    assert main(["same", "-"]) == 0
    assert capsys.readouterr().out == "1\n"


@pytest.mark.parametrize("document", [[], {"pairs": 1}, {"pairs": [1]}, {"pairs": [{"a": PAIR}]}])
def test_what_is_no_list_of_pairs_is_refused(
    tmp_path: Path, document: object, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["same", told(tmp_path / "p.json", document), "--json"]) == 1
    assert "p.json" in capsys.readouterr().err
    assert main(["same", str(tmp_path / "missing.json")]) == 1
