"""What is prepared for a series of meetings: in and out as JSON, and what is refused."""

import json
from dataclasses import replace
from typing import Any

import pytest

from layers.errors import NotFound, Refused
from layers.workshop.talks import Item, Meeting, Prompt, Talk, check
from layers.workshop.template import new_meeting, new_talk


def talk(**told: Any) -> Talk:
    return replace(new_talk("潮見の話し合い", "daily_life", "潮見"), **told)


def test_a_new_series_is_ready_to_be_held() -> None:
    made = talk()
    assert [one.name for one in made.meetings] == ["知る", "語る", "えがく", "決める", "ふりかえり"]
    assert [one.number for one in made.meetings] == [1, 2, 3, 4, 5]
    for one in made.meetings:
        assert one.planned_minutes == one.minutes
        assert one.prompts
        assert one.layers
    check(made)


@pytest.mark.parametrize("meetings", range(1, 13))
def test_a_series_of_any_length_can_be_kept(meetings: int) -> None:
    made = new_talk("話し合い", "daily_life", "潮見", meetings=meetings)
    check(made)
    assert len(made.meetings) == meetings
    assert Talk.from_json(json.loads(json.dumps(made.to_json(), ensure_ascii=False))) == made


def test_a_talk_comes_back_from_json_as_it_was() -> None:
    made = talk(id="7", version=3, purpose="知り合う")
    meeting = replace(
        made.meetings[1],
        date="2026-05-20",
        starts="18:30",
        venue="潮見集会所",
        prompts=(Prompt(id="q1", text="好きな所は", kinds=("good",)),),
        agenda=(Item(id="i1", minutes=0, title="休み", note=""),),
        tables=0,
        layers=(),
        state="held",
    )
    made = made.with_meeting(meeting)
    assert Talk.from_json(json.loads(json.dumps(made.to_json()))) == made
    assert Meeting.from_json(meeting.to_json()) == meeting
    assert made.meeting(2) == made.meeting_of("m2") == meeting
    assert made.before(2) == made.meetings[0]
    assert made.before(1) is None
    for missing in (lambda: made.meeting(9), lambda: made.meeting_of("x"), lambda: made.with_meeting(new_meeting(9))):
        with pytest.raises(NotFound):
            missing()


WRONG: list[tuple[str, Any]] = [
    ("name", " "), ("name", "長" * 61), ("name", 3), ("zone", ""), ("zone_kind", None), ("purpose", "長" * 401),
    ("version", -1), ("version", "1"), ("meetings", []), ("meetings", {}), ("meetings", [3]), ("id", 7),
]  # fmt: skip
WRONG_MEETING: list[tuple[str, Any]] = [
    ("id", "あ"), ("id", 3), ("number", 2), ("number", True), ("name", ""), ("date", "5月20日"), ("date", 3),
    ("starts", "25:00"), ("starts", None), ("minutes", 601), ("minutes", 1.5), ("minutes", "120"), ("tables", -1),
    ("tables", 31), ("venue", "長" * 401), ("state", "maybe"), ("prompts", "x"), ("prompts", ["x"]),
    ("prompts", [{"id": "q1", "text": "a", "kinds": ["none"]}]),
    ("prompts", [{"id": "q1", "text": "a", "kinds": [[]]}]),
    ("prompts", [{"id": "q1", "text": "a"}, {"id": "q1", "text": "b"}]), ("agenda", [{"id": "i1", "minutes": -1}]),
    ("agenda", [{"id": "i1", "minutes": 5, "title": 3}]), ("layers", ["../etc"]), ("layers", [3]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_talk_that_cannot_be_is_refused(name: str, value: Any) -> None:
    with pytest.raises(Refused):
        Talk.from_json(talk().to_json() | {name: value})


@pytest.mark.parametrize(("name", "value"), WRONG_MEETING)
def test_a_meeting_that_cannot_be_is_refused(name: str, value: Any) -> None:
    told = talk().to_json()
    told["meetings"][0][name] = value
    with pytest.raises(Refused):
        Talk.from_json(told)


@pytest.mark.parametrize("told", [None, 3, "x", [], [1], {}, {"name": "x"}])
def test_what_is_no_talk_at_all_is_refused(told: Any) -> None:
    for noun in (Talk, Meeting):
        with pytest.raises(Refused):
            noun.from_json(told)


def test_two_meetings_of_one_key_are_refused() -> None:
    first, second, *rest = talk().meetings
    with pytest.raises(Refused):
        check(talk(meetings=(first, replace(second, id=first.id), *rest)))
