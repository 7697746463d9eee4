"""「この町丁目は、なぜ？」: the row of one 町丁目, and the walk of the person in the middle, there and back."""

from typing import Any

from flask import Blueprint, Response, request

from layers.access.answer import Answer, Row
from layers.access.explained import Explained, explain
from layers.access.network import WalkNetwork
from layers.access.route import line_lonlat, stretches
from layers.access.travel import Trip
from layers.access.walkers import walker
from layers.catalog import coverage_words as words
from layers.errors import NotFound
from webmap import coverage_map, session, static_files, wording
from webmap.access import requires
from webmap.coverage_asked import AskedCoverage, asked_now
from webmap.coverage_pages import Step, TownPage, Walk
from webmap.coverage_rows import area_rows, reader
from webmap.show import link, render

VIEW = Blueprint("coverage_towns", __name__)
LABEL = "町丁目の道のり"
_MINUTE = 60.0


@VIEW.get("/coverage/town")
@requires("confirm")
def show() -> Response:
    """「なぜ、この町丁目からは通えないのですか」."""
    asked = asked_now()
    with session.reading() as unit:
        ground = unit.coverage.gather(asked.question)
        answer = unit.coverage.kept(asked.question, ground)
        number, row = _row(answer, request.args.get("town", ""))
        told = explain(asked.question, ground, number)
        assert answer is not None  # noqa: S101 - _row has refused
        rows = area_rows([row], reader(unit, answer, asked.args, inside=True), towns=False)
    return render(
        TownPage(
            title=wording.COVERAGE_WHY.format(town=row.name),
            asked=words.sentence_of(asked.question),
            row=rows[0],
            verdict=_verdict(asked, row),
            walks=_walks(told, ground.network),
            why_none=_why_none(asked, told),
            back_url=link("coverage.show", **asked.args),
            has_map=static_files.has_map() and told.home_lonlat is not None,
            script=_script(asked, told, ground.network),
        )
    )


def _row(answer: Answer | None, code: str) -> tuple[int, Row]:
    """The row of an address; ``NotFound`` before it is calculated, and for what is no 町丁目."""
    if answer is None:
        raise NotFound("coverage.no_answer")
    for number, row in enumerate(answer.rows):
        if code in (row.code, row.name):
            return number, row
    raise NotFound("coverage.no_town")


def _verdict(asked: AskedCoverage, row: Row) -> str:
    covered = row.people - row.uncovered
    return wording.COVERAGE_VERDICT.format(
        who=words.counted(asked.question),
        people=f"{row.people:,}",
        reach=words.reach(asked.question),
        there=f"{covered:,}",
    )


def _walks(told: Explained, network: WalkNetwork) -> tuple[Walk, ...]:
    ways = zip(wording.COVERAGE_WAYS, (told.out, told.back), strict=True)
    return tuple(_walk(label, trip, network) for label, trip in ways if trip is not None and len(trip.edges))


def _walk(label: str, trip: Trip, network: WalkNetwork) -> Walk:
    told = stretches(network, trip.edges)
    up, down = sum(one.up for one in told), sum(one.down for one in told)
    return Walk(
        label=label,
        minutes=words.minutes(round(trip.seconds / _MINUTE, 1)),
        metres=f"{trip.metres:,.0f}m",
        climb=wording.COVERAGE_CLIMB.format(up=f"{up:.0f}", down=f"{down:.0f}") if up + down >= 1 else "",
        steps=tuple(
            Step(
                street=one.street or wording.COVERAGE_NAMELESS,
                metres=f"{one.metres:,.0f}m",
                rise=_rise(one.up, one.down),
                steps=one.steps,
            )
            for one in told
        ),
    )


def _rise(up: float, down: float) -> str:
    parts = [(up, wording.COVERAGE_UP), (down, wording.COVERAGE_DOWN)]
    return wording.JOIN.join(pattern.format(metres=f"{metres:.0f}") for metres, pattern in parts if metres >= 1)


def _why_none(asked: AskedCoverage, told: Explained) -> str:
    """Why nobody in the middle gets there, where no clock is the reason."""
    if told.home_lonlat is None:
        return wording.COVERAGE_NO_STREET
    if told.place is None or told.out is None or told.back is None:
        return wording.COVERAGE_NO_PLACE
    if not len(told.out.edges) and told.out.seconds == float("inf"):
        return wording.COVERAGE_NO_WAY.format(place=told.place.name)
    limit = walker(asked.question.walker).stretch_metres
    metres = max(told.out.metres, told.back.metres)
    if not (told.out.reached and told.back.reached):
        return wording.COVERAGE_TOO_LONG.format(metres=f"{metres:,.0f}", limit=f"{limit:,.0f}")
    return ""


def _script(asked: AskedCoverage, told: Explained, network: WalkNetwork) -> dict[str, Any]:
    if told.home_lonlat is None:
        return {}
    lines = [line_lonlat(network, trip.edges) for trip in (told.out, told.back) if trip is not None]
    return {"map": {**coverage_map.told(asked), "route": {"home": told.home_lonlat, "lines": lines}}}
