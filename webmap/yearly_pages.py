"""The page 年次集計: what its template is given."""

from dataclasses import dataclass
from typing import ClassVar

from webmap.pages import Choice, Page


@dataclass(frozen=True, kw_only=True, slots=True)
class YearlySection:
    """One table of the form; the last of its ``rows`` is the total."""

    label: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftOut:
    """Places that are not counted, and why."""

    why: str
    places: tuple[Choice, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class YearlyPage(Page):
    """年次集計; ``days`` are the 基準日 of the registers that can be divided by."""

    template: ClassVar[str] = "yearly/show.html"
    year: int
    form_title: str
    headings: tuple[str, ...]
    sections: tuple[YearlySection, ...]
    denominator: str
    verdict: str
    cautions: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    days: tuple[Choice, ...]
    counted: int
    save_url: str
    paper_url: str
    list_url: str
    printed_on: str
