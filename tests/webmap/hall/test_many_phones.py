"""Many telephones at once: `python -m tests.bench.hall_phones` in small."""

from tests.bench import hall_phones

PHONES = 16


def test_every_note_is_answered_let_through_and_on_the_wall() -> None:
    evening = hall_phones.measured(PHONES, 2.0, between=(0.5, 1.0))
    lines, _ = hall_phones.told(evening, PHONES)
    assert not evening.faults, lines
    assert len(evening.answered) >= PHONES
    assert set(evening.answered) == evening.on_wall, lines
    # Each is told what the wall is told, and by a line that it keeps open.
    assert set(evening.heard) == {subject.partition(":")[2].partition("-")[0] for subject in evening.answered}
