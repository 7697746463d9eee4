"""The pages of 訪問メモ: what each template is given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from layers.trust.remark import signs
from layers.vocabulary import welcome
from webmap.pages import Page
from webmap.questions import Question
from webmap.show import link
from webmap.visit_choice import ChoiceRow, Draft
from webmap.visit_rows import VisitRow
from webmap.writer import mark

SHOWN = 30
MOST_TOLD = 3000


@dataclass(frozen=True, kw_only=True, slots=True)
class VisitsPage(Page):
    """訪問メモ: choose a place, write what was seen; ``place`` is none until one was chosen.

    ``offline``: without anything of anybody, to be kept on a telephone and opened where there is no network.
    ``problem`` says why the draft was not kept; ``may_take_out``: the words it names can be taken out by one press.
    """

    template: ClassVar[str] = "visits/show.html"
    place: ChoiceRow | None
    rows: tuple[ChoiceRow, ...]
    more: int
    words: str
    draft: Draft
    today: str
    oldest: str
    questions: tuple[Question, ...]
    problem: str
    may_take_out: bool
    written: tuple[VisitRow, ...]
    undo: str
    offline: bool
    script: Mapping[str, Any]


def script(rows: Sequence[ChoiceRow], place: ChoiceRow | None, *, offline: bool = False) -> dict[str, Any]:
    """What the page's script is told; the shell knows no place and nobody, and asks for its list."""
    told = [place, *rows] if place and place.id not in {row.id for row in rows[:MOST_TOLD]} else rows
    return {
        "writer": "" if offline else mark(),
        "places": [row.as_script() for row in told[:MOST_TOLD]],
        "place": place.id if place else "",
        "offline": offline,
        "shown": SHOWN,
        "questions": list(welcome()),
        "signs": signs(),
        "urls": {
            "send": link("visits.write_json"),
            "desk": link("visits.desk_json"),
            "page": link("visits.show"),
            "worker": link("visits_offline.worker"),
            "places": link("visits_offline.places_json"),
        },
        "signIn": link("accounts.sign_in", next=link("visits.show")),
    }
