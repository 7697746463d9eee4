"""The smallest letters of a map keep their thinnest stroke on a FAX of normal resolution."""

import pytest
from PIL import Image, ImageColor

from layers.drawing import letters
from layers.drawing.ink import BLACK, COLOUR, Ink
from tests.looks import sight

SEVEN_POINTS = 7 * letters.POINT


@pytest.mark.parametrize("ink", [COLOUR, BLACK], ids=["colour", "black"])
def test_the_stroke_of_a_town_called_one_stays(ink: Ink) -> None:
    """「一」 is one thin stroke; where it fills more than half of a row of dots it must be drawn."""
    _, top, _, bottom = letters._font(bold=False).getmask("一").getbbox()
    rows = (bottom - top) / letters._MEASURED * SEVEN_POINTS * sight.FAX["fax-normal"][1] / 25.4
    paper, letter = 255, ImageColor.getcolor(ink.town_text, "L")
    assert 0.4 < rows < 1
    dot = Image.new("L", (1, 1), round(paper - rows * (paper - letter)))
    assert sight.fax(dot).getpixel((0, 0)) == 0
