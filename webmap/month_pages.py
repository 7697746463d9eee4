"""The page of 月報: what the template is given."""

from dataclasses import dataclass
from typing import ClassVar

from webmap.month_rows import MonthReport
from webmap.pages import Choice, Page


@dataclass(frozen=True, kw_only=True, slots=True)
class MonthPage(Page):
    """月報 of one worker, or of all, as it is read and printed."""

    template: ClassVar[str] = "visits/month.html"
    report: MonthReport
    month: str
    last_month: str
    workers: tuple[Choice, ...]
    file_url: str
    printed_on: str
