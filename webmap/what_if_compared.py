"""案をくらべる: several scenarios side by side, with today, and town by town where anything changes."""

from collections.abc import Sequence

from layers.access.scenario import Scenario
from layers.access.what_if import Outcome
from layers.catalog import coverage_words as words
from layers.errors import Refused
from layers.wording import sentence
from webmap import wording
from webmap.show import link
from webmap.what_if_asked import Imagined
from webmap.what_if_pages import Column, ComparePage
from webmap.what_if_rows import act_lines, by_size, change_words, scenario_row


def compared(chosen: Sequence[Imagined], rows: Sequence[Scenario], wanted: Sequence[str]) -> ComparePage:
    """The page; what is not warm yet is told so."""
    outcomes = [_outcome(one) for one in chosen]
    return ComparePage(
        title=wording.WHAT_IF_COMPARE,
        columns=tuple(_column(one, found) for one, found in zip(chosen, outcomes, strict=True)),
        towns=_towns([found for found in outcomes if isinstance(found, Outcome)], len(outcomes)),
        warm=all(one.warm is not None or one.fault for one in chosen),
        same_question=len({one.asked.question for one in chosen}) <= 1,
        back_url=link("what_if.show"),
        scenarios=tuple(scenario_row(one, on=one.id in wanted) for one in rows),
    )


def _outcome(one: Imagined) -> Outcome | str:
    """What it comes to, or why that cannot be told."""
    if one.warm is None:
        return one.fault
    try:
        return one.warm.outcome(one.acts)
    except Refused as refused:
        return sentence(refused.code, refused.params)


def _column(one: Imagined, found: Outcome | str) -> Column:
    scenario, known = one.scenario, isinstance(found, Outcome)
    told = (
        {
            "uncovered": wording.PEOPLE.format(number=f"{found.after:,}"),
            "change": change_words(found),
            "gained": wording.PEOPLE.format(number=f"{found.gained:,}"),
            "lost": wording.PEOPLE.format(number=f"{found.lost:,}"),
        }
        if isinstance(found, Outcome)
        else dict.fromkeys(("uncovered", "change", "gained", "lost"), "")
    )
    return Column(
        name=scenario.name if scenario else "",
        url=link("scenarios.one", scenario_id=scenario.id) if scenario else "",
        asked=words.sentence_of(one.asked.question),
        acts=tuple(line.words for line in act_lines(one.acts, one.warm)),
        fault="" if known else str(found),
        **told,
    )


def _towns(found: Sequence[Outcome], wanted: int) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each town that any of them changes, with what each does to it; nothing before all are known."""
    if len(found) < wanted:
        return ()
    towns = list(dict.fromkeys(area.name for one in found for area in by_size(one.areas)))
    told = [{area.name: _said(area.gained, area.lost) for area in one.areas} for one in found]
    return tuple((name, tuple(one.get(name, wording.WHAT_IF_UNCHANGED) for one in told)) for name in towns)


def _said(gained: int, lost: int) -> str:
    parts = [(wording.WHAT_IF_PLUS, gained), (wording.WHAT_IF_MINUS, lost)]
    return "、".join(pattern.format(people=f"{people:,}") for pattern, people in parts if people)
