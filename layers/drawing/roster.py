"""Roster: the places of a booklet — by 圏域, each once, with the days of the week on which they are open for sure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from layers.catalog.days import japanese_day
from layers.catalog.look import look_of
from layers.drawing import listing
from layers.drawing.stock import Stock
from layers.place.meeting_days import dates
from layers.place.schedule_text import read
from layers.place.services import ServicePoint
from layers.place.spelling import fold
from layers.place.zones import Zone
from layers.vocabulary import kinds

ELSEWHERE = "そのほかの場所"
# Long enough for what meets every other month to show its day.
_LOOKED_AHEAD = timedelta(days=70)
_RESTING = "suspended"


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One place. ``days``: weekday (0 is Monday) → the earliest hour known; ``daily``: open nearly every day."""

    number: int
    place: ServicePoint
    days: Mapping[int, str] = field(default_factory=dict)
    daily: bool = False

    def told(self, today: date, phone: str) -> dict[str, object]:
        """What the booklet says of it; ``phone`` is asked where the place has none that everybody may know."""
        facts = self.place.facts
        day = listing.text(facts.get("confirmed_on"))
        return {
            "number": self.number,
            "name": self.place.name,
            "kind": kinds()[self.place.kind].label,
            "when": listing.text(facts.get("schedule")),
            "where": [one for one in (listing.text(facts.get(name)) for name in ("venue", "address")) if one],
            "fee": listing.fee(facts),
            "target": listing.text(facts.get("target")),
            "phone": listing.text(facts.get("phone")) or phone,
            "rests": facts.get("status") == _RESTING,
            "confirmed": japanese_day(day),
            "old": look_of(today=today).is_old(day),
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """A 圏域 and its places; the last one may be of no 圏域."""

    name: str
    zone: Zone | None
    entries: tuple[Entry, ...]


def sections(stock: Stock) -> tuple[Section, ...]:
    """Every place that goes on stands in one section: the first of its 圏域 in the order of the plan."""
    wanted = (stock.zone,) if stock.zone else stock.zones
    order = {zone.name: zone for zone in wanted}
    held: dict[str, list[ServicePoint]] = {name: [] for name in [*order, ELSEWHERE]}
    for place in listing.going_on(stock.places):
        held[_home(place, order, stock)].append(place)
    number, found = 0, []
    for name, places in held.items():
        entries = tuple(entry(place, number + n, stock.today) for n, place in enumerate(places, 1))
        number += len(entries)
        if entries:
            found.append(Section(name=name, zone=order.get(name), entries=entries))
    return tuple(found)


def _home(place: ServicePoint, order: Mapping[str, Zone], stock: Stock) -> str:
    if stock.zone:
        return stock.zone.name
    known = {name for names in place.zones.values() for name in names}
    return next((name for name in order if name in known), ELSEWHERE)


def entry(place: ServicePoint, number: int, today: date) -> Entry:
    """A place with its days of the week; none where its text does not say them for sure, or while it rests."""
    text = listing.text(place.facts.get("schedule"))
    resting = place.facts.get("status") == _RESTING
    schedule = read(text, near=today).schedule if text and not resting else None
    if schedule is None:
        return Entry(number=number, place=place)
    found: dict[int, str] = {}
    for meeting in dates(schedule, today, today + _LOOKED_AHEAD):
        weekday = meeting.day.weekday()
        found[weekday] = min(filter(None, (found.get(weekday, ""), meeting.start)), default="")
    return Entry(number=number, place=place, days=found, daily=schedule.nearly_daily)


def of_section(stock: Stock, section: Section) -> Stock:
    """The stock of one section alone, for its map."""
    return replace(stock, zone=section.zone, places=tuple(one.place for one in section.entries))


def in_index(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """五十音: by the first letter of the name. A name that begins with kanji tells no reading, and none is guessed."""
    found: dict[str, list[Entry]] = {}
    for one in sorted(entries, key=lambda entry: (_row(entry.place.name)[0], _letters(entry.place.name))):
        found.setdefault(_row(one.place.name)[1], []).append(one)
    return found


_ROWS = ("あ", "か", "さ", "た", "な", "は", "ま", "や", "ら", "わ")
_FIRST_OF_ROW = "ぁかさたなはまやらわ"
_SMALL = "ゃゎ"
KANJI, LETTERS = "漢字ではじまる名前", "数字・英字ではじまる名前"


def _row(name: str) -> tuple[int, str]:
    first = _letters(name)[:1]
    if "ぁ" <= first <= "ん":
        # ゃ and ゎ are small letters before their own row.
        place = max(n for n, letter in enumerate(_FIRST_OF_ROW) if letter <= first or n == 0)
        place += first in _SMALL
        return place, _ROWS[place]
    return (len(_ROWS), LETTERS) if first.isascii() else (len(_ROWS) + 1, KANJI)


def _letters(name: str) -> str:
    """As names are compared, without the bracket that some begin with."""
    return fold(name).lstrip("「『（(【〈・")
