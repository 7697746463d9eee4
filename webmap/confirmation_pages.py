"""The pages of 訪問と確認: what each template is given."""

from dataclasses import dataclass
from typing import ClassVar

from webmap.act_rows import ActRow
from webmap.pages import Page


@dataclass(frozen=True, kw_only=True, slots=True)
class WaitingPage(Page):
    """直し that residents do not see yet."""

    template: ClassVar[str] = "confirmations/waiting.html"
    acts: tuple[ActRow, ...]
