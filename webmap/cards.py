"""Card: what one place says to one viewer, in the order of the panel; a withheld phone becomes 「お問い合わせ」."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from layers.catalog.days import japanese_day
from layers.catalog.look import look_of
from layers.city import City
from layers.place.services import ServicePoint
from layers.vocabulary import audiences, fields, kinds, said
from webmap import wording
from webmap.next_days import next_days

# Said elsewhere on the card, or in a number that repeats a text.
_JOIN = "・"
_APART = ("phone", "fee_yen", "confirmed_on", "confirmed_how", "zone")


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """One place in words.

    ``rows``: label and text; ``marks``: short remarks such as 「お休み中」; ``coming``: the next days it takes place.
    """

    id: str
    name: str
    kind: str
    kind_label: str
    colour: str
    shape: str
    schedule: str
    coming: tuple[str, ...]
    venue: str
    address: str
    fee: str
    rows: tuple[tuple[str, str], ...]
    contact: str
    confirmed: str
    marks: tuple[str, ...]
    audience: str
    url: str
    credit: str
    located: bool


def card(point: ServicePoint, city: City, *, today: date | None = None) -> Card:
    """The card of a place; only what came from the store can stand on it. ``today``: with the next days from there."""
    noun, facts = kinds()[point.kind], point.facts
    coming = _coming(facts, today)
    return Card(
        id=point.id,
        name=point.name,
        kind=point.kind,
        kind_label=noun.label,
        colour=noun.colour,
        shape=noun.shape,
        schedule=text_of(facts.get("schedule")),
        coming=coming,
        venue=text_of(facts.get("venue")),
        address=text_of(facts.get("address")),
        fee=_fee(facts),
        rows=_rows(point, city, coming),
        contact=_contact(facts, city),
        confirmed=_confirmed(facts),
        marks=_marks(point),
        audience="" if point.audience == "public" else audiences()[point.audience].label,
        url=_web(facts.get("url")),
        credit=point.source.credit(),
        located=point.lonlat is not None,
    )


def text_of(value: Any) -> str:  # noqa: ANN401 - facts are texts, numbers or lists of texts
    """A fact as text; lists with 「・」."""
    if value is None or value == "":
        return ""
    if isinstance(value, list | tuple):
        return _JOIN.join(str(part) for part in value)
    return str(value)


def _coming(facts: Any, today: date | None) -> tuple[str, ...]:  # noqa: ANN401
    """None while it rests."""
    if today is None or text_of(facts.get("status")) in ("suspended", "closed"):
        return ()
    return next_days(text_of(facts.get("schedule")), today)


def _rows(point: ServicePoint, city: City, coming: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    told = []
    for name, field in fields().items():
        if name in _APART or name == "url":
            continue
        text = _words(name, point.facts)
        if text:
            told.append((field.label, text))
        if name == "schedule" and coming:
            told.append((wording.COMING, "\n".join(coming)))
    if point.how in wording.POSITION:
        about = wording.ABOUT.format(metres=point.metres) if point.metres else ""
        told.append((wording.POSITION_LABEL, wording.POSITION[point.how] + about))
    told.extend((_zone_label(kind, city), _JOIN.join(names)) for kind, names in point.zones.items() if names)
    return tuple(told)


def _words(name: str, facts: Any) -> str:  # noqa: ANN401
    if name == "fee":
        return _fee(facts)
    text = text_of(said(name, facts.get(name)))
    if not text:
        return ""
    if name == "since":
        return japanese_day(text)
    if name == "status":
        return wording.STATUS.get(text, text)
    counted = name in ("capacity", "participants") and text.isdigit()
    return wording.PEOPLE.format(number=text) if counted else text


def _fee(facts: Any) -> str:  # noqa: ANN401
    text, yen = text_of(facts.get("fee")), facts.get("fee_yen")
    if text:
        return text
    if yen is None:
        return ""
    return wording.FREE if yen == 0 else wording.YEN.format(number=yen)


def _confirmed(facts: Any) -> str:  # noqa: ANN401
    """「令和8年6月1日（電話）」."""
    day, how = (
        japanese_day(text_of(facts.get("confirmed_on"))),
        text_of(said("confirmed_how", facts.get("confirmed_how"))),
    )
    return wording.CONFIRMED.format(day=day, how=how) if day and how else day


def _contact(facts: Any, city: City) -> str:  # noqa: ANN401
    phone = text_of(facts.get("phone"))
    return phone or wording.CONTACT.format(who=office(city))


def office(city: City) -> str:
    """Whom one asks where a place names nobody, without the words that stand before it."""
    return (city.contact or city.name).removeprefix(wording.CONTACT.format(who=""))


def _marks(point: ServicePoint) -> tuple[str, ...]:
    status = text_of(point.facts.get("status"))
    marks = [wording.STATUS[status]] if status in ("suspended", "closed") else []
    if look_of().is_old(text_of(point.facts.get("confirmed_on"))):
        marks.append(wording.OLD)
    if point.how == "town":
        marks.append(wording.ROUGH)
    if not point.released:
        marks.append(wording.HELD_BACK)
    return tuple(marks)


def _zone_label(kind: str, city: City) -> str:
    known = city.zone_kind(kind)
    return known.name if known else wording.ZONE


def _web(value: Any) -> str:  # noqa: ANN401
    """Only addresses of the web become links."""
    text = text_of(value).strip()
    return text if text.startswith(("https://", "http://")) else ""
