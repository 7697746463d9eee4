"""The page on which a ふだんの集まり is added: what the template is given."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from webmap.pages import Choice, Page


@dataclass(frozen=True, kw_only=True, slots=True)
class AlikeRow:
    """One that is there already, and in what it is alike."""

    name: str
    told: str
    why: str
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class GatheringPage(Page):
    """ふだんの集まり: ``written`` is the form as filled in, ``problems`` what is wrong with a field of it.

    ``alike``: what it may be; nothing is kept before somebody has said that it is another.
    """

    template: ClassVar[str] = "gatherings/add.html"
    key: str
    written: Mapping[str, str]
    problems: Mapping[str, str]
    alike: tuple[AlikeRow, ...]
    heard: tuple[Choice, ...]
    towns: tuple[str, ...]
    has_map: bool
    script: Mapping[str, Any]
