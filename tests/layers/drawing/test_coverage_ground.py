"""The ground of an answer on paper: every area once, in four looks that a copier keeps, and nothing without borders."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

from shapely.geometry import MultiPolygon, Point, box

from layers.access.painted import Painting
from layers.catalog.walk_words import SHARE_LABELS
from layers.drawing import coverage_ground
from tests import answers

SVG = "{http://www.w3.org/2000/svg}"


def _areas(drawn: str) -> list[ET.Element]:
    return [one for one in ET.fromstring(drawn).findall(f"{SVG}path") if one.get("fill-rule")]


def _painting() -> Painting:
    return answers.a_painting(exact=True)


def test_every_area_is_drawn_once_in_the_look_of_its_share() -> None:
    """西 all get there, of 中 half do (of 25 people 12 do not, which is less than half), of 東 nobody."""
    fills = [one.get("fill") for one in _areas(coverage_ground.svg(_painting()))]
    assert fills == [f"url(#class{step})" for step in (0, 0, 0, 2, 1, 2, 3, 3, 3)]


def test_all_of_it_fits_the_paper_and_keeps_its_shape() -> None:
    """A square of degrees is higher than wide at 34° north."""
    root = ET.fromstring(coverage_ground.svg(_painting()))
    wide, high = (float(root.get(name).removesuffix("mm")) for name in ("width", "height"))
    assert wide <= 91
    assert high == 71
    assert abs((wide - 1) / (high - 1) - 0.825) < 0.005
    numbers = [
        float(one)
        for one in re.findall(r"-?\d+\.\d+", " ".join(one.get("d") for one in _areas(coverage_ground.svg(_painting()))))
    ]
    assert min(numbers) >= -0.01
    assert max(numbers) <= high - 1 + 0.01


def test_an_area_in_pieces_with_a_hole_is_one_path_of_all_its_rings() -> None:
    painting = _painting()
    ring = box(134.0, 34.3, 134.01, 34.31).difference(box(134.004, 34.304, 134.006, 34.306))
    pieces = MultiPolygon([ring, box(134.02, 34.3, 134.03, 34.31)])
    (path,) = _areas(coverage_ground.svg(replace(painting, areas=(replace(painting.areas[0], geometry=pieces),))))
    assert path.get("d").count("M") == path.get("d").count("Z") == 3
    assert path.get("fill-rule") == "evenodd"


def test_an_area_where_nobody_lives_is_no_gap() -> None:
    painting = _painting()
    nobody = replace(painting.areas[-1], people=0, uncovered=0)
    (path,) = _areas(coverage_ground.svg(replace(painting, areas=(nobody,))))
    assert path.get("fill") == "url(#class0)"


def test_points_have_no_ground_and_a_town_of_points_no_picture() -> None:
    painting = _painting()
    points = tuple(replace(area, geometry=Point(134.0, 34.3)) for area in painting.areas)
    assert coverage_ground.svg(replace(painting, areas=points)) == ""
    one = (*points[:8], painting.areas[8])
    assert len(_areas(coverage_ground.svg(replace(painting, areas=one)))) == 1


def test_the_legend_has_a_box_for_each_class_told_apart_without_colour() -> None:
    assert [entry["label"] for entry in coverage_ground.LEGEND] == list(SHARE_LABELS)
    patterns = {}
    for step in range(len(coverage_ground.LEGEND)):
        root = ET.fromstring(coverage_ground.swatch(step))
        box_fill = root.find(f"{SVG}rect").get("fill")
        assert box_fill == f"url(#class{step})"
        (own,) = (one for one in root.iter(f"{SVG}pattern") if one.get("id") == f"class{step}")
        patterns[step] = (own.get("width"), [child.tag for child in own])
    assert len(set(map(str, patterns.values()))) == len(patterns)
