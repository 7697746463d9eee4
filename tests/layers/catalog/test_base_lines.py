"""Rivers, railways and roads are drawn grey below the places, told apart by more than their colour."""

from shapely.geometry import LineString

from layers.catalog.base_lines import LAYER
from layers.catalog.look import look_of
from layers.place.ground import BaseLine
from layers.provenance import Source


def a_line(kind: str, *, main: bool = True) -> BaseLine:
    """A stretch of a river, a railway or a road."""
    shape = LineString([(134.0, 34.3), (134.03, 34.33)])
    return BaseLine(id=kind, kind=kind, name="見本", main=main, geometry=shape, source=Source(title="W05"))


def test_each_stretch_has_its_colour_and_width() -> None:
    drawn = LAYER.draw([a_line("river"), a_line("road", main=False)], look_of())
    river, road = (one["properties"] for one in drawn["features"])
    assert river["width"] > road["width"]
    assert river["line"] != road["line"]
    assert drawn["credits"] == ["W05"]


def test_the_legend_names_what_is_there_and_railways_are_dashed() -> None:
    entries = LAYER.legend([a_line("railway"), a_line("river")], look_of()).entries
    assert [(entry.label, entry.shape) for entry in entries] == [("川", "line"), ("鉄道", "dashed")]
    assert LAYER.legend([], look_of()).entries == ()


def test_it_lies_below_zones_and_places_and_differs_on_a_projector() -> None:
    assert LAYER.order < 20
    light, dark = (LAYER.draw([a_line("river")], look_of(theme)) for theme in ("light", "projector"))
    assert light["features"][0]["properties"]["line"] != dark["features"][0]["properties"]["line"]
