"""Which question of walking a profile asks: the first that this city's people and places can answer.

Without ages everybody is asked about; where no such place is listed, nobody's way to it is told: a list that was never
taken in is no gap in the town.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from layers.access.definitions import standing
from layers.access.grounds import Ground
from layers.access.question import Question
from layers.errors import LayersError

if TYPE_CHECKING:
    from layers.store.unit import Unit

_FIRST, _THEN = "gatherings", "ibasho_for_all"
_EVERYBODY = "all"
_LACKING = {
    "coverage.no_network": "profile.no_network",
    "coverage.no_ages": "profile.no_ages",
    "coverage.no_people": "profile.no_people",
}


@dataclass(frozen=True, kw_only=True, eq=False)
class Asked:
    """The question with what it is answered from; without one, the code of what is lacking."""

    question: Question | None = None
    ground: Ground | None = None
    lacking: str = ""


def zone_question(unit: "Unit") -> Asked:
    """The question of this city."""
    known = {question.service: question for question in standing()}
    first = known[_FIRST]
    lacking = ""
    for question in (first, replace(first, people=_EVERYBODY), known[_THEN]):
        try:
            ground = unit.coverage.gather(question)
        except LayersError as fault:
            lacking = lacking or _LACKING.get(fault.code, "profile.not_asked")
            continue
        if ground.places:
            return Asked(question=question, ground=ground)
        lacking = "profile.no_gatherings"
    return Asked(lacking=lacking)
