"""この場所: what one place says to this viewer, what else is there, and for the staff all that was done with it."""

from typing import Any

from layers import clock
from layers.catalog.look import look_of
from layers.place.services import ServicePoint
from layers.store import Unit
from layers.vocabulary import audiences, kinds
from webmap import place_origin, session, wording
from webmap.act_rows import act_rows
from webmap.cards import Card, card, office
from webmap.consent_rows import consent_rows
from webmap.history_rows import history_rows
from webmap.pages import Choice, PlacePage
from webmap.printed import printed_on
from webmap.questions import is_asked, questions
from webmap.show import link
from webmap.visit_rows import visit_rows


def place_page(point_id: str) -> PlacePage:
    """The page of a place as this viewer may read it."""
    viewer, today = session.viewer(), clock.today()
    with session.reading() as unit:
        point = unit.places.one(point_id)
        beside = _beside(unit, point)
        staff = _for_staff(unit, point) if viewer.may("confirm") else _NOTHING
        consents = consent_rows(unit.consents.of(point_id)) if viewer.may("consent") else ()
    told = card(point, session.city(), today=today)
    confirmed = str(point.facts.get("confirmed_on", ""))
    return PlacePage(
        title=told.name,
        card=told,
        own=tuple(point.own.items()),
        calendar_url=_calendar(point, told),
        map_url=link("map.show", place=point_id),
        list_url=link("service_points.index"),
        review_url=link("review.one", point_id=point_id) if viewer.may("import") else "",
        old=look_of().is_old(confirmed),
        undated=not confirmed,
        report_to=office(session.city()),
        beside=beside,
        may_confirm=viewer.may("confirm"),
        questions=questions(point.facts) if viewer.may("confirm") and is_asked(point.kind) else (),
        may_consent=viewer.may("consent"),
        consents=consents,
        fields=tuple(Choice(value=code, label=label) for code, label in wording.CONSENTED.items()),
        audiences=tuple(Choice(value=a.code, label=a.label) for a in audiences().values() if a.code != "lead"),
        today=today.isoformat(),
        printed_on=printed_on(today),
        **staff,
    )


def _calendar(point: ServicePoint, told: Card) -> str:
    """Where the days of a place stand for calendars: what is for everybody, and only where days are known."""
    open_to_all = point.released and point.audience == "public"
    return link("calendars.place", point_id=point.id) if open_to_all and told.coming else ""


_NOTHING: dict[str, Any] = {
    **dict.fromkeys(("edit_url", "work_url", "near_url", "added"), ""),
    **dict.fromkeys(("visits", "acts", "history"), ()),
    "origin": None,
}


def _for_staff(unit: Unit, point: ServicePoint) -> dict[str, Any]:
    """What was done with it, and what can be done."""
    round_ = unit.confirmations.current()
    asked = round_ is not None and point.kind in round_.kinds
    added = unit.added.of(point.id)
    return {
        "edit_url": link("editing.show", point_id=point.id),
        "work_url": link("calls.show", at=point.id) if asked else link("confirmations.index"),
        "near_url": link("calls.show", old=1, near=point.id) if round_ is not None and point.lonlat else "",
        "added": link("adding.take_back", point_id=point.id) if added and not added.undone_at else "",
        "origin": place_origin.of_place(unit, added),
        "visits": visit_rows(unit.visits.of(point.id)),
        "acts": act_rows(unit.amendments.of(point.id)),
        "history": history_rows(unit.history.of(point.id), may_decide=session.viewer().may("import")),
    }


def _beside(unit: Unit, point: ServicePoint) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    """Under a heading each: other groups of the hall, other halls of the group, other places of the body."""
    found = unit.places.beside(point)
    shown = {name: tuple(map(_choice, some[: wording.MOST_BESIDE])) for name, some in found.items() if some}
    return tuple((wording.BESIDE[name], choices) for name, choices in shown.items())


def _choice(point: ServicePoint) -> Choice:
    noun = kinds()[point.kind]
    return Choice(
        value=point.id,
        label=point.name,
        colour=noun.colour,
        shape=noun.shape,
        url=link("service_points.one", point_id=point.id),
    )
