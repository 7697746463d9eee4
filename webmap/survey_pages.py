"""The pages of マッピング調査: what each template is given."""

from dataclasses import dataclass
from typing import ClassVar

from webmap.pages import Choice, Page, Saving


@dataclass(frozen=True, kw_only=True, slots=True)
class RunRow:
    """One run in the list; ``counts`` by kind; ``waiting``: rows that are held."""

    id: str
    title: str
    day: str
    zone: str
    counts: tuple[Choice, ...]
    total: int
    waiting: int
    undone: bool
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PhotoRow:
    """One photograph; ``words``: what is seen on it, "" until somebody has written it."""

    id: str
    small_url: str
    url: str
    width: int
    height: int
    words: str
    public: bool
    looked: bool
    who_when: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FactRow:
    """One 気づき in words."""

    id: str
    kind: Choice
    text: str
    day: str
    cell: str
    public: bool
    audience: str
    map_url: str
    photos: tuple[PhotoRow, ...]
    photos_url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TownFacts:
    """What was found in one town."""

    town: str
    rows: tuple[FactRow, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class HeldRow:
    """One row that waits: where it stands on the sheet at hand, and what is proposed."""

    id: str
    kind: str
    day: str
    town: str
    cell: str
    proposed: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FactForm:
    """What is asked of a 気づき: on the page of its run and on the map."""

    kinds: tuple[Choice, ...]
    runs: tuple[Choice, ...]
    towns: tuple[str, ...]
    today: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SurveyPhotosPage(Page):
    """The photographs of one 気づき: those that are there, those that were taken away, and the form for more."""

    template: ClassVar[str] = "surveys/photos.html"
    run_id: str
    run_title: str
    fact_id: str
    fact: str
    fact_public: bool
    photos: tuple[PhotoRow, ...]
    gone: tuple[PhotoRow, ...]
    room: int
    most: int
    kept_days: int
    key: str
    problem: str
    may_release: bool
    megabytes: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SurveysPage(Page):
    """マッピング調査: which walks there were, and how much each found."""

    template: ClassVar[str] = "surveys/index.html"
    rows: tuple[RunRow, ...]
    counts: tuple[Choice, ...]
    may_write: bool
    today: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SurveyPage(Page):
    """One run: what was found, by town; what is held comes first."""

    template: ClassVar[str] = "surveys/one.html"
    id: str
    day: str
    zone: str
    partners: str
    remarks: str
    counts: tuple[Choice, ...]
    total: int
    held: tuple[HeldRow, ...]
    towns: tuple[TownFacts, ...]
    dropped: tuple[HeldRow, ...]
    undone: bool
    form: FactForm | None
    may_release: bool
    saving: tuple[Saving, ...]
    map_url: str
    printed_on: str
    notes: tuple[tuple[str, str], ...]
    megabytes: int
