"""An answer on the ground: nobody is lost where towns share it, and what has no ground is named."""

from shapely.geometry import box

from layers.access.painted import painting
from tests import answers, town


def test_towns_that_share_ground_are_painted_once_with_all_their_people() -> None:
    answer = answers.an_answer()
    shapes = {"a": town.square(0, 0), "b": town.square(0, 1), "c": box(0, 0, 1, 1)}
    codes = [["a", "b"], ["a", "b"], ["c"], [], [], [], [], [], []]
    made = painting(answer, codes, shapes, exact=True)
    assert [one.names for one in made.areas] == [("西町一丁目", "西町二丁目"), ("西町三丁目",)]
    assert made.areas[0].people == 15
    assert made.areas[0].geometry.area == shapes["a"].area + shapes["b"].area
    assert (
        sum(one.people for one in made.areas) + sum(row.people for row in answer.rows if row.name in made.unplaced)
        == answer.people
    )


def test_shares() -> None:
    made = answers.a_painting(exact=False)
    assert [one.share for one in made.areas[:1]] == [0.0]
    assert made.unplaced == ()
