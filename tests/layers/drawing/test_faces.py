import re

from layers.drawing.faces import faces
from layers.drawing.ink import BLACK, COLOUR
from layers.vocabulary import kinds


def test_every_kind_is_told_from_every_other_without_colour():
    found = faces(kinds())
    looks = {face: face.drawn((3, 3), 6, BLACK).svg for face in found.values()}
    assert len(set(looks.values())) == len(looks)
    # Only what the house draws alike on the screen too shares a look.
    assert {face.kinds for face in looks if len(face.kinds) > 1} == {("kayoinoba", "salon")}


def test_black_is_black_and_white_only():
    for face in faces(kinds()).values():
        colours = set(re.findall(r"#[0-9A-Fa-f]{6}", face.drawn((3, 3), 6, BLACK).svg))
        assert colours <= {"#000000", "#FFFFFF"}


def test_colour_is_that_of_the_kind():
    face = faces(["ibasho"])["ibasho"]
    assert kinds()["ibasho"].colour in face.drawn((3, 3), 6, COLOUR).svg
    assert face.label == "居場所"


def test_a_look_keeps_its_marks_only_where_they_are_needed():
    assert faces(["elders_house"])["elders_house"].inner == ""
    both = faces(["community_centre", "elders_house"])
    assert both["community_centre"].inner == ""
    assert both["elders_house"].inner != ""
