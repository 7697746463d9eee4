"""地域プロフィール on paper: two A3 sheets, the right half of each the residents'; or A4 in large print."""

from layers.drawing import typeset
from layers.drawing.profile_words import figure_rows, ground_svg, told_of
from layers.profile.profile import ZoneProfile


def pdf(profile: ZoneProfile, *, large: bool = False) -> bytes:
    """The sheets; ``large``: the same words in 16 pt on as many A4 pages as it takes."""
    told = told_of(profile)
    drawn = ground_svg(profile, large=large)
    tables = {f"{name}_rows": figure_rows(told[name]) for name in ("where", "people", "far")}
    files = {"map.svg": drawn} if drawn else {}
    return typeset.pdf("profile_sheet.typ", {**told, **tables, "drawn": bool(drawn), "large": large}, files=files)
