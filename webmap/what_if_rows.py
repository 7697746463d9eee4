"""もし〜なら in words: the acts one by one, and what they come to, town by town, in whole persons."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from layers.access.ends import SNAP_METRES
from layers.access.scenario import Act, Scenario
from layers.access.what_if import Change, Outcome, WhatIf
from layers.access.what_if_minutes import Minutes, minutes
from layers.catalog import coverage_words as words
from layers.catalog.days import japanese_day
from layers.place.nearness import metres
from webmap import wording
from webmap.pages import Choice
from webmap.show import link
from webmap.what_if_pages import ActLine, ScenarioRow, Told, TownChange


def act_lines(acts: Sequence[Act], warm: WhatIf | None, loose: Sequence[str] = ()) -> tuple[ActLine, ...]:
    """The acts in their order; ``loose``: those of them whose place no street reaches."""
    names = {point.id: point.name for point in warm.ground.places} if warm else {}
    names |= {act.key: act.name or wording.WHAT_IF_NEW for act in acts if act.kind == "add"}
    return tuple(_line(act, names, loose) for act in acts)


def told_of(acts: Sequence[Act], outcome: Outcome, warm: WhatIf) -> Told:
    """The number, what it was, and who gains or loses."""
    question = warm.question
    says = {"who": words.counted(question), "reach": words.reach(question), "where": words.usable(question)}
    walks = minutes(warm, acts, [area.code for area in outcome.areas])
    idle = warm.ignores_bridges and any(act.kind == "bridge" for act in acts)
    return Told(
        large=wording.PEOPLE.format(number=f"{outcome.after:,}"),
        says=wording.WHAT_IF_SAYS.format(**says, people=f"{outcome.people:,}"),
        change=change_words(outcome),
        gained=wording.PEOPLE.format(number=f"{outcome.gained:,}"),
        lost=wording.PEOPLE.format(number=f"{outcome.lost:,}"),
        towns=tuple(_town(area, warm, walks[area.code]) for area in by_size(outcome.areas)),
        notes=(wording.WHAT_IF_BRIDGES_IDLE,) if idle else (),
    )


def change_words(outcome: Outcome) -> str:
    """「いま 1,268人。34人減ります。」."""
    difference = outcome.after - outcome.before
    if not difference and not outcome.areas:
        return wording.WHAT_IF_SAME
    pattern = wording.WHAT_IF_MORE if difference > 0 else wording.WHAT_IF_LESS
    return pattern.format(before=f"{outcome.before:,}", people=f"{abs(difference):,}")


def by_size(areas: Sequence[Change]) -> list[Change]:
    """Those in which most people lose first, then those in which most gain."""
    return sorted(areas, key=lambda area: (-area.lost, -area.gained))


def as_json(lines: Sequence[ActLine], told: Told) -> dict[str, Any]:
    """The same for the page's script."""
    return {"lines": [asdict(line) for line in lines], "told": asdict(told)}


def scenario_row(one: Scenario, *, on: bool = False) -> ScenarioRow:
    """One named scenario in the list."""
    return ScenarioRow(
        id=one.id,
        name=one.name,
        made=f"{japanese_day(one.made_at[:10])}　{one.made_by}",
        acts=len(one.acts),
        asked=words.sentence_of(one.question),
        url=link("scenarios.one", scenario_id=one.id),
        on=on,
        taken_back=one.taken_back,
    )


def places_of(warm: WhatIf, acts: Sequence[Act]) -> tuple[Choice, ...]:
    """The places that can be closed or moved: today's, and those that were opened here."""
    opened = [Choice(value=act.key, label=act.name or wording.WHAT_IF_NEW) for act in acts if act.kind == "add"]
    return (*opened, *(Choice(value=point.id, label=point.name) for point in warm.places))


def towns_of(warm: WhatIf) -> tuple[Choice, ...]:
    """The middle of each town's people, for those who choose from a list."""
    return tuple(
        Choice(value=f"town:{area.code}", label=wording.WHAT_IF_OF_TOWN.format(name=area.name))
        for area in warm.ground.demand.areas
    )


def candidates_of(warm: WhatIf) -> tuple[Choice, ...]:
    """What stands in the town already and could house a place."""
    return tuple(
        Choice(value=f"place:{point.id}", label=point.name) for point in warm.ground.beside if point.lonlat is not None
    )


def _line(act: Act, names: dict[str, str], loose: Sequence[str]) -> ActLine:
    far = 0
    if act.at_lonlat and act.to_lonlat:
        far = round(float(metres(np.array([act.to_lonlat]), act.at_lonlat)[0]))
    told = {"name": act.name or wording.WHAT_IF_NEW, "place": names.get(act.place, wording.WHAT_IF_UNKNOWN)}
    said = wording.WHAT_IF_ACTS[act.kind].format(**told, metres=far)
    if (act.place or act.key) in loose and act.kind != "close":
        said += wording.WHAT_IF_LOOSE.format(metres=int(SNAP_METRES))
    return ActLine(key=act.key, kind=act.kind, words=said, at=act.at_lonlat, to=act.to_lonlat, place=act.place)


def _town(area: Change, warm: WhatIf, walk: Minutes) -> TownChange:
    before, after = (_minutes(one, warm.question.minutes) for one in (walk.before, walk.after))
    return TownChange(
        name=area.name,
        gained=wording.PEOPLE.format(number=f"{area.gained:,}") if area.gained else "",
        lost=wording.PEOPLE.format(number=f"{area.lost:,}") if area.lost else "",
        minutes="" if before == after else wording.WHAT_IF_MINUTES.format(before=before, after=after),
        at=warm.middle_of(area.code),
    )


def _minutes(walk: float | None, most: float) -> str:
    """「6.3分」, 「10分より遠い」."""
    return wording.WHAT_IF_FAR.format(minutes=words.minutes(most)) if walk is None else words.minutes(walk)
