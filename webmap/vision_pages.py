"""The page of the vision: what its template is given."""

from dataclasses import dataclass
from typing import ClassVar

from webmap.pages import Choice, Page


@dataclass(frozen=True, kw_only=True, slots=True)
class StepRow:
    """だれが・何を・いつ as it may be read."""

    id: str
    who: str
    what: str
    when: str
    done: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class AimRow:
    """めざす姿 with what it keeps; ``notes``: the notes it came from; ``held``: a name in it is masked."""

    id: str
    text: str
    decided: bool
    held: bool
    steps: tuple[StepRow, ...]
    notes: tuple[Choice, ...]
    edit_url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class StrandRow:
    """A theme; ``id`` "" holds what no theme holds yet."""

    id: str
    text: str
    stickers: int
    notes: int
    aims: tuple[AimRow, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class AimForm:
    """The one aim that is being changed, with its words as they are written."""

    id: str
    text: str
    decided: bool
    themes: tuple[Choice, ...]
    notes: tuple[Choice, ...]
    steps: tuple[StepRow, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ActRow:
    """Something that was done to the vision and can be undone."""

    act: str
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class VisionPage(Page):
    """地域ビジョン: テーマ → めざす姿 → だれが・何を・いつ.

    ``open_url``: what residents read; ``open_differs``: it has been written otherwise since.
    """

    template: ClassVar[str] = "talks/vision.html"
    word: str
    talk_id: str
    talk: str
    zone: str
    strands: tuple[StrandRow, ...]
    editing: AimForm | None
    aims: int
    notes: int
    waits: int
    open_words: str
    gone_aims: tuple[Choice, ...]
    gone_themes: tuple[Choice, ...]
    acts: tuple[ActRow, ...]
    key: str
    taken_back: bool
    open_url: str
    open_day: str
    open_differs: bool
