"""What an evening opens with: what the last one brought, what came since, what is done, what is carried over."""

from dataclasses import replace
from typing import Any

from layers.workshop.board import play
from layers.workshop.changed import ALTERED, CLOSED, OPENED, PlaceChange, changed
from layers.workshop.moves import Move
from layers.workshop.template import new_talk

TALK = new_talk("潮見の話し合い", "daily_life", "潮見")


def move(number: int, subject: str, **fields: Any) -> Move:
    return Move(id=f"{number:032x}", subject=subject, fields=fields, clock=number, seat="ffff")


def shown(number: int, text: str, meeting: str, kind: str = "good", **more: Any) -> Move:
    told = {"text": text, "state": "shown", "shown_text": text, "seen_text": text}
    return move(number, f"note:ffff-{number}", meeting=meeting, kind=kind, **told, **more)


JOURNAL = [
    shown(1, "浜の散歩道", "m1"),
    shown(2, "坂にベンチ", "m2", "wish"),
    shown(3, "あいさつの朝", "m2"),
    shown(4, "あとから届いた紙", ""),
    shown(5, "今夜の付箋", "m3"),
    move(6, "note:ffff-6", text="山田さんの家", meeting="m2"),
    move(7, "theme:ffff-7", text="歩く", meeting="m2", order=2),
    move(8, "theme:ffff-8", text="会う", meeting="m2", order=1),
    move(9, "theme:ffff-9", text="今夜のテーマ", meeting="m3"),
    move(10, "vote:ffff:theme:ffff-7", count=5),
    move(11, "aim:ffff-11", text="ひと息つけるまち", meeting="m2"),
    move(12, "step:ffff-12", aim="ffff-11", what="話す", done=True),
    move(13, "step:ffff-13", aim="ffff-11", what="置く"),
    move(14, "step:ffff-14", aim="ffff-11", what="やめた", gone=True),
    shown(15, "消した付箋", "m2", gone=True),
    move(16, "theme:ffff-16", text="消したテーマ", meeting="m1", gone=True),
]


def test_the_third_meeting_opens_with_what_the_second_brought_and_what_came_since() -> None:
    second = replace(TALK.meetings[1], date="2026-05-20")
    told = changed(TALK.with_meeting(second), 3, play(JOURNAL))
    assert (told.before, told.since, told.now.number) == (second, "2026-05-20", 3)
    assert [note.shown_text for note in told.last.notes] == ["坂にベンチ", "あいさつの朝"]
    assert told.last.by_kind() == {"wish": 1, "good": 1}
    assert [theme.text for theme in told.last.themes] == ["会う", "歩く"]
    assert [aim.text for aim in told.last.aims] == ["ひと息つけるまち"]
    assert [note.shown_text for note in told.between.notes] == ["あとから届いた紙"]
    assert [note.shown_text for note in told.carried.notes] == ["浜の散歩道"]
    assert told.stickers == {"ffff-8": 0, "ffff-7": 5}
    assert ([step.what for step in told.done], [step.what for step in told.open]) == (["話す"], ["置く"])
    assert not told.nothing


def test_nothing_that_waits_stands_in_it_and_nothing_of_tonight() -> None:
    told = str(changed(TALK, 3, play(JOURNAL)))
    for word in ("山田", "今夜の付箋", "今夜のテーマ", "消した"):
        assert word not in told


def test_the_first_meeting_and_an_empty_series_have_nothing_to_tell() -> None:
    first = changed(TALK, 1, play(JOURNAL))
    assert (first.before, first.nothing, first.since) == (None, True, "")
    assert changed(TALK, 2, play([])).nothing


def test_places_that_opened_come_first_and_those_that_closed_last() -> None:
    places = [
        PlaceChange(id="1", name="ひなた", what=CLOSED, day="2026-05-22"),
        PlaceChange(id="2", name="あさひ", what=ALTERED, day="2026-05-23", fields=("schedule",)),
        PlaceChange(id="3", name="なぎさ", what=OPENED, day="2026-05-24"),
    ]
    told = changed(TALK, 2, play([]), places)
    assert [one.what for one in told.places] == [OPENED, ALTERED, CLOSED]
    assert not told.nothing
