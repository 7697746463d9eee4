"""The fills of a workbook as few soft tones: what the eye tells apart, with letters on top that stay readable."""

import colorsys

# Office's standard theme, by number; a workbook with a theme of its own is shown in these.
_THEME = (
    "FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47",
)  # fmt: skip
# Upper bound of the hue in degrees → tone.
_HUES = ((18, "red"), (42, "orange"), (68, "yellow"), (165, "green"), (200, "sky"), (255, "blue"), (310, "purple"))
_GREY = 0.12
_WHITE = 0.97


def tone(fill: str) -> str:
    """``red orange yellow green sky blue purple pink grey``, or "" for no fill; ``fill`` as a Cell carries it."""
    six = _six(fill)
    if six is None:
        return ""
    hue, light, full = colorsys.rgb_to_hls(*(int(six[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    if light >= _WHITE and full < _GREY:
        return ""
    if full < _GREY:
        return "grey"
    degrees = hue * 360
    return next((name for bound, name in _HUES if degrees < bound), "pink" if degrees < 345 else "red")


def _six(fill: str) -> str | None:
    if fill.startswith("theme:"):
        number = fill.split(":")[1]
        return _THEME[int(number)] if number.isdecimal() and int(number) < len(_THEME) else None
    try:
        int(fill, 16)
    except ValueError:
        return None
    return fill if len(fill) == 6 else None
