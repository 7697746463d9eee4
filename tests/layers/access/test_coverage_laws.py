"""Laws of coverage that hold for any places: more of them never hurt, a stricter question never helps."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from layers.access.coverage import answer
from layers.access.question import FREQUENCIES, Question
from tests import town
from tests.coverage_town import ground, place

_SCHEDULES = ("毎週月曜 10:00", "毎週月・木曜", "第2・4火曜 10:00", "第3土曜", "不定期", "")
_PLACES = st.lists(
    st.tuples(
        st.integers(0, 14), st.integers(0, 14), st.sampled_from(_SCHEDULES), st.sampled_from(["", "男性限定", "女性"])
    ),
    max_size=7,
)
_WALKERS = st.sampled_from(["level60", "older75", "rollator"])
GROUND = ground([])


def _there(places):
    return [
        place(f"会{number}", (x, y), facts={"schedule": schedule, "target": target})
        for number, (x, y, schedule, target) in enumerate(places)
    ]


def _uncovered(question: Question, places) -> list[int]:
    found = answer(question, replace(GROUND, places=tuple(places)))
    assert found.people == town.RESIDENTS
    assert all(0 <= row.uncovered <= row.people for row in found.rows)
    for rows in found.zones.values():
        assert sum(row.people for row in rows) == found.people
        assert sum(row.uncovered for row in rows) == found.uncovered
    return [row.uncovered for row in found.rows]


@settings(max_examples=25)
@given(_PLACES, st.integers(0, 7), _WALKERS)
def test_more_places_never_lower_coverage(places, fewer, walker) -> None:
    question, there = Question(service="kayoinoba", people="all", walker=walker), _there(places)
    some, all_of_them = _uncovered(question, there[:fewer]), _uncovered(question, there)
    assert all(more <= less for more, less in zip(all_of_them, some, strict=True))


@settings(max_examples=25)
@given(_PLACES, _WALKERS)
def test_a_stricter_frequency_never_raises_coverage(places, walker) -> None:
    there, before = _there(places), None
    for frequency in FREQUENCIES:
        question = Question(service="kayoinoba", people="all", walker=walker, frequency=frequency)
        now = _uncovered(question, there)
        assert before is None or all(less <= more for less, more in zip(before, now, strict=True))
        before = now


@settings(max_examples=25)
@given(_PLACES, st.floats(1, 30), st.floats(1, 30))
def test_more_minutes_never_lower_coverage_and_a_sex_never_raises_it(places, one, other) -> None:
    there, (short, long) = _there(places), sorted((one, other))
    asked = Question(service="kayoinoba", people="all", walker="level60", minutes=short)
    base = _uncovered(asked, there)
    longer = _uncovered(replace(asked, minutes=long), there)
    women = _uncovered(replace(asked, sex="female"), there)
    assert all(wide <= narrow for wide, narrow in zip(longer, base, strict=True))
    assert all(less <= more for less, more in zip(base, women, strict=True))
