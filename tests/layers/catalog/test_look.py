"""Two themes; what is old depends on the day."""

from datetime import date
from itertools import pairwise

import pytest

from layers.catalog.look import look_of

DAY = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("confirmed", "old"), [("2025-06-01", False), ("2025-05-31", True), ("", False), ("令和7年", False)]
)
def test_older_than_a_year_is_old(confirmed: str, *, old: bool) -> None:
    assert look_of(today=DAY).is_old(confirmed) is old


def _light(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_five_steps_stay_apart_in_grey(theme: str) -> None:
    shades = [_light(colour) for colour in look_of(theme).ramp]
    ordered = sorted(shades, reverse=theme == "light")
    assert shades == ordered
    steps = [(max(a, b) + 0.05) / (min(a, b) + 0.05) for a, b in pairwise(shades)]
    assert min(steps) >= 1.2


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_letters_stand_out_from_their_halo(theme: str) -> None:
    look = look_of(theme)
    for ink in (look.text, look.outline):
        one, other = _light(ink), _light(look.halo)
        assert (max(one, other) + 0.05) / (min(one, other) + 0.05) >= 7
