"""Figures of a statistic as cells hold them: 「4,315 」, full-width digits, and the marks for hidden and for none."""

import math
import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Mark = Literal["figure", "none", "hidden", "blank", "unreadable"]
_HIDDEN = {"x", "*", "秘", "秘匿", "χ"}
_NONE = {"-", "－", "―", "—", "‐", "−", "ー"}
_WHOLE = re.compile(r"-?\d+(\.0+)?")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and its mark: ``none`` is the dash of a statistic (nobody), ``hidden`` is X or * (秘匿)."""

    number: int | None
    mark: Mark


def figure(value: object) -> Figure:
    """The whole number meant by a cell, or why there is none."""
    text = unicodedata.normalize("NFKC", plain(value)).replace(",", "").strip().lower()
    if not text:
        return Figure(None, "blank")
    if text in _NONE:
        return Figure(0, "none")
    if text in _HIDDEN:
        return Figure(None, "hidden")
    return Figure(int(float(text)), "figure") if _WHOLE.fullmatch(text) else Figure(None, "unreadable")


def plain(value: object) -> str:
    """An attribute as text: nothing for None and NaN, no ``.0`` on whole numbers."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def decimal(value: object) -> float | None:
    """A decimal number, or None where the cell holds none."""
    try:
        number = float(unicodedata.normalize("NFKC", plain(value)))
    except ValueError:
        return None
    return number if math.isfinite(number) else None
