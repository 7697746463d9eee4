"""台帳の下書き: what stands in a note goes into its box, what does not stays empty, and nobody is named."""

import pytest

from layers.workshop.board import Note
from layers.workshop.place_draft import first_words


def words(text: str, town: str = "") -> dict[str, str]:
    return first_words(
        Note(id="a-1", text="", shown_text=text, kind="meet", seat="a", channel="paper", first=(1, "", ""), town=town)
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("坂の上の縁側", {"name": "坂の上の縁側"}),
        ("浜町集会所で毎週火曜に体操をしています", {"venue": "浜町集会所"}),
        ("お茶は三丁目のコミセンで", {"venue": "三丁目のコミセン"}),
        ("「ひだまりカフェ」がいい", {"name": "ひだまりカフェ"}),
        ("朝のつどい", {"name": "朝のつどい"}),
        ("駅前の商店街に人がいる", {"venue": "駅前の商店街"}),
        ("いつもだれかいる", {}),
        ("公園がほしい、みんなで", {"venue": "公園"}),
    ],
)
def test_what_the_note_says(text: str, told: dict[str, str]) -> None:
    assert words(text) == (told if told.get("name") == text else {**told, "activity": text})


@pytest.mark.parametrize(
    "text",
    ["三丁目の田中さんの庭", "佐藤花子さん宅の縁側", "「田中さんの家」に集まる", "見本町1-2-3の離れ 090-0000-0000"],
)
def test_no_person_begins_a_box(text: str) -> None:
    told = words(text, town="東町")
    assert set(told) == {"activity", "address"}
    assert told["activity"] != text
    assert not any(word in told["activity"] for word in ("田中", "佐藤", "花子", "090", "1-2"))


def test_nothing_let_through_begins_nothing() -> None:
    assert words("") == {}
