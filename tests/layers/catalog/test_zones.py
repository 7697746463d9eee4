"""Zones: an outline and a name each; those without a shape are told."""

from shapely.geometry import box

from layers.catalog.look import look_of
from layers.catalog.zones import LAYER
from layers.place.zones import Zone

LOOK = look_of()
ROWS = [
    Zone(id="1", kind="daily_life", fiscal_year=2026, name="東", geometry=box(0, 0, 1, 1)),
    Zone(id="2", kind="district", fiscal_year=2026, name="西"),
]


def test_an_outline_and_a_name_with_the_system_they_belong_to() -> None:
    drawn = LAYER.draw(ROWS, LOOK)["features"]
    assert [(one["properties"]["part"], one["properties"]["system"]) for one in drawn] == [
        ("outline", "daily_life"),
        ("name", "daily_life"),
    ]
    assert drawn[1]["geometry"]["type"] == "Point"


def test_zones_without_a_shape_are_told() -> None:
    assert "1" in LAYER.legend(ROWS, LOOK).note
    assert LAYER.legend([], LOOK).title == ""


def test_the_chosen_system_is_three_pixels_wide_and_the_others_are_thin() -> None:
    widths = {rule["id"]: rule["paint"].get("line-width") for rule in LAYER.style(LOOK)}
    assert (widths["zone-bold"], widths["zone-thin"]) == (3, 1)
