"""What colour alone would have to say is said in grey and for the two common kinds of colour vision too."""

from itertools import combinations, pairwise

import numpy as np
import pytest

from layers.catalog.look import look_of
from layers.vocabulary import kinds
from tests.looks import sight

MATRICES = {
    "colour": np.eye(3),
    "grey": sight.LUMINANCE,
    "deuteranopia": sight.DEUTERANOPIA,
    "protanopia": sight.PROTANOPIA,
}
# By the vocabulary's own word the same symbol: 通いの場・サロン.
ALIKE = {"kayoinoba", "salon"}


def seen(colour: str, matrix: np.ndarray) -> np.ndarray:
    shown = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return sight.lab(sight.through(shown, matrix))


@pytest.mark.parametrize("name", MATRICES)
@pytest.mark.parametrize("theme", ["light", "projector"])
def test_neighbouring_classes_of_the_areas_stay_apart(theme: str, name: str) -> None:
    steps = [seen(colour, MATRICES[name]) for colour in look_of(theme).ramp]
    assert [one for one, other in pairwise(steps) if np.linalg.norm(one - other) < 6] == []


def test_all_kinds_differ_in_shape_and_not_by_colour_alone() -> None:
    told = kinds()
    same = [{one, other} for one, other in combinations(told, 2) if told[one].shape == told[other].shape]
    assert same in ([], [ALIKE])


def test_the_matrices_leave_white_and_grey_as_they_are_and_bring_red_and_green_together() -> None:
    for matrix in MATRICES.values():
        for grey in (0.0, 0.5, 1.0):
            assert np.allclose(sight.through(np.full(3, grey), matrix), grey, atol=0.01)
    for name in ("deuteranopia", "protanopia"):
        apart = [float(np.linalg.norm(seen("#D55E00", m) - seen("#2E7D32", m))) for m in (np.eye(3), MATRICES[name])]
        assert apart[1] < 0.7 * apart[0]
