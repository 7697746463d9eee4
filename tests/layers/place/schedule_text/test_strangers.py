"""A clause about something else never changes the dates: they stay, or the text is refused."""

import random
import re
from functools import cache

import pytest

from layers.place.meeting_days import dates
from layers.place.schedule import Meeting
from layers.place.schedule_text import read
from tests import schedules
from tests.schedules import Case, cases

ASIDES = (schedules.FOLDER / "schedule_asides.txt").read_text("utf-8").split("\n")[:-1]
JOINED = (
    "{text} {aside}",
    "{text}（{aside}）",
    "{text}、{aside}",
    "{text}\n{aside}",
    "{text}※{aside}",
    "{aside} {text}",
)
JOINED += ("{aside}、{text}", "{aside}\n{text}", "（{aside}）{text}", "{text}。{aside}。", "{text}{aside}")


@cache
def _understood() -> tuple[Case, ...]:
    """Texts with hours: a text without them may take those of the clause."""
    found = (one for one in cases("schedules.csv") if one.days and all(start for _, start, _ in one.days))
    return tuple(one for one in found if read(one.text).schedule)


def _found(text: str, case: Case) -> tuple[Meeting, ...] | None:
    schedule = read(text).schedule
    return dates(schedule, case.first, case.last) if schedule else None


@pytest.mark.parametrize("aside", ASIDES)
def test_a_clause_about_something_else_moves_no_date(aside: str) -> None:
    chance = random.Random(aside)
    for case in chance.sample(_understood(), 20):
        text = chance.choice(JOINED).format(text=case.text, aside=aside)
        assert _found(text, case) in (None, _found(case.text, case)), text


def test_a_clause_in_the_middle_moves_no_date() -> None:
    chance = random.Random(1)
    for _ in range(300):
        case, aside = chance.choice(_understood()), chance.choice(ASIDES)
        blanks = [found.start() for found in re.finditer(r"(?<![-\s])[ \u3000](?![-\s])", case.text)]
        at = chance.choice(blanks or [len(case.text)])
        text = f"{case.text[:at]} {aside} {case.text[at:]}"
        assert _found(text, case) in (None, _found(case.text, case)), text


def test_the_list_of_clauses_is_long_enough() -> None:
    assert len(set(ASIDES)) >= 60
