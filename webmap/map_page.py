"""The map's page: its filters, and what its script is told (layers with their rules, symbols, state, addresses)."""

from dataclasses import asdict
from typing import Any

from flask import request

from layers.catalog import layers
from layers.catalog.look import FONTS, look_of
from layers.catalog.symbols import symbols
from layers.tiles.pyramid import DEEPEST
from layers.vocabulary import kinds
from webmap import coverage_question, ground_map, session, static_files, wording
from webmap.asking import Asked
from webmap.filters import Filters, filters
from webmap.pages import MapPage
from webmap.session import EVERYBODY_WORD
from webmap.show import link
from webmap.survey_rows import fact_form

# Where the city's file says nothing: older people walk so fast.
METRES_PER_MINUTE = 60
# What a phone decodes, keeps and draws without a stutter.
MOST_AT_ONCE = 5_000
# Drawn on request alone.
_MARKED = ("plan_items",)
_WALKED = ("walk_gaps", "walk_minutes", "catchments")


def map_page(*, embedded: bool = False) -> MapPage:
    """The map as this viewer may see it."""
    asked = Asked.from_args(request.args)
    may_note = session.viewer().may("confirm") and not embedded
    marks = may_note and request.args.get("marks") == "plan"
    with session.reading() as unit:
        choices = filters(unit, asked)
        asked = choices.asked
        planned = may_note and bool(unit.traits.values("item"))
        many = len(unit.crowd) > MOST_AT_ONCE
        noted = may_note or bool(unit.surveys.facts())
        form = fact_form(unit, request.args.get("note", "")) if may_note else None
    return MapPage(
        title=wording.NAVIGATION[0][2],
        asked=asked,
        kinds=choices.kinds,
        facilities=choices.facilities,
        picks=choices.picks,
        systems=choices.systems,
        zones=choices.system_zones,
        total=choices.total,
        list_url=link("service_points.index", **asked.as_args(place="")),
        paper_url=link("prints.index", **asked.as_args(place="")),
        may_import=session.viewer().may("import"),
        has_map=static_files.has_map(),
        embedded=embedded,
        fact_form=form if form and form.runs else None,
        marks=marks if planned else None,
        has_ground_file=ground_map.file(session.settings()) is not None,
        script=_script(
            asked,
            choices,
            embedded=embedded,
            but=() if noted else ("outreach_facts",),
            also=(*(_MARKED if marks else ()), *_walked(may_note=may_note)),
        )
        | {"places": _ways(many=many, embedded=embedded), "ground": ground_map.told(session.settings())},
    )


def _walked(*, may_note: bool) -> tuple[str, ...]:
    """The layer of 通える範囲 that somebody who works here has asked for in the address."""
    asked = request.args.get("walk", "")
    return (asked,) if may_note and asked in _WALKED else ()


def _question(layer_id: str) -> dict[str, str]:
    """The question of 通える範囲 in this address, for its layers alone."""
    return coverage_question.told(request.args) if layer_id in _WALKED else {}


def _script(
    asked: Asked, choices: Filters, *, embedded: bool, but: tuple[str, ...], also: tuple[str, ...]
) -> dict[str, Any]:
    return {
        **drawing(but=but, also=also, seen_as=EVERYBODY_WORD if embedded else None),
        "kinds": {choice.value: asdict(kinds()[choice.value]) for choice in (*choices.kinds, *choices.facilities)},
        "state": {
            "q": asked.words,
            "kinds": list(asked.kinds),
            "zone": asked.zone,
            "system": choices.system,
            "place": asked.place,
            "picks": asked.picks.as_lists(),
        },
        "zones": {
            system: [{"id": zone.value, "name": zone.label} for zone in zones]
            for system, zones in choices.zones.items()
        },
        "compare": [
            {"value": f"{system}/{year}", "label": label, "url": link("zone_outlines.show", system=system, year=year)}
            for system, year, label in choices.editions
        ],
        "walking": session.city().walking.get("metres_per_minute", METRES_PER_MINUTE),
        "urls": {
            "list": link("service_points.index"),
            "paper": link("prints.index"),
            "place": link("service_points.one_json", point_id="ID", seen_as=EVERYBODY_WORD if embedded else None),
            "areas": link("zones.areas"),
            "named": link("near.named", seen_as=EVERYBODY_WORD if embedded else None),
            "near": link("near.near", seen_as=EVERYBODY_WORD if embedded else None),
            "found": link("found.show", seen_as=EVERYBODY_WORD if embedded else None),
            "note": link("survey_facts.note_json"),
            "run": link("surveys.one", run_id="ID"),
            "photo": link("survey_photos.picture", photo_id="ID", edition="small"),
        },
        "fact": request.args.get("fact", ""),
        "noting": bool(request.args.get("note")),
    }


def _ways(*, many: bool, embedded: bool) -> dict[str, Any]:
    """How places reach the map: all at once, or tile by tile where there are too many for a page to hold."""
    seen_as = EVERYBODY_WORD if embedded else None
    return {
        "way": "tiles" if many else "columns",
        "columns": link("layer_data.columns", seen_as=seen_as),
        "tiles": link("tiles.places", zoom=0, x=0, y=0, seen_as=seen_as),
        "deepest": DEEPEST,
        "said": link("layer_data.said", seen_as=seen_as),
        "within": link("layer_data.within", seen_as=seen_as),
    }


def drawing(*, but: tuple[str, ...] = (), also: tuple[str, ...] = (), seen_as: str | None = None) -> dict[str, Any]:
    """Layers with their rules and addresses, lowest first, and what is needed to draw them.

    ``also``: those that are drawn on request alone.
    """
    look = look_of(session.theme())
    asked_only = (*_MARKED, *_WALKED)
    return {
        "layers": [
            {
                "id": layer.id,
                "label": layer.label,
                "url": link("layer_data.show", layer_id=layer.id, seen_as=seen_as, **_question(layer.id)),
                "rules": layer.style(look),
            }
            for layer in layers().values()
            if layer.id not in but and (layer.id not in asked_only or layer.id in also)
        ],
        "symbols": {name: asdict(symbol) for name, symbol in symbols().items()},
        "look": {"sea": look.sea, "text": look.text, "halo": look.halo, "fonts": ", ".join(FONTS)},
        "worker": static_files.address("vendor/maplibre-gl-csp-worker.js"),
    }
