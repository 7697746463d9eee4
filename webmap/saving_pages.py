"""The pages of saving many places: what each template is given."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from webmap.pages import Page


@dataclass(frozen=True, kw_only=True, slots=True)
class LargeSavingPage(Page):
    """So many places take a while: one press, and the file is made; ``kept`` are parts of the question."""

    template: ClassVar[str] = "saving/large.html"
    count: int
    file_name: str
    kept: Mapping[str, str]
    action: str
    inside: bool
    list_url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SavingJobPage(Page):
    """A file on its way: how far it is, and the button that fetches it."""

    template: ClassVar[str] = "saving/job.html"
    id: str
    name: str
    state: str
    percent: int
    message: str
    ended: bool
    rows: int
    file_url: str
    list_url: str
    script: Mapping[str, Any]
