"""会議に出す1枚 in words: the numbers with unit and source, and the list of where each resource and 課題 comes from."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from layers import clock
from layers.catalog.days import japanese_day
from layers.drawing.sheet_document import Part
from layers.profile.figure import Figure
from layers.workshop.kinds import note_kinds
from layers.workshop.sheet import ISSUE, RESOURCES, Count, Counted, Origin, Period
from webmap import wording
from webmap.pages import Page
from webmap.show import link
from webmap.talk_pages import ZoneChoices
from webmap.talk_rows import named

Row = tuple[str, str, str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class OriginRow:
    """One line of the list for the チーム会議."""

    sort: str
    kind: str
    text: str
    theme: str
    talk: str
    meeting: str
    number: int
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetPage(Page):
    """会議に出す1枚: a zone and a period, their numbers, and the list with origins; ``about`` "": nothing is chosen."""

    template: ClassVar[str] = "talks/sheet.html"
    word: str
    groups: tuple[ZoneChoices, ...]
    first: str
    last: str
    about: str
    heads: tuple[str, ...]
    parts: tuple[Part, ...]
    notes: tuple[str, ...]
    origins: tuple[OriginRow, ...]
    save_url: str


def parts(found: Counted, lacks: tuple[Figure, ...], waiting: str = "") -> tuple[Part, ...]:
    """The four parts of the sheet; ``waiting``: why nothing is told of what is lacking."""
    nothing = {"lacks": waiting or wording.SHEET_NO_LACKS}
    told = {
        "found": [_place("opened", found), *_notes(found)],
        "lacks": [_figure(one) for one in lacks],
        "issues": list(_issues(found)),
        "moved": [_place("altered", found), _place("closed", found), *_moved(found)],
    }
    return tuple(
        Part(heading=wording.SHEET_PARTS[name], rows=tuple(rows), nothing=nothing.get(name, ""))
        for name, rows in told.items()
    )


def origin_row(one: Origin) -> OriginRow:
    """One resource or 課題 with its talk, its evening and the number of its note."""
    sort = "issue" if one.note.kind == ISSUE else "resource"
    return OriginRow(
        sort=wording.SHEET_LIST[sort],
        kind=note_kinds()[one.note.kind].label,
        text=one.note.shown_text,
        theme=one.theme,
        talk=one.talk.name,
        meeting=f"{named(one.meeting)}（{japanese_day(one.meeting.date)}）",
        number=one.number,
        url=link("meetings.show", talk_id=one.talk.id, number=one.meeting.number, _anchor="notes"),
    )


def span(zone: str, period: Period) -> str:
    """「西　令和8年9月1日 から …」."""
    days = {"first": period.first, "last": period.last}
    days |= {"before_first": period.before.first, "before_last": period.before.last}
    return wording.SHEET_SPAN.format(zone=zone, **{name: japanese_day(day) for name, day in days.items()})


def _notes(found: Counted) -> Iterator[Row]:
    for kind in RESOURCES:
        label = wording.SHEET_NOTES.format(kind=note_kinds()[kind].label)
        yield _row(label, found.kinds[kind], wording.SHEET_NOTE_UNIT, wording.SHEET_TALKS)


def _issues(found: Counted) -> Iterator[Row]:
    unit, source = wording.SHEET_NOTE_UNIT, wording.SHEET_TALKS
    yield _row(wording.SHEET_ALL_ISSUES, found.kinds[ISSUE], unit, source)
    for theme, count in found.themes.items():
        yield _row(wording.SHEET_THEME.format(theme=theme) if theme else wording.SHEET_NO_THEME, count, unit, source)
    if found.more_themes is not None:
        yield _row(wording.SHEET_MORE_THEMES, found.more_themes, unit, source)


def _moved(found: Counted) -> Iterator[Row]:
    source = wording.SHEET_VISION.format(day=japanese_day(clock.today().isoformat()))
    yield _row(wording.SHEET_MEETINGS, found.meetings, wording.SHEET_TURN_UNIT, wording.SHEET_TALKS)
    for label, number in (
        (wording.SHEET_AIMS, found.aims),
        (wording.SHEET_DECIDED, found.decided),
        (wording.SHEET_STEPS_DONE, found.done),
        (wording.SHEET_STEPS_OPEN, found.open),
    ):
        yield _row(label, Count(now=number), wording.SHEET_THING_UNIT, source)


def _place(what: str, found: Counted) -> Row:
    return _row(wording.SHEET_PLACES[what], found.places[what], wording.SHEET_PLACE_UNIT, wording.SHEET_REGISTER)


def _figure(one: Figure) -> Row:
    value = wording.SHEET_UNTOLD if one.value is None else f"{one.value:,}{one.unit}"
    # Most sources tell their day already.
    day = "" if one.date in one.source else japanese_day(one.date)
    source = "　".join(part for part in (one.source, day, one.missing) if part)
    return (one.label, value, wording.SHEET_UNTOLD, source)


def _row(label: str, count: Count, unit: str, source: str) -> Row:
    before = wording.SHEET_UNTOLD if count.before is None else unit.format(count=count.before)
    return (label, unit.format(count=count.now), before, source)
