"""The page 共有: what its template is given."""

from dataclasses import dataclass
from typing import ClassVar

from webmap.pages import Choice, Page
from webmap.qr import Qr


@dataclass(frozen=True, kw_only=True, slots=True)
class SharePage(Page):
    """共有: ``address`` is empty where nothing can be opened; ``qr`` is None where a phone could not read it any more.

    ``shows``: what the link opens, in words; ``told``: what was left out, or is in it; ``readers``: for whom it is.
    """

    template: ClassVar[str] = "sharing/show.html"
    shared: str
    address: str
    qr: Qr | None
    qr_url: str
    shows: tuple[str, ...]
    told: tuple[str, ...]
    readers: tuple[Choice, ...]
    sees: str
    only_here: bool
    embed: str
    back_url: str
