"""The land of the city."""

from shapely.geometry import Point, box

from layers.catalog.city_border import LAYER
from layers.catalog.look import look_of


def test_each_border_is_drawn_in_the_colour_of_the_look() -> None:
    for theme in ("light", "projector"):
        look = look_of(theme)
        drawn = LAYER.draw([box(0, 0, 1, 1), Point(0, 0)], look)
        assert [feature["properties"] for feature in drawn["features"]] == [{"fill": look.land, "line": look.border}]
    assert LAYER.legend([], look_of()).entries == ()
