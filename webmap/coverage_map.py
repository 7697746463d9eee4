"""The map of 通える範囲: its layers for one question, each with its rules and its address."""

from typing import Any

from layers.catalog import layers
from layers.catalog.look import look_of
from layers.vocabulary import kinds
from webmap import coverage_desk, session
from webmap.coverage_asked import AskedCoverage
from webmap.map_page import drawing
from webmap.show import link

# The first is seen when the page opens; of the others one at a time.
SWITCHED = ("walk_gaps", "walk_minutes", "catchments")
_UNDER = ("city_border", "base_lines", "zones")


def told(asked: AskedCoverage) -> dict[str, Any]:
    """What the page's script draws."""
    seen_as = asked.args.get("seen_as")
    known = drawing(seen_as=seen_as)
    look = look_of(session.theme())
    ours = [
        {
            "id": name,
            "label": layers()[name].label,
            "url": link("layer_data.show", layer_id=name, **asked.args),
            "rules": layers()[name].style(look),
        }
        for name in SWITCHED
    ]
    under = [layer for layer in known["layers"] if layer["id"] in _UNDER]
    places = [_only(layer, asked) for layer in known["layers"] if layer["id"] == "places"]
    first = session.city().zone_kinds[:1]
    return {
        **known,
        "layers": [*under[:1], *ours, *under[1:], *places],
        "switched": list(SWITCHED),
        "state": {"system": first[0].id if first else ""},
        "kinds": {code: kind.label for code, kind in kinds().items()},
    }


def _only(layer: dict[str, Any], asked: AskedCoverage) -> dict[str, Any]:
    """The places of the kinds that count."""
    counted = ",".join(coverage_desk.kinds_of(asked.question.service))
    return {**layer, "url": link("layer_data.show", layer_id="places", kind=counted, seen_as=asked.args.get("seen_as"))}
