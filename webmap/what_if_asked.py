"""The page of 「もし〜なら」 as a request asks for it: a draft in the address, or a named scenario out of the store."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from layers.access.definitions import definition
from layers.access.scenario import Act, Scenario
from layers.access.what_if import WhatIf
from layers.catalog import coverage_words as words
from layers.errors import LayersError, Refused
from layers.store import Unit
from layers.wording import sentence
from webmap import static_files, wording
from webmap.coverage_asked import AskedCoverage, asked_now, sentence_of
from webmap.coverage_pages import Sentence
from webmap.map_page import drawing
from webmap.outside import outside
from webmap.show import link
from webmap.what_if_deeds import as_text, held_acts
from webmap.what_if_pages import Told, WhatIfPage
from webmap.what_if_ready import ready
from webmap.what_if_rows import act_lines, as_json, candidates_of, places_of, scenario_row, told_of, towns_of

ACTS = "acts"
# Everything but the ground itself is drawn here by the page's own script.
_NOT_DRAWN = ("zones", "places", "outreach_facts", "plan_items")


@dataclass(frozen=True, kw_only=True, slots=True)
class Imagined:
    """The question, the acts and, where one is warm, what they are computed from. ``fault``: why nothing can be."""

    asked: AskedCoverage
    acts: tuple[Act, ...]
    scenario: Scenario | None = None
    warm: WhatIf | None = None
    fault: str = ""


def draft(unit: Unit, text: str) -> Imagined:
    """What this address imagines; ``text``: the acts."""
    return _warmed(unit, Imagined(asked=asked_now(), acts=held_acts(text)))


def of_scenario(unit: Unit, scenario: Scenario) -> Imagined:
    """What somebody has named."""
    base = definition(scenario.question.service).question()
    asked = AskedCoverage(question=scenario.question, base=base, inside=True)
    return _warmed(unit, Imagined(asked=asked, acts=scenario.acts, scenario=scenario))


def _warmed(unit: Unit, imagined: Imagined) -> Imagined:
    try:
        return replace(imagined, warm=ready().get(unit, imagined.asked.question))
    except LayersError as fault:
        return replace(imagined, fault=sentence(fault.code, fault.params))


def needs_warm(imagined: Imagined) -> WhatIf:
    """For whoever changes something: ``Refused("what_if.not_ready")`` while it is being made."""
    if imagined.warm is None:
        raise Refused("what_if.not_ready")
    return imagined.warm


def answered(imagined: Imagined, acts: Sequence[Act]) -> tuple[dict[str, Any], Told]:
    """The acts and what they come to, for the page's script."""
    warm = needs_warm(imagined)
    outcome = warm.outcome(acts)
    told = told_of(acts, outcome, warm)
    lines = act_lines(acts, warm, outcome.loose)
    return as_json(lines, told) | {"acts": as_text(acts)}, told


def page_of(imagined: Imagined, rows: Sequence[Scenario]) -> WhatIfPage:
    """The page, whether anything is warm or not."""
    warm, scenario, acts = imagined.warm, imagined.scenario, imagined.acts
    lines, told, fault = act_lines(acts, warm), None, imagined.fault
    if warm:
        try:
            outcome = warm.outcome(acts)
            lines, told = act_lines(acts, warm, outcome.loose), told_of(acts, outcome, warm)
        except Refused as refused:
            fault = sentence(refused.code, refused.params)
    return WhatIfPage(
        title=scenario.name if scenario else wording.WHAT_IF,
        sentence=None if scenario else _sentence(imagined),
        asked=words.sentence_of(imagined.asked.question),
        warm=warm is not None,
        fault=fault,
        coverage_url=link("coverage.show", **imagined.asked.args),
        keep_url=link("what_if.keep", **imagined.asked.args),
        acts_text=as_text(acts),
        lines=lines,
        undone=act_lines(scenario.undone, warm) if scenario else (),
        told=told,
        places=places_of(warm, acts) if warm else (),
        towns=towns_of(warm) if warm else (),
        candidates=candidates_of(warm) if warm else (),
        scenarios=tuple(scenario_row(one, on=scenario is not None and one.id == scenario.id) for one in rows),
        compare_url=link("scenarios.compare"),
        has_map=static_files.has_map(),
        script=_script(imagined, as_json(lines, told) if told else {}),
        **_addresses(imagined),
    )


def _addresses(imagined: Imagined) -> dict[str, Any]:
    scenario = imagined.scenario
    if scenario is None:
        none = dict.fromkeys(("address", "rename_url", "gone_url", "back_url"), "")
        return {**none, "kept": None, "act_url": link("what_if.act", **imagined.asked.args)}
    of = {"scenario_id": scenario.id}
    return {
        "kept": scenario_row(scenario),
        "act_url": link("scenarios.act", **of),
        "address": outside() + link("scenarios.one", **of),
        "rename_url": link("scenarios.rename", **of),
        "gone_url": link("scenarios.take_back", **of),
        "back_url": link("scenarios.bring_again", **of),
    }


def _sentence(imagined: Imagined) -> Sentence:
    """The question, answered here: another one keeps the acts."""
    found = sentence_of(imagined.asked, link("what_if.show"))
    return replace(found, kept={**found.kept, ACTS: as_text(imagined.acts)})


def _script(imagined: Imagined, told: Mapping[str, Any]) -> dict[str, Any]:
    warm, scenario = imagined.warm, imagined.scenario
    args = imagined.asked.args
    return {
        **drawing(but=_NOT_DRAWN),
        "warm": warm is not None,
        "urls": {
            "act": link("scenarios.act_json", scenario_id=scenario.id)
            if scenario
            else link("what_if.act_json", **args),
            "ready": link("what_if.ready_json", **args),
            "here": link("scenarios.one", scenario_id=scenario.id) if scenario else link("what_if.show", **args),
        },
        "named": scenario is not None,
        "acts": as_text(imagined.acts),
        "places": [
            {"id": point.id, "name": point.name, "at": point.lonlat}
            for point in (warm.places if warm else ())
            if point.lonlat is not None
        ],
        "now": told,
    }
