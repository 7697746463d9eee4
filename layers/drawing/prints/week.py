"""今週ひらいている場: the coming seven days on A4 in large letters, to hang in a lobby or a shop."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

import jpholiday

from layers.catalog.days import WEEKDAYS
from layers.drawing import heading, listing, roster, typeset
from layers.drawing.choices import Choice, Option, Printed
from layers.drawing.marks import Numbered
from layers.drawing.stock import PUBLIC, Stock
from layers.errors import Refused
from layers.place.meeting_days import dates
from layers.place.schedule import Meeting
from layers.place.schedule_text import read
from layers.place.services import ServicePoint

DAYS = 7
_RESTING = "suspended"


class Week:
    """今週ひらいている場."""

    id = "week"
    label = "今週ひらいている場（A4・大きな字）"
    about = "今日から7日間にひらく場所を、日ごとに大きな字で並べます。掲示やチラシに。"
    order = 40
    at_once = True
    choices = (
        Choice(
            name="asked",
            label="日にちの分からない場所",
            options=(
                Option(value="listed", label="終わりに名前をのせる", sheets=(210, 297, 1, 1)),
                Option(value="left", label="のせない", sheets=(210, 297, 1, 1)),
            ),
        ),
    )

    def make(self, stock: Stock, chosen: Mapping[str, str], step: Callable[[float], None]) -> Printed:
        """One block a day; what cannot be dated for sure stands apart, to be asked by telephone.

        Raises:
            Refused: ``print.public_only`` for the staff's edition.
        """
        if stock.edition != PUBLIC:
            raise Refused("print.public_only")
        places = [place for place in listing.going_on(stock.places) if place.facts.get("status") != _RESTING]
        entries = {place.id: roster.entry(place, number, stock.today) for number, place in enumerate(places, 1)}
        dated = [place for place in places if entries[place.id].days and not entries[place.id].daily]
        step(0.4)
        words = {
            "title": f"{stock.name}　今週ひらいている場",
            "span": f"{_day(stock.today)}から {_day(stock.today + timedelta(days=DAYS - 1))}まで",
            "days": _days(dated, stock.today),
            "daily": [_open(place) for place in places if entries[place.id].daily],
            "asked": [place.name for place in places if not entries[place.id].days and not entries[place.id].daily]
            if chosen["asked"] == "listed"
            else [],
            "contact": heading.contact(stock),
            "credits": heading.sources(stock, [Numbered(number=0, place=place) for place in places]),
            "printed": heading.printed(stock),
        }
        content = typeset.pdf("week.typ", words)
        step(0.9)
        return Printed(name=f"{stock.name}_今週ひらいている場_{stock.today.isoformat()}.pdf", content=content)


def _days(places: list[ServicePoint], first: date) -> list[dict[str, object]]:
    found: dict[date, list[tuple[Meeting, ServicePoint]]] = {first + timedelta(days=n): [] for n in range(DAYS)}
    for place in places:
        schedule = read(listing.text(place.facts.get("schedule")), near=first).schedule
        if schedule is not None:
            for meeting in dates(schedule, first, first + timedelta(days=DAYS - 1)):
                found[meeting.day].append((meeting, place))
    return [
        {
            "head": _day(day),
            "holiday": jpholiday.is_holiday_name(day) or "",
            "rows": [_row(*one) for one in sorted(rows, key=lambda one: (one[0].start or "99", one[1].name))],
        }
        for day, rows in found.items()
    ]


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）"


def _row(meeting: Meeting, place: ServicePoint) -> dict[str, str]:
    start, end = meeting.start.removeprefix("0"), meeting.end.removeprefix("0")
    return {
        "at": f"{start}～{end}" if start or end else "",
        "name": place.name,
        "where": listing.text(place.facts.get("venue")) or listing.text(place.facts.get("address")),
        "fee": listing.fee(place.facts),
        "phone": listing.text(place.facts.get("phone")),
    }


def _open(place: ServicePoint) -> dict[str, str]:
    return {"name": place.name, "when": listing.text(place.facts.get("schedule"))}


PRINT = Week()
