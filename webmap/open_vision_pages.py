"""The pages of 地域ビジョン for residents: what their templates are given."""

from dataclasses import dataclass
from typing import ClassVar

from layers.workshop.vision import Strand
from webmap.pages import Choice, Page


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenVisionsPage(Page):
    """All that are open, the newest first; a row's ``value``: the day of opening."""

    template: ClassVar[str] = "visions/index.html"
    rows: tuple[Choice, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenVisionPage(Page):
    """One; no strand holds a note."""

    template: ClassVar[str] = "visions/one.html"
    zone: str
    strands: tuple[Strand, ...]
    voices: int
    held: str
    day: str
    pdf_url: str
    docx_url: str
