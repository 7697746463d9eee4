"""Fills become the tones that the eye would name."""

import pytest

from layers.intake.tones import tone


@pytest.mark.parametrize(
    ("fill", "name"),
    [
        ("FFFF00", "yellow"),
        ("FFF2CC", "yellow"),
        ("FF0000", "red"),
        ("F8CBAD", "orange"),
        ("C6EFCE", "green"),
        ("00B0F0", "sky"),
        ("4472C4", "blue"),
        ("7030A0", "purple"),
        ("FF99CC", "pink"),
        ("BFBFBF", "grey"),
        ("theme:5:0.40", "orange"),
        ("theme:9:0.00", "green"),
        ("theme:0:-0.15", ""),
        ("theme:x:0", ""),
        ("FEFEFE", ""),
        ("", ""),
        ("zzzzzz", ""),
        ("ABC", ""),
    ],
)
def test_a_fill_has_a_tone(fill: str, name: str) -> None:
    assert tone(fill) == name
