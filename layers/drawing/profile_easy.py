"""地域プロフィール in やさしい日本語: short sentences of the same content, its numbers those of the profile."""

import itertools
from collections.abc import Iterable, Iterator

from layers.catalog.days import japanese_day
from layers.drawing.easy_words import plain, table
from layers.drawing.profile_words import MOST_PLACES, number
from layers.profile.figure import Figure
from layers.profile.profile import KindHere, ZoneProfile

Block = tuple[str, str]
"""What it is on paper (head, line, item, said …) and its words."""


def blocks(profile: ZoneProfile) -> Iterator[Block]:
    """The edition from its title to its sources; words that nobody approved are not in it."""
    told, body = table(), list(_body(profile))
    yield "title", told["title"].format(zone=profile.zone_name)
    yield "line", told["subtitle"]
    yield "line", told["opening"].format(city=profile.city_name, zone=profile.zone_name)
    yield from body
    said = "".join(text for _, text in body)
    explained = [("item", f"{word}：{what}。") for word, what in told["explained"].items() if word in said]
    yield from _section("glossary", explained)
    yield "head", told["sources"]
    yield from (("raw", source) for source in dict.fromkeys(one.source for one in profile.figures() if one.source))
    yield "line", told["printed"].format(day=_day(profile.day))


def _body(profile: ZoneProfile) -> Iterator[Block]:
    where = profile.where
    yield from _section(
        "where", [*_figures([where.area_km2] if where.area_km2 else [], profile), ("map", table()["map"])]
    )
    yield from (("line", plain(line)) for line in profile.slopes)
    yield from _section("people", _figures(profile.people.figures, profile))
    yield from _section("here", _places(profile.here))
    yield from _section("far", _far(profile))
    yield from _section("found", [("item", plain(one.text)) for one in profile.found])
    yield from _section("changed", _changed(profile))
    yield from _section("caveats", [("item", plain(line)) for line in profile.caveats])
    yield "head", table()["heads"]["words"]
    for kind in profile.words:
        yield "strong", table()["asks"].get(kind.code, kind.ask)
        for word in (word for word in kind.words if word.approved):
            yield "said", f"「{word.text}」" + (f"　{word.author}" if word.author else "")
        yield "lines", ""


def _section(name: str, body: Iterable[Block]) -> Iterator[Block]:
    held = list(body)
    if held:
        yield "head", table()["heads"][name]
        yield from held


def _name(one: Figure) -> str:
    return str(table()["names"].get(one.id) or plain(one.label))


def _figures(figures: Iterable[Figure], profile: ZoneProfile) -> Iterator[Block]:
    told, day = table(), ""
    for one in figures:
        if not one.known:
            yield "line", told["unknown"].format(name=_name(one))
            continue
        yield "item", _sentence(one)
        if one.zone_share is not None:
            yield "line", told["share"].format(of=plain(one.of), share=f"{one.zone_share:g}")
        if one.city_value is not None:
            share = told["city_share"].format(share=f"{one.city_share:g}") if one.city_share is not None else ""
            yield (
                "line",
                told["city"].format(city=profile.city_name, number=number(one.city_value, one.unit) + share),
            )
        if one.noise:
            yield "line", told["few"]
        if one.date and one.date != day:
            day = one.date
            yield "line", told["day"].format(day=_day(day))


def _sentence(one: Figure) -> str:
    told = table()
    return str(told["figure"].format(name=_name(one), number=_number(one)))


def _number(one: Figure) -> str:
    said = number(one.value, one.unit)
    return str(table()["about"].format(number=said)) if one.approximate else said


def _day(iso: str) -> str:
    """「2026年10月1日」: whoever learns Japanese counts no 年号; a year alone stays as it is."""
    if len(iso) != len("2026-10-01"):
        return japanese_day(iso)
    year, month, day = (int(part) for part in iso.split("-"))
    return str(table()["western"].format(year=year, month=month, day=day))


def _places(kinds: Iterable[KindHere]) -> Iterator[Block]:
    """Each with the number that stands on the map."""
    numbers = itertools.count(1)
    for kind in kinds:
        yield from _kind(kind, numbers)


def _kind(kind: KindHere, numbers: Iterator[int]) -> Iterator[Block]:
    told, one = table(), kind.figure
    if not one.known:
        yield "strong", told["unknown"].format(name=_name(one))
        return
    sentence = told["places"] if one.value else told["no_places"]
    yield "strong", sentence.format(name=_name(one), number=_number(one))
    for place in kind.places[:MOST_PLACES]:
        when = "　".join(
            part for part in (_day(place.next_day) if place.next_day else "", plain(place.next_words)) if part
        )
        said = told["next"].format(name=place.name, when=when) if when else place.name
        yield "line", f"{next(numbers)}　{said}"
    if len(kind.places) > MOST_PLACES:
        yield "line", told["more"].format(number=len(kind.places) - MOST_PLACES)


def _far(profile: ZoneProfile) -> Iterator[Block]:
    far = profile.far
    if far.question:
        yield "line", table()["question"].format(question=plain(far.question))
    if far.waiting:
        yield "line", plain(far.waiting)
    yield from _figures(far.figures, profile)


def _changed(profile: ZoneProfile) -> Iterator[Block]:
    changed, told = profile.changed, table()
    if changed.none:
        yield "line", plain(changed.none)
    yield from (("item", plain(one.told)) for one in changed.figures)
    for name, places in (("opened", changed.opened), ("closed", changed.closed)):
        if places:
            yield "item", told[name].format(names="、".join(places))
