"""Ink: the colours of one edition of a map. Black is for copiers and fax: lines and patterns, no tints."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Ink:
    """``dotted``: what lies outside the city is told by dots, not by a tint; ``own_colours``: symbols bear theirs."""

    outside: str
    dotted: bool
    land: str
    zone_land: str
    thin: str
    bold: str
    town_text: str
    text: str = "#000000"
    halo: str = "#FFFFFF"
    own_colours: bool = False


COLOUR = Ink(
    outside="#DCEAF0",
    dotted=False,
    land="#F4F1EA",
    zone_land="#FFFFFF",
    thin="#6B7280",
    bold="#14323F",
    # The smallest letters on the sheet: paler than black, a FAX lets their thin strokes go.
    town_text="#000000",
    own_colours=True,
)
# The ground of workshops: pale enough for pens and stickers, dark enough for the third row.
GREY = Ink(
    outside="#FFFFFF",
    dotted=True,
    land="#FFFFFF",
    zone_land="#FFFFFF",
    thin="#808080",
    bold="#404040",
    town_text="#404040",
)
BLACK = Ink(
    outside="#FFFFFF",
    dotted=True,
    land="#FFFFFF",
    zone_land="#FFFFFF",
    thin="#000000",
    bold="#000000",
    town_text="#000000",
)
INKS = {"colour": COLOUR, "black": BLACK, "grey": GREY}
