"""What the layers share: notes in the same breath, spots where only those are known."""

from dataclasses import replace

from shapely.geometry import Point

from layers.catalog import walk_words
from layers.catalog.look import look_of
from tests import answers


def test_borders_and_what_has_no_ground_are_said() -> None:
    rows = tuple(replace(row, boundary="approximate") for row in answers.an_answer().rows)
    painted = answers.a_painting(exact=True, answer=replace(answers.an_answer(), rows=rows))
    assert "概略境界" in walk_words.notes(painted)
    assert "3あります" in walk_words.notes(replace(painted, unplaced=("a", "b", "c")))
    assert walk_words.notes(answers.a_painting(exact=True)) == ""


def test_a_point_stays_a_point() -> None:
    area = replace(answers.a_painting(exact=True).areas[0], geometry=Point(134, 34))
    assert walk_words.shape(area) == {"type": "Point", "coordinates": [134.0, 34.0]}


def test_a_hatch_names_its_colour() -> None:
    assert walk_words.hatch(look_of()) == "hatch:7A1F52"
    assert walk_words.hatch(look_of("projector")) != walk_words.hatch(look_of())
