"""場所を決める in words: why a place waits, what its address might mean, what was decided by whom."""

from layers.place.whereabouts import Candidate, Placing, Waiting
from layers.trust.audience import OPERATOR
from layers.vocabulary import kinds
from webmap import wording
from webmap.cards import text_of
from webmap.import_rows import day
from webmap.review_pages import Placed, PlacingRow, SpotChoice, WaitingRow
from webmap.show import link


def waiting_row(one: Waiting, *, here: str = "") -> WaitingRow:
    """One line of the list."""
    facts = one.point.facts
    return WaitingRow(
        id=one.point.id,
        name=one.point.name,
        kind_label=kinds()[one.point.kind].label,
        where=text_of(facts.get("address")) or text_of(facts.get("venue")),
        reason=reason(one),
        url=link("review.one", point_id=one.point.id),
        here=one.point.id == here,
    )


def reason(one: Waiting) -> str:
    """Why it waits, in a sentence; "" where it has its position."""
    words = wording.WAITS.get(one.reason, wording.WAITS["not_tried"]) if one.reason else ""
    return words.format(before=one.moved_from or wording.NO_ADDRESS)


def placed(one: Waiting) -> Placed:
    """The place with everything that helps to decide."""
    noun, point = kinds()[one.point.kind], one.point
    return Placed(
        id=point.id,
        name=point.name,
        kind_label=noun.label,
        shape=noun.shape,
        colour=noun.colour,
        venue=text_of(point.facts.get("venue")),
        address=text_of(point.facts.get("address")),
        reason=reason(one),
        position=position(point.how, point.metres) if point.lonlat or point.how else "",
        choices=tuple(_choice(number, spot) for number, spot in enumerate(one.candidates)),
        spot="" if point.lonlat is None else f"{point.lonlat[1]:.6f}, {point.lonlat[0]:.6f}",
        history=tuple(_placing(row) for row in one.history),
        may_undo=any(row.state == "now" for row in one.history),
        url=link("service_points.one", point_id=point.id),
    )


def position(how: str, metres: int | None) -> str:
    """How the position is known, and how far off it may be."""
    words = wording.POSITION.get(how, "")
    return words + (wording.ABOUT.format(metres=metres) if words and metres else "")


def _choice(number: int, spot: Candidate) -> SpotChoice:
    label = wording.ALIKE.get(spot.precision, "{name}").format(name=spot.label)
    note = wording.PROPOSED.get(spot.precision, "")
    about = wording.ABOUT.format(metres=spot.metres) if spot.metres else ""
    return SpotChoice(value=f"c{number}", number=str(number + 1), label=label, note=note + about)


def _placing(row: Placing) -> PlacingRow:
    who = wording.AT_THE_MACHINE if row.placed_by == OPERATOR.name else row.placed_by
    state = wording.PLACING_STATE[row.state].format(who=row.undone_by)
    what = wording.POSITION.get(row.how, row.how)
    return PlacingRow(what=what, address=row.address, who=who, when=day(row.placed_at), state=state)
