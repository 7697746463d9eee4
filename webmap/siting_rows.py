"""An answer of 配置案 in rows: the chosen places, the towns that they newly serve, the zones with their floor."""

from layers.access.siting.answered import ReachedRow, SitingAnswer
from layers.catalog import siting_words as words
from layers.catalog.coverage_words import share
from layers.vocabulary import kinds
from webmap import wording
from webmap.show import link
from webmap.siting_pages import ChosenRow, ServedRow, SitingResult


def result_of(answer: SitingAnswer) -> SitingResult:
    """For those who work here, who read exact figures."""
    towns = sorted((row for row in answer.rows if row.reached), key=lambda row: -row.reached)
    return SitingResult(
        large=wording.SITING_LARGE.format(people=f"{answer.reached:,}"),
        says=_says(answer),
        proof=words.proof(answer),
        proven=answer.siting.proven,
        greedy=words.beside_greedy(answer),
        chosen=tuple(
            ChosenRow(
                number=number,
                name=place.name,
                kind=kinds()[place.kind].label,
                url=link("service_points.one", point_id=place.id),
                people=f"{place.people:,}",
            )
            for number, place in enumerate(answer.ranked, 1)
        ),
        rows=tuple(map(_served, towns)),
        zones=tuple(map(_served, answer.zones)),
        has_floor=any(row.floor is not None for row in answer.zones),
        assumptions=tuple(words.assumptions(answer)),
    )


def _says(answer: SitingAnswer) -> str:
    asked = answer.question
    told = wording.SITING_SAYS.format(
        total=words.total(answer), candidates=words.candidates(asked), looked_at=f"{answer.looked_at:,}"
    )
    if asked.method != "p-median" or not answer.people:
        return told
    means = {name: f"{getattr(answer.siting, name) / answer.people:.1f}" for name in ("today", "objective")}
    return told + wording.SITING_MEAN.format(today=means["today"], then=means["objective"])


def _served(row: ReachedRow) -> ServedRow:
    return ServedRow(
        name=row.name,
        people=f"{row.people:,}",
        uncovered=f"{row.uncovered:,}",
        reached=f"{row.reached:,}",
        left=f"{row.uncovered - row.reached:,}",
        share=share(row.covered, row.people),
        floor="" if row.floor is None else wording.SITING_FLOOR.format(people=f"{row.floor:,}"),
    )
