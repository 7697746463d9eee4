"""All layers: found by walking the package, styled without a glyph server, legend and credits in the drawing."""

import json

import pytest

from layers import catalog
from layers.catalog.layer import Legend, collection, feature
from layers.catalog.look import look_of
from layers.errors import NotFound

ALL = catalog.layers().values()


def test_layers_are_found_lowest_first() -> None:
    assert list(catalog.layers()) == [
        "city_border", "older_people", "walk_minutes", "walk_gaps", "catchments", "base_lines", "zones", "plan_items",
        "places", "outreach_facts",
    ]  # fmt: skip
    assert catalog.get("zones").label == "圏域"
    with pytest.raises(NotFound):
        catalog.get("nothing")


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_rules_read_no_source_and_no_glyphs_of_others(theme: str) -> None:
    rules = [rule for layer in ALL for rule in layer.style(look_of(theme))]
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert not any("source" in rule for rule in rules)
    text = json.dumps(rules)
    assert "http" not in text
    assert "glyphs" not in text


def test_letters_on_a_projector_are_large() -> None:
    sizes = [
        rule["layout"]["text-size"]
        for layer in ALL
        for rule in layer.style(look_of("projector"))
        if "text-field" in rule.get("layout", {})
    ]
    assert sizes
    assert min(sizes) >= 19


def test_a_collection_names_each_source_once() -> None:
    made = collection([feature(None, {"a": 1})], Legend(title="題"), ["市・一覧", "", "市・一覧"])
    assert made["credits"] == ["市・一覧"]
    assert made["features"] == [{"type": "Feature", "geometry": None, "properties": {"a": 1}}]
    assert made["legend"] == {"title": "題", "note": "", "entries": []}
