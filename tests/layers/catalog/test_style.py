"""Every rule of every layer speaks words that MapLibre knows: it drops a whole layer for one that it does not know."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from layers import catalog
from layers.catalog.look import Look, look_of

LINE = {"line-join", "line-cap"}
# Of the style specification: what a rule of each type may hold. Only what one would miss on the map is listed.
LAYOUT = {
    "fill": set[str](),
    "line": LINE,
    "circle": set[str](),
    "symbol": {
        "icon-image", "icon-size", "icon-padding", "icon-allow-overlap", "icon-ignore-placement",
        "symbol-sort-key", "symbol-z-order",
        "text-field", "text-font", "text-size", "text-anchor", "text-offset", "text-max-width", "text-optional",
        "text-letter-spacing", "text-padding", "symbol-placement", "symbol-spacing",
        "text-allow-overlap", "text-variable-anchor-offset",
    },
}  # fmt: skip
PAINT = {
    "fill": {"fill-color", "fill-opacity", "fill-antialias", "fill-pattern"},
    "line": {"line-color", "line-width", "line-opacity", "line-dasharray"},
    "circle": {"circle-radius", "circle-color", "circle-opacity", "circle-stroke-color", "circle-stroke-width"},
    "symbol": {"text-color", "text-halo-color", "text-halo-width", "icon-opacity"},
}
OPERATORS = {"get", "geometry-type", "==", "!=", "all", "case", "interpolate", "linear", "zoom"}
OPERATORS |= {"!", "has", "log10", "number-format", "<=", "length", "literal"}
RULE = {"id", "type", "filter", "layout", "paint", "minzoom", "maxzoom", "metadata"}
WORDS = {
    "symbol-z-order": {"source"},
    "line-join": {"round"},
    "text-anchor": {"top", "bottom"},
    "symbol-placement": {"line"},
}
ANCHORS = {"center", "bottom", "top", "left", "right"}
# What an expression may be compared with, or read from a feature.
GEOMETRIES = {"Point"}

Rules = list[dict[str, Any]]


@pytest.fixture(params=["light", "projector"])
def look(request: pytest.FixtureRequest) -> Look:
    return look_of(request.param)


@pytest.fixture
def rules(look: Look) -> Rules:
    return [rule for layer in catalog.layers().values() for rule in layer.style(look)]


def _expressions(value: Any) -> Iterator[list[Any]]:
    if isinstance(value, list):
        if value and isinstance(value[0], str) and value != ["Bold"] and value[0] not in ANCHORS:
            yield value
        for part in value[1:]:
            yield from _expressions(part)


def test_every_rule_has_a_type_and_properties_that_belong_to_it(rules: Rules) -> None:
    for rule in rules:
        assert set(rule) <= RULE, rule["id"]
        assert set(rule.get("layout", {})) <= LAYOUT[rule["type"]], rule["id"]
        assert set(rule.get("paint", {})) <= PAINT[rule["type"]], rule["id"]
        for name, words in WORDS.items():
            assert rule.get("layout", {}).get(name, next(iter(words))) in words


def test_every_expression_is_one(rules: Rules) -> None:
    parts = [{**rule.get("layout", {}), **rule.get("paint", {}), "": rule.get("filter")} for rule in rules]
    found = [expression for part in parts for value in part.values() for expression in _expressions(value)]
    assert len(found) > 20
    assert {expression[0] for expression in found} <= OPERATORS
    lengths = {"get": {2}, "==": {3}, "!=": {3}, "zoom": {1}, "geometry-type": {1}, "linear": {1}}
    assert [e for e in found if len(e) not in lengths.get(e[0], {len(e)})] == []


def test_expressions_read_what_the_drawings_hold(rules: Rules) -> None:
    held = {
        "base_lines": {"kind", "name", "line", "width"},
        "city_border": {"fill", "line"},
        "older_people": {"fill", "name", "people", "text", "towns"},
        "walk_minutes": {"fill", "name", "text"},
        "walk_gaps": {"fill", "name", "text", "pattern"},
        "catchments": {"id", "name", "text"},
        "zones": {"id", "system", "name", "part"},
        # The count of a group stands in tiles alone.
        "places": {"id", "name", "kind", "icon", "rank", "where", "point_count"},
        "plan_items": {"id", "kind", "colour", "mark"},
        "outreach_facts": {"id", "kind", "label", "text", "day", "run", "run_id", "town", "icon"},
    }
    for layer in catalog.layers().values():
        for rule in layer.style(look_of()):
            values = [*rule.get("layout", {}).values(), *rule.get("paint", {}).values(), rule.get("filter")]
            read = {e[1] for value in values for e in _expressions(value) if e[0] == "get"}
            assert read <= held[layer.id], rule["id"]
    assert {
        e[2] for rule in rules for e in _expressions(rule.get("filter")) if e[1:2] == [["geometry-type"]]
    } <= GEOMETRIES


def test_colours_are_colours(look: Look, rules: Rules) -> None:
    colours = [value for rule in rules for name, value in rule["paint" if "paint" in rule else "layout"].items()
               if name.endswith("-color") and isinstance(value, str)]  # fmt: skip
    known = (look.sea, look.land, look.border, look.text, look.halo, look.outline, look.thin, look.no_value)
    assert colours
    assert [one for one in (*colours, *known, *look.ramp) if not re.fullmatch("#[0-9A-F]{6}", one)] == []


def test_symbols_never_hide_each_other_and_grow_as_one_comes_near(rules: Rules) -> None:
    symbols = [rule["layout"] for rule in rules if "icon-image" in rule.get("layout", {})]
    assert symbols
    for symbol in symbols:
        _grows(symbol)


def _grows(symbol: dict[str, Any]) -> None:
    assert symbol["icon-allow-overlap"] is True
    # The names of towns give way to them.
    assert symbol["icon-ignore-placement"] is False
    steps = symbol["icon-size"][3:]
    zooms, sizes = steps[::2], steps[1::2]
    assert zooms == sorted(zooms)
    foremost, others = ([step[at] if isinstance(step, list) else step for step in sizes] for at in (2, 3))
    assert foremost == sorted(foremost)
    assert others == sorted(others)
    assert all(one >= other for one, other in zip(foremost, others, strict=True))
    assert foremost[-1] == others[-1]


def test_a_projector_shows_everything_larger() -> None:
    def sizes(theme: str, layer: str) -> list[float]:
        rules = catalog.get(layer).style(look_of(theme))
        named = {**{k: v for r in rules for k, v in r.get("layout", {}).items()}, **{
            f"{r['id']}/{k}": v for r in rules for k, v in r.get("paint", {}).items()}}  # fmt: skip
        return [v for k, v in named.items() if k.endswith(("text-size", "circle-radius", "bold/line-width"))
                and not isinstance(v, list)]  # fmt: skip

    for layer in ("places", "zones"):
        small, large = sizes("light", layer), sizes("projector", layer)
        assert small
        assert all(one < other for one, other in zip(small, large, strict=True))


def test_names_wait_until_there_is_room(rules: Rules) -> None:
    first = {rule["id"]: rule.get("minzoom", 0) for rule in rules if "text-field" in rule.get("layout", {})}
    assert first["zone-name"] == 0
    assert 13 <= first["area-name"] < first["symbol-name"] <= 15


def test_the_name_of_a_zone_stands_beside_places_where_it_can_and_is_never_gone(rules: Rules) -> None:
    """What is above is placed first: the unseen symbols, then the names, drawn on the symbols that are seen."""
    order = [rule["id"] for rule in rules if not rule.get("metadata", {}).get("above")]
    order += [rule["id"] for rule in rules if rule.get("metadata", {}).get("above")]
    assert order.index("symbol") < order.index("zone-name") < order.index("symbol-room")
    by_id = {rule["id"]: rule for rule in rules}
    assert by_id["symbol-room"]["layout"] == {**by_id["symbol"]["layout"], "icon-padding": 1}
    assert by_id["symbol-room"]["filter"] == by_id["symbol"]["filter"]
    assert by_id["symbol-room"]["paint"] == {"icon-opacity": 0}
    layout = by_id["zone-name"]["layout"]
    assert layout["text-allow-overlap"]
    spots = [one[1] for one in layout["text-variable-anchor-offset"] if one[0] == "literal"]
    assert [one[:2] for one in spots] == [["center", [0, 0]]] * 3
    assert [len(one) // 2 for one in spots] == [9, 3, 1]


def test_only_the_chosen_system_is_bold_and_named(rules: Rules) -> None:
    chosen = ["==", ["get", "system"], "chosen"]
    by_id = {rule["id"]: rule for rule in rules}
    for name in ("zone-casing", "zone-bold", "zone-name"):
        assert chosen in by_id[name]["filter"], name
    assert ["!=", ["get", "system"], "chosen"] in by_id["zone-thin"]["filter"]
    assert by_id["zone-casing"]["paint"]["line-width"] > by_id["zone-bold"]["paint"]["line-width"]
    parts = {name: by_id[name]["filter"][1] for name in ("zone-thin", "zone-bold", "zone-name")}
    assert [part[2] for part in parts.values()] == ["outline", "outline", "name"]


def test_the_place_that_is_chosen_stands_out_and_nothing_is_chosen_at_first(rules: Rules) -> None:
    (ring,) = [rule for rule in rules if rule["id"] == "chosen"]
    assert ring["filter"] == ["==", ["get", "id"], ""]
    assert ring["paint"]["circle-radius"] >= 15
    assert 0 < ring["paint"]["circle-opacity"] <= 1
