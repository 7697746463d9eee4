"""The map's page: its filters, and what its script is told (layers with their rules, symbols, state, addresses)."""

from dataclasses import asdict
from typing import Any

from flask import request

from layers.catalog import layers
from layers.catalog.look import FONTS, look_of
from layers.catalog.symbols import symbols
from layers.vocabulary import kinds
from webmap import session, static_files, wording
from webmap.asking import Asked
from webmap.filters import Filters, filters
from webmap.pages import MapPage
from webmap.session import EVERYBODY_WORD
from webmap.show import link
from webmap.survey_rows import fact_form


def map_page(*, embedded: bool = False) -> MapPage:
    """The map as this viewer may see it."""
    asked = Asked.from_args(request.args)
    may_note = session.viewer().may("confirm") and not embedded
    with session.reading() as unit:
        choices = filters(unit, asked)
        asked = choices.asked
        noted = may_note or bool(unit.surveys.facts())
        form = fact_form(unit, request.args.get("note", "")) if may_note else None
    return MapPage(
        title=wording.NAVIGATION[0][2],
        asked=asked,
        kinds=choices.kinds,
        facilities=choices.facilities,
        systems=choices.systems,
        zones=choices.system_zones,
        total=choices.total,
        list_url=link("service_points.index", **asked.as_args(place="")),
        paper_url=link("prints.index", **asked.as_args(place="")),
        may_import=session.viewer().may("import"),
        has_map=static_files.has_map(),
        embedded=embedded,
        fact_form=form if form and form.runs else None,
        script=_script(asked, choices, embedded=embedded, but=() if noted else ("outreach_facts",)),
    )


def _script(asked: Asked, choices: Filters, *, embedded: bool, but: tuple[str, ...]) -> dict[str, Any]:
    return {
        **drawing(but=but, seen_as=EVERYBODY_WORD if embedded else None),
        "kinds": {choice.value: asdict(kinds()[choice.value]) for choice in (*choices.kinds, *choices.facilities)},
        "state": {
            "q": asked.words,
            "kinds": list(asked.kinds),
            "zone": asked.zone,
            "system": choices.system,
            "place": asked.place,
        },
        "zones": {
            system: [{"id": zone.value, "name": zone.label} for zone in zones]
            for system, zones in choices.zones.items()
        },
        "urls": {
            "list": link("service_points.index"),
            "paper": link("prints.index"),
            "place": link("service_points.one_json", point_id="ID", seen_as=EVERYBODY_WORD if embedded else None),
            "areas": link("zones.areas"),
            "note": link("survey_facts.note_json"),
            "run": link("surveys.one", run_id="ID"),
        },
        "fact": request.args.get("fact", ""),
        "noting": bool(request.args.get("note")),
    }


def drawing(*, but: tuple[str, ...] = (), seen_as: str | None = None) -> dict[str, Any]:
    """Layers with their rules and addresses, lowest first, and what is needed to draw them."""
    look = look_of(session.theme())
    return {
        "layers": [
            {
                "id": layer.id,
                "label": layer.label,
                "url": link("layer_data.show", layer_id=layer.id, seen_as=seen_as),
                "rules": layer.style(look),
            }
            for layer in layers().values()
            if layer.id not in but
        ],
        "symbols": {name: asdict(symbol) for name, symbol in symbols().items()},
        "look": {"sea": look.sea, "text": look.text, "halo": look.halo, "fonts": ", ".join(FONTS)},
        "worker": static_files.address("vendor/maplibre-gl-csp-worker.js"),
    }
