import io
import re
from itertools import combinations, product

import numpy as np
import pytest
import typst
from PIL import Image

from layers.drawing.boxes import Box
from layers.drawing.chart import SMALL
from layers.drawing.faces import faces
from layers.drawing.ink import BLACK, COLOUR
from layers.drawing.pen import sheet
from layers.vocabulary import kinds
from tests.looks import sight

# Shares of the 6 mm square around a symbol: what must be black, and what must differ between any two.
LEAST_INK, LEAST_UNLIKE = 0.03, 0.08


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


@pytest.mark.parametrize("ink", [COLOUR, BLACK], ids=["colour", "black"])
@pytest.mark.parametrize("fine", sight.FAX)
def test_every_face_is_told_from_every_other_through_a_fax(ink, fine):
    """At the size of the smallest map; even where the machine's grid falls a dot beside."""
    sent = {face.kinds: faxed(face, ink, sight.FAX[fine]) for face in faces(kinds()).values()}
    assert [who for who, dots in sent.items() if dots.mean() < LEAST_INK] == []
    alike = {(one, other): unlike(sent[one], sent[other]) for one, other in combinations(sent, 2)}
    assert {pair: round(share, 3) for pair, share in alike.items() if share < LEAST_UNLIKE} == {}


def faxed(face, ink, dots):
    """What arrives of one symbol: True where the paper is black."""
    svg = sheet([face.drawn((3, 3), SMALL.symbol, ink)], Box(0, 0, 6, 6))
    page = b'#set page(width: 6mm, height: 6mm, margin: 0mm)\n#image("face.svg", width: 6mm)'
    made = typst.compile({"main.typ": page, "face.svg": svg}, format="png", ppi=4 * max(dots))
    across, down = (round(6 / 25.4 * one) for one in dots)
    picture = Image.open(io.BytesIO(made)).convert("RGB").resize((across, down), Image.Resampling.BOX)
    return ~np.asarray(sight.fax(picture))


def unlike(one, other):
    """The share of the symbol's dots that differ, at the shift at which the two are most alike."""
    shifts = product((-1, 0, 1), repeat=2)
    return min(float((one != np.roll(other, shift, axis=(0, 1))).mean()) for shift in shifts)
