"""ZoneProfile 地域プロフィール: one zone of one 年度, as its sheet reads from left to right.

where · people · here · far · found · slopes · words · changed. ``words`` are the residents' own and stand apart from
all figures: no update of data touches them, and half of the sheet is theirs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from layers.profile.figure import Figure
from layers.provenance import Source


@dataclass(frozen=True, kw_only=True, slots=True)
class Town:
    """A 町丁 in the zone; ``part``: 一部, its people counted by share. ``people`` None: 秘匿."""

    name: str
    people: int | None
    age75plus: int | None
    part: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Where:
    """どんなところ: outline (lon/lat, None without borders), the towns it is made of, ``kind`` and its name."""

    outline: BaseGeometry | None
    towns: tuple[Town, ...]
    area_km2: Figure | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Band:
    """Five-year ages (``upto`` None: and over): zone and city side by side; sexes None where no source tells them."""

    label: str
    start: int
    upto: int | None
    people: int
    city: int
    male: int | None = None
    female: int | None = None
    city_male: int | None = None
    city_female: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class YearCount:
    """People of one day or coming year; ``projected``: an estimate, never a count. None: not told."""

    date: str
    people: int | None
    age65plus: int | None
    age75plus: int | None
    source: str
    projected: bool = False
    approximate: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class People:
    """だれが住んでいるか: ``bands`` () where no source holds five-year ages, then ``no_bands`` says so.

    ``no_sexes``: the sentence that the bands tell neither men nor women, "" where they do.

    ``figures``: residents, 65plus, 75plus, living_alone_65plus, couples_65plus, … in the order printed;
    ``years``: newest last, projections behind the counts; ``no_projection`` why there is none.
    """

    figures: tuple[Figure, ...]
    bands: tuple[Band, ...] = ()
    bands_date: str = ""
    bands_source: str = ""
    bands_approximate: bool = False
    no_bands: str = ""
    no_sexes: str = ""
    years: tuple[YearCount, ...] = ()
    no_projection: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Here:
    """A place of the zone: ``next_day`` ISO or "" and ``next_words`` as printed (「毎週水曜 10時から」)."""

    id: str
    name: str
    kind: str
    kind_label: str
    town: str = ""
    next_day: str = ""
    next_words: str = ""
    lonlat: tuple[float, float] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class KindHere:
    """All places of one kind: ``figure`` counts them (with the city beside it), ``places`` by name."""

    code: str
    label: str
    figure: Figure
    per_thousand: Figure | None
    places: tuple[Here, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class FarTown:
    """A 町丁 of the zone with people who reach no place: ``minutes`` None where no way leads to one.

    Numbers None: fewer than ten people, told to the staff alone.
    """

    name: str
    people: int | None
    uncovered: int | None
    minutes: float | None
    noise: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Far:
    """だれが歩いて行けるか, by one question of the city's own standing.

    ``question``: its sentence; ``figures``: uncovered, its share; ``towns`` the farthest first; ``waiting`` (a whole
    sentence) where the answer is being computed or cannot be; ``day``: when it was computed.
    """

    question: str = ""
    figures: tuple[Figure, ...] = ()
    towns: tuple[FarTown, ...] = ()
    waiting: str = ""
    day: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """気づき of マッピング調査 in the zone: of places alone, never of a person."""

    id: str
    kind: str
    kind_label: str
    text: str
    town: str
    day: str
    run: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """What a resident says. ``kind``: pride history yearly_round often_go concern; ``author`` as they want it.

    ``note``: the 付箋 it comes from, "" where it was told otherwise. ``approved``: may stand in what the public gets;
    without it the word is the staff's たたき台.
    """

    id: str
    kind: str
    text: str
    author: str
    day: str
    note: str = ""
    approved: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class WordKind:
    """自慢・歴史・年間行事・よく行く所・気になること: heading and question under it; words oldest first."""

    code: str
    label: str
    ask: str
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class FeltOf:
    """The answers to one value that a figure had, the one of this day."""

    value: float | None
    date: str
    fits: int
    differs: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Felt:
    """「実感と合いますか」 of one figure: how many said 合う and ちがう, and what they said beside it.

    ``of``: the same by the value that they were asked about, the newest first; a number may have changed since.
    """

    figure: str
    fits: int
    differs: int
    remarks: tuple[Word, ...] = ()
    of: tuple[FeltOf, ...] = ()

    @property
    def told(self) -> int:
        """How many have said something."""
        return self.fits + self.differs


@dataclass(frozen=True, kw_only=True, slots=True)
class Changed:
    """One number then and now: ``before`` of ``before_date``; ``told`` is its sentence."""

    label: str
    before: int | float | None
    after: int | float | None
    unit: str
    before_date: str
    after_date: str
    told: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Changes:
    """昨年から変わったこと: ``since`` the day compared with, "" where nothing older is held (then ``none`` says so)."""

    since: str = ""
    figures: tuple[Changed, ...] = ()
    opened: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    words: tuple[Word, ...] = ()
    none: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ZoneProfile:
    """地域プロフィール. ``day``: when it was put together; ``revision``: of the data that it was put together from."""

    kind: str
    kind_name: str
    zone: str
    zone_name: str
    year: int
    city_name: str
    day: str
    where: Where
    people: People
    here: tuple[KindHere, ...]
    far: Far
    found: tuple[Found, ...]
    slopes: tuple[str, ...]
    words: tuple[WordKind, ...]
    felt: tuple[Felt, ...]
    changed: Changes
    sources: tuple[Source, ...] = ()
    caveats: tuple[str, ...] = ()
    revision: str = ""

    def figures(self) -> Iterator[Figure]:
        """Every number with an id, in the order of the sheet."""
        yield from [self.where.area_km2] if self.where.area_km2 else []
        yield from self.people.figures
        for kind in self.here:
            yield kind.figure
            yield from [kind.per_thousand] if kind.per_thousand else []
        yield from self.far.figures

    def felt_of(self, figure_id: str) -> Felt:
        """What was answered to one figure; nothing where nobody did."""
        none = Felt(figure=figure_id, fits=0, differs=0)
        return next((one for one in self.felt if one.figure == figure_id), none)

    def all_words(self) -> Sequence[Word]:
        """The residents' words of all kinds."""
        return [word for kind in self.words for word in kind.words]
