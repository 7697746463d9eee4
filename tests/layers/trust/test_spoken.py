"""What of a resident's note is personal: on notes written before the code, on names of real places, and on rules."""

import json
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layers.trust.spoken import KINDS, personal
from layers.trust.spoken.letters import plain
from tests.machine import trials

SETS = Path(__file__).parents[2] / "data" / "spoken"


def notes(name: str) -> list[dict]:
    return [json.loads(line) for line in (SETS / f"{name}.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("name", sorted(path.stem for path in SETS.glob("*.jsonl")))
def test_notes_of_people_are_found_and_others_left(name: str) -> None:
    asked = notes(name)
    missed = [one["text"] for one in asked if one["personal"] and not personal(one["text"]).personal]
    alarms = [one["text"] for one in asked if not one["personal"] and personal(one["text"]).personal]
    of_people = sum(one["personal"] for one in asked)
    assert len(missed) <= 0.05 * of_people, missed
    assert len(alarms) <= 0.10 * (len(asked) - of_people), alarms


@pytest.mark.parametrize("name", sorted(path.stem for path in SETS.glob("*.jsonl")))
def test_what_is_personal_is_not_in_the_masked_note(name: str) -> None:
    for one in notes(name):
        told = personal(one["text"])
        if told.personal:
            leaked = [word for word in one["hidden"] if word in told.masked]
            assert not leaked, (one["text"], told.masked)
            assert set(one["kinds"]) <= set(told.kinds), (one["text"], told.kinds)
        else:
            assert told.masked == one["text"]


@pytest.mark.parametrize(
    ("text", "kinds", "masked"),
    [
        ("3丁目の角の田中さん、最近見かけない", ("name",), "3丁目の角の○○さん、最近見かけない"),
        ("浜風町５－１２の佐藤", ("address", "name"), "浜風町○-○の○○"),
        ("電話は０９０ー１２３４ー５６７８です", ("phone",), "電話は電話番号です"),
        ("山 田 花 子 様　ｹﾝﾁｬﾝ", ("name",), "○○ 様　○○ﾁｬﾝ"),
        ("コーポ芦屋203号室から水もれ", ("address",), "コーポ芦屋○-○から水もれ"),
        ("山本商店の山本さん", ("name",), "○○商店の○○さん"),
        ("元校長のあの人が酒を飲む", ("role",), "○○が酒を飲む"),
        ("3丁目の坂が急", (), "3丁目の坂が急"),
        ("筑紫が丘小学校の前のベンチ", (), "筑紫が丘小学校の前のベンチ"),
        ("隣の家に声をかけ合うまち", (), "隣の家に声をかけ合うまち"),
    ],
)  # fmt: skip
def test_only_what_is_personal_is_said_otherwise(text: str, kinds: tuple[str, ...], masked: str) -> None:
    told = personal(text)
    assert (told.kinds, told.masked) == (kinds, masked)
    assert told.personal == bool(kinds)


PIECES = [one["text"] for path in ("tune", "held_out") for one in notes(path)]


@settings(max_examples=40 * trials(), deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=20), min_size=1, max_size=4).map("、".join))
def test_a_masked_note_has_nothing_more_to_mask(text: str) -> None:
    told = personal(text)
    again = personal(told.masked)
    assert not again.personal
    assert again.masked == told.masked
    assert told.personal or told.masked == text
    assert set(told.kinds) <= set(KINDS)


@settings(max_examples=100 * trials(), deadline=None)
@given(st.text(alphabet=st.sampled_from("田中 さん　ｻﾝﾀﾞﾅｶ゙0９-ー〇\n\u200b。aA山"), max_size=30))
def test_plain_letters_know_where_they_were_written(text: str) -> None:
    read = plain(text)
    assert len(read.text) == len(read.begins) == len(read.ends)
    assert all(begin < end for begin, end in zip(read.begins, read.ends, strict=True))
    assert sorted(read.begins) == list(read.begins)
    assert all(
        letter not in "田山さ。" or text[begin] == letter for letter, begin in zip(read.text, read.begins, strict=True)
    )


def test_many_threads_ask_at_once() -> None:
    expected = {text: personal(text) for text in PIECES[:60]}
    wrong: list[str] = []

    def ask() -> None:
        wrong.extend(text for text, told in expected.items() if personal(text) != told)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert not wrong
