"""The pages of 訪問メモ: what each template is given."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from webmap.pages import Page
from webmap.questions import Question
from webmap.visit_choice import ChoiceRow, Draft
from webmap.visit_rows import VisitRow


@dataclass(frozen=True, kw_only=True, slots=True)
class VisitsPage(Page):
    """訪問メモ: choose a place, write what was seen; ``place`` is none until one was chosen.

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
    script: Mapping[str, Any]
