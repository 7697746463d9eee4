"""地域プロフィール in words and figures as they are printed: one telling for the sheet, the document and the slides.

Made of what the public may have: residents' words that were approved, numbers each with its day and its source.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from layers.catalog.days import japanese_day
from layers.drawing import felt, spot_map
from layers.drawing.boxes import Box
from layers.drawing.spot_map import HomeGround
from layers.profile.figure import Figure, Number, digits
from layers.profile.labels import label
from layers.profile.profile import Band, FarTown, KindHere, WordKind, YearCount, ZoneProfile

MOST_PLACES = 8
_MOST_FAR = 8
FIGURE_HEADS = ("", "この地域", "市全体", "いつ・出典")
_BAND_HEADS = ("年齢", "この地域（人）", "市全体（人）", "この地域の男（人）", "この地域の女（人）")
YEAR_HEADS = ("いつ", "人口", "65歳以上", "75歳以上")
FAR_HEADS = ("町丁", "住む人", "行ける場がない人", "いちばん近い場まで")
# As large as it stands on the paper: beside the residents on A3, or across A4 in large letters.
_MAP, _LARGE_MAP = Box(0, 0, 178, 86), Box(0, 0, 178, 130)
_NUMBERS, _LARGE_NUMBERS = 3.2, 4.4
# For the bars of the scale, and so that numbers find room beside a narrow zone.
_BESIDE, _LOWEST = 26.0, 50.0
FELT_HEAD = "数字は、実感と合いますか"
FELT_BOXES = "□合う　□ちがう"
MAP_NOTE = "地図の番号は、「ここにあるもの」の番号です。"


def told_of(profile: ZoneProfile) -> dict[str, Any]:
    """All that stands on any output; ``sources`` are numbered, and a figure names its source by that number."""
    sources: list[str] = []
    figures = [_figure(one, sources) for one in profile.people.figures]
    area = [_figure(profile.where.area_km2, sources)] if profile.where.area_km2 else []
    return {
        "title": f"{profile.zone_name}の地域プロフィール",
        "subtitle": f"{profile.city_name}　{profile.kind_name}　令和{profile.year - 2018}年度",
        "towns": "、".join(town.name + ("（一部）" if town.part else "") for town in profile.where.towns),
        "heads": FIGURE_HEADS,
        "where": area,
        "people": figures,
        "band_heads": _BAND_HEADS if _sexed(profile.people.bands) else _BAND_HEADS[:3],
        "bands": _bands(profile.people.bands),
        "bands_note": profile.people.no_bands or _bands_note(profile, sources),
        "year_heads": YEAR_HEADS,
        "years": [_year(one, sources) for one in profile.people.years],
        "no_projection": profile.people.no_projection,
        "here": [_kind(one, sources) for one in profile.here],
        "question": profile.far.question,
        "far": [_figure(one, sources) for one in profile.far.figures],
        "far_waiting": profile.far.waiting,
        "far_heads": FAR_HEADS,
        "far_towns": [_far(one) for one in profile.far.towns[:_MOST_FAR]],
        "far_others": f"ほか {others}町丁" if (others := len(profile.far.towns) - _MOST_FAR) > 0 else "",
        "found": [f"{one.kind_label}　{one.town}　{one.text}（{japanese_day(one.day)}）" for one in profile.found],
        "slopes": list(profile.slopes),
        "words": [_words(one) for one in profile.words],
        "felt_head": FELT_HEAD,
        "felt": _felt(profile),
        "changed": [one.told for one in profile.changed.figures],
        "opened": list(profile.changed.opened),
        "closed": list(profile.changed.closed),
        "unchanged": profile.changed.none,
        "since": japanese_day(profile.changed.since) if profile.changed.since else "",
        "caveats": list(profile.caveats),
        "map_note": MAP_NOTE,
        "sources": [f"[{number}] {source}" for number, source in enumerate(sources, 1)],
        "credits": profile.city_name,
        "printed": f"{japanese_day(profile.day)} 作成",
        "mark": "数字は市の資料から、ことばは住む人から",
    }


def ground_svg(profile: ZoneProfile, *, large: bool = False) -> bytes:
    """The zone with its places, numbered in the order of the list; b"" where no border is known."""
    outline = profile.where.outline
    if outline is None or outline.is_empty:
        return b""
    places = [place for kind in profile.here for place in kind.places[:MOST_PLACES]]
    spots = {number: place.lonlat for number, place in enumerate(places, 1) if place.lonlat is not None}
    box, size = (_LARGE_MAP, _LARGE_NUMBERS) if large else (_MAP, _NUMBERS)
    return spot_map.svg(spots, HomeGround(zone=(mapping(outline),)), _snug(box, outline), size=size)


def _snug(box: Box, outline: BaseGeometry) -> Box:
    """No higher than the zone asks for."""
    west, south, east, north = outline.bounds
    across = (east - west) * math.cos(math.radians((south + north) / 2))
    high = box.width * (north - south) / across + _BESIDE if across else box.height
    return replace(box, height=min(box.height, max(_LOWEST, high)))


def number(value: Number | None, unit: str, *, approximate: bool = False) -> str:
    """「約1,234人」; 「―」 where it is not told."""
    if value is None:
        return "―"
    return f"{'約' if approximate else ''}{digits(value)}{unit}"


def _ref(source: str, sources: list[str]) -> str:
    if not source:
        return ""
    if source not in sources:
        sources.append(source)
    return f"[{sources.index(source) + 1}]"


def _when(day: str, source: str, sources: list[str]) -> str:
    return " ".join(part for part in (japanese_day(day) if day else "", _ref(source, sources)) if part)


def _figure(one: Figure, sources: list[str]) -> dict[str, Any]:
    share = f"（{one.of}の{one.zone_share:g}%）" if one.zone_share is not None else ""
    beside = f"（{one.city_share:g}%）" if one.city_share is not None else ""
    mine = number(one.value, one.unit, approximate=one.approximate) + share if one.known else one.missing
    city = number(one.city_value, one.unit) + beside if one.city_value is not None else ""
    return {
        "cells": [one.label, mine, city, _when(one.date, one.source, sources) if one.known else ""],
        "note": label("noisy") if one.noise else "",
    }


def _sexed(bands: Sequence[Band]) -> bool:
    return bool(bands) and bands[0].male is not None


def _bands(bands: Sequence[Band]) -> list[dict[str, Any]]:
    """Ages with men and women; ``shape``: the men and women that the zone had, were its ages those of the city."""
    mine, city = sum(one.people for one in bands), sum(one.city for one in bands)

    def shape(people: int | None) -> float | None:
        return None if people is None or not city else round(people * mine / city, 1)

    return [
        {
            "label": one.label,
            "people": one.people,
            "city": one.city,
            "male": one.male,
            "female": one.female,
            "shape_male": shape(one.city_male),
            "shape_female": shape(one.city_female),
        }
        for one in bands
    ]


def band_rows(told: Mapping[str, Any]) -> list[list[str]]:
    """The ages as rows under their headings."""
    names = ("people", "city", "male", "female")[: len(told["band_heads"]) - 1]
    return [[one["label"], *(f"{one[name]:,}" for name in names)] for one in told["bands"]]


def _bands_note(profile: ZoneProfile, sources: list[str]) -> str:
    people = profile.people
    notes = ["概数"] if people.bands_approximate else []
    notes += ["線は市全体の割合です"] if people.bands and people.bands[0].city_male is not None else []
    return "　".join([_when(people.bands_date, people.bands_source, sources), *notes, *filter(None, [people.no_sexes])])


def _year(one: YearCount, sources: list[str]) -> list[str]:
    told = (number(part, "人", approximate=one.approximate) for part in (one.people, one.age65plus, one.age75plus))
    estimate = "（推計）" if one.projected else ""
    return [f"{japanese_day(one.date)}{estimate} {_ref(one.source, sources)}".strip(), *told]


def _kind(one: KindHere, sources: list[str]) -> dict[str, Any]:
    places = [
        {"name": place.name, "when": "　".join(p for p in (_day(place.next_day), place.next_words) if p)}
        for place in one.places[:MOST_PLACES]
    ]
    rate = one.per_thousand
    beside = f"　{number(rate.value, rate.unit)}" if rate and rate.known else ""
    whole = f"　{number(rate.city_value, rate.unit)}" if rate and rate.city_value is not None else ""
    told = _figure(one.figure, sources)
    return {
        "head": f"{one.label}　{told['cells'][1]}{beside}　{told['cells'][3]}".strip(),
        "city": f"{told['cells'][2]}{whole}" if told["cells"][2] else "",
        "places": places,
        "more": max(len(one.places) - MOST_PLACES, 0),
    }


def _day(iso: str) -> str:
    return f"次は{japanese_day(iso)}" if iso else ""


def _far(one: FarTown) -> list[str]:
    minutes = f"{one.minutes:.0f}分" if one.minutes is not None else "道がつながっていません"
    few = "10人未満"
    people = number(one.people, "人") if one.people is not None else few
    return [one.name, people, number(one.uncovered, "人") if one.uncovered is not None else few, minutes]


def _words(kind: WordKind) -> dict[str, Any]:
    told = [
        {"text": word.text, "by": "　".join(part for part in (word.author, japanese_day(word.day)) if part)}
        for word in kind.words
        if word.approved
    ]
    return {"code": kind.code, "label": kind.label, "ask": kind.ask, "words": told}


def _felt(profile: ZoneProfile) -> list[list[str]]:
    """Number, and how residents have answered to it; "" where they are to be asked. Their words are the staff's."""
    return [
        [f"{one.label} {number(one.value, one.unit, approximate=one.approximate)}", "／".join(told)]
        for one, told in felt.asked(profile)
    ]


def figure_rows(rows: Sequence[dict[str, Any]]) -> list[list[str]]:
    """The cells of figures, a warning of small numbers behind the number itself."""
    return [
        [head, f"{mine}（{one['note']}）" if one["note"] else mine, city, when]
        for one in rows
        for head, mine, city, when in [one["cells"]]
    ]
