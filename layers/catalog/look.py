"""Look: the colours and sizes of one theme, for desks (light) and for projectors (dark, letters of 20 px and more).

Ramps have five steps that stay apart for the common colour-vision types and in grey.
"""

from dataclasses import dataclass, field
from datetime import date

from layers import clock

FONTS = ("BIZ UDPGothic", "Hiragino Sans", "Noto Sans CJK JP", "Noto Sans JP", "sans-serif")
_YEAR_DAYS = 365


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """One theme on one day (the day decides what counts as 「確認から1年以上」)."""

    theme: str
    sea: str
    land: str
    border: str
    text: str
    halo: str
    outline: str
    thin: str
    no_value: str
    ramp: tuple[str, str, str, str, str]
    text_size: int
    icon_scale: float
    today: date = field(default_factory=clock.today)

    def is_old(self, confirmed_on: str) -> bool:
        """Whether the last confirmation is more than a year ago; an unknown day is not called old."""
        try:
            return (self.today - date.fromisoformat(confirmed_on)).days > _YEAR_DAYS
        except ValueError:
            return False


def look_of(theme: str = "light", today: date | None = None) -> Look:
    """The look of a theme; any word but ``projector`` means the light one."""
    day = today or clock.today()
    if theme == "projector":
        return Look(
            theme="projector",
            sea="#0B1E2B",
            land="#16202A",
            border="#9DB2C4",
            text="#FFFFFF",
            halo="#000000",
            outline="#FFE27A",
            thin="#8FA3B5",
            no_value="#2A3641",
            ramp=("#26323F", "#3A4561", "#5A5A86", "#8474AB", "#B79CD0"),
            text_size=24,
            icon_scale=1.5,
            today=day,
        )
    return Look(
        theme="light",
        sea="#D3E5EC",
        land="#FBF9F4",
        border="#5E6C78",
        text="#1A1A1A",
        halo="#FFFFFF",
        outline="#14323F",
        thin="#7C8994",
        no_value="#EFECE6",
        ramp=("#F6F1E4", "#E9DBC6", "#D5BDB0", "#B398A6", "#85748F"),
        text_size=16,
        icon_scale=1.0,
        today=day,
    )
