"""Whatever can go wrong has a sentence, and a sentence asks only for what comes with its code."""

import string
import tomllib
from pathlib import Path

from tests.rules.codes import Given, given
from tests.rules.tree import JAPANESE, ROOT, planted

# What whoever shows a finding knows without being told.
ALWAYS_KNOWN = {"cell", "file"}

Sentences = dict[str, str]


def tables(root: Path) -> dict[str, Sentences]:
    """``layers/wording.toml``."""
    return tomllib.loads((root / "layers" / "wording.toml").read_text("utf-8"))


def sentences(root: Path) -> Sentences:
    """All sentences by code, whatever they speak of."""
    return {code: sentence for table in tables(root).values() for code, sentence in table.items()}


def slots(sentence: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def faults(codes: list[Given], known: Sentences) -> list[str]:
    """Codes without a sentence, and sentences that ask for a word nobody gives."""
    found = []
    for entry in codes:
        sentence = known.get(entry.code)
        if sentence is None:
            found.append(f"{entry.place}: {entry.code} has no sentence")
        elif entry.params is not None and (missing := slots(sentence) - entry.params - ALWAYS_KNOWN):
            found.append(f"{entry.place}: the sentence of {entry.code} asks for {sorted(missing)}")
    return found


def silent(root: Path, known: Sentences) -> list[str]:
    """Sentences whose code stands nowhere in the source."""
    source = "\n".join(
        path.read_text("utf-8") for package in ("layers", "etl", "webmap") for path in (root / package).rglob("*.py")
    )
    return [code for code in known if f'"{code}"' not in source and f'f"{code.partition(".")[0]}.{{' not in source]


def test_every_code_has_a_sentence_that_it_can_fill() -> None:
    codes = given(ROOT)
    assert {"error", "finding"} <= {entry.table for entry in codes}
    assert faults(codes, sentences(ROOT)) == []


def test_no_sentence_is_left_over() -> None:
    assert silent(ROOT, sentences(ROOT)) == []


def test_no_code_stands_in_two_tables() -> None:
    assert sum(map(len, tables(ROOT).values())) == len(sentences(ROOT))


def test_sentences_are_japanese_and_end() -> None:
    assert [
        text for text in sentences(ROOT).values() if not JAPANESE.search(text) or not text.endswith(("。", "？"))
    ] == []


def test_missing_sentences_and_words_are_found(tmp_path: Path) -> None:
    source = """
class Full(Refused): ...
def warn(code, **params): return Finding(level="warning", code=code, params=params)
def stop(*, code, count): raise Full(code, count=count)
raise NotFound("a.gone")
raise Full("a.full", size=1)
Finding(level="info", code="b.plain")
Finding(level="info", code="b.cell" if x else "b.gone", params={"given": 1})
warn("b.helped", given=1)
stop(code="a.stopped", count=1)
"""
    planted(tmp_path, "layers/any.py", source)
    known = {
        "a.full": "{size}と{limit}。",
        "b.plain": "{given}。",
        "b.cell": "{cell}の{given}。",
        "b.helped": "{other}。",
        "b.unused": "。",
    }
    found = faults(given(tmp_path), known)
    assert [line.partition(": ")[2] for line in sorted(found)] == [
        "a.stopped has no sentence",
        "a.gone has no sentence",
        "the sentence of a.full asks for ['limit']",
        "the sentence of b.plain asks for ['given']",
        "b.gone has no sentence",
        "the sentence of b.helped asks for ['other']",
    ]
    assert silent(tmp_path, known) == ["b.unused"]
