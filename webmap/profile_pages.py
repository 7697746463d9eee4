"""地域プロフィール: the contexts of its pages — all zones, one sheet, its rows, what has changed."""

from dataclasses import dataclass
from typing import ClassVar

from layers.profile.sketch import Sketch
from webmap.pages import Choice, Page


@dataclass(frozen=True, kw_only=True, slots=True)
class RemarkRow:
    """A word said beside a number."""

    id: str
    text: str
    author: str
    day: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FigureRow:
    """One number in words; ``url``: its rows; ``note``: what must be read in the same breath.

    ``felt``: 「合う 3・ちがう 1」, of the number as it is and of what it was when somebody was asked.
    """

    id: str
    label: str
    value: str
    city: str
    share: str
    note: str
    missing: str
    credit: str
    url: str
    fits: int
    differs: int
    felt: tuple[str, ...]
    remarks: tuple[RemarkRow, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SexRow:
    """Men or women of a class of ages; bars in the hundredth part of the widest, ``city_bar`` None: not known."""

    people: str
    bar: float
    city_bar: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class BandRow:
    """One class of ages: people and share of the zone, share of the city; bars in the hundredth part of the widest.

    ``sexes``: men and women in words and their two bars with the city's two, () where no table tells them.
    """

    label: str
    people: str
    share: str
    city: str
    bar: float
    city_bar: float
    sexes: tuple[SexRow, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class KindRow:
    """One kind of places: its number, the rate beside the city's, and the places."""

    figure: FigureRow
    rate: str
    city_rate: str
    colour: str
    shape: str
    places: tuple[Choice, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class WordRow:
    """A word of a resident; ``doubt``: it may speak of a person."""

    id: str
    text: str
    author: str
    day: str
    iso: str
    note: str
    approved: bool
    doubt: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class WordGroup:
    """The words of one kind and the question that they answer."""

    code: str
    label: str
    ask: str
    words: tuple[WordRow, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ZoneGroup:
    """The zones of one kind, each one click away."""

    kind: str
    name: str
    year: str
    zones: tuple[Choice, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ProfilesPage(Page):
    """Every zone of every kind; ``lost``: zones of old names that residents have spoken of."""

    template: ClassVar[str] = "profiles/index.html"
    groups: tuple[ZoneGroup, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ProfilePage(Page):
    """The sheet."""

    template: ClassVar[str] = "profiles/one.html"
    kind: str
    zone: str
    name: str
    kind_name: str
    year: str
    day: str
    sketch: Sketch | None
    map_url: str
    towns: tuple[tuple[str, str, str], ...]
    area: FigureRow | None
    people: tuple[FigureRow, ...]
    bands: tuple[BandRow, ...]
    bands_note: str
    years: tuple[tuple[str, ...], ...]
    no_projection: str
    kinds: tuple[KindRow, ...]
    question: str
    far: tuple[FigureRow, ...]
    far_towns: tuple[tuple[str, str, str, str], ...]
    far_waiting: str
    found: tuple[tuple[str, str, str], ...]
    slopes: tuple[str, ...]
    words: tuple[WordGroup, ...]
    dropped: tuple[WordRow, ...]
    changed: tuple[str, ...]
    changes_url: str
    caveats: tuple[str, ...]
    credits: tuple[str, ...]
    today: str
    save_url: str
    printed_on: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangesPage(Page):
    """昨年から変わったこと; ``felt``: the numbers of which residents have said whether they fit, as they are now."""

    template: ClassVar[str] = "profiles/changes.html"
    name: str
    back_url: str
    since: str
    rows: tuple[tuple[str, str, str, str], ...]
    opened: tuple[str, ...]
    closed: tuple[str, ...]
    words: tuple[WordRow, ...]
    felt: tuple[FigureRow, ...]
    nothing: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RowsPage(Page):
    """The rows whose sum a number is."""

    template: ClassVar[str] = "profiles/rows.html"
    name: str
    back_url: str
    doc: str
    unit: str
    rows: tuple[tuple[str, str, str, str], ...]
    total: str
    credit: str
    missing: str
    city_url: str
    city: bool
