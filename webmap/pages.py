"""Page: the typed context of each template. A template may use exactly these fields, ``frame`` and the globals."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from layers.place.zones import ZoneCount
    from webmap.act_rows import ActRow
    from webmap.asking import Asked
    from webmap.cards import Card
    from webmap.consent_rows import ConsentRow
    from webmap.history_rows import HistoryRow
    from webmap.place_origin import Origin
    from webmap.questions import Question
    from webmap.survey_pages import FactForm
    from webmap.visit_rows import VisitRow


@dataclass(frozen=True, kw_only=True, slots=True)
class NavItem:
    """One word of the navigation."""

    key: str
    label: str
    url: str
    here: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """What stands around each page: where we are, who asks, what can be gone to."""

    city_name: str
    site_name: str
    theme: str
    nav: tuple[NavItem, ...]
    person: str
    role: str
    demo: bool
    printed_on: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """The context of one template; ``title`` answers the page's one question in its first line."""

    template: ClassVar[str] = ""
    title: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """One option of a filter: a kind, a zone, a zone system or a year."""

    value: str
    label: str
    on: bool = False
    count: int | None = None
    colour: str = ""
    shape: str = ""
    url: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class FaultPage(Page):
    """Something could not be done: what, and what to do now — on the page where it was begun, if there is one."""

    template: ClassVar[str] = "fault.html"
    status: int
    message: str
    back_url: str
    back_label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MapPage(Page):
    """地図: where is what. ``script`` is what the map's script is told."""

    template: ClassVar[str] = "map/show.html"
    asked: "Asked"
    kinds: tuple[Choice, ...]
    facilities: tuple[Choice, ...]
    picks: tuple[Any, ...]
    systems: tuple[Choice, ...]
    zones: tuple[Choice, ...]
    total: int
    list_url: str
    paper_url: str
    may_import: bool
    has_map: bool
    has_ground_file: bool
    marks: bool | None
    embedded: bool
    fact_form: "FactForm | None"
    script: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceRow:
    """One line of the list."""

    card: "Card"
    zone: str
    url: str
    map_url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperHead:
    """What stands over the table on paper alone; ``filters`` is empty where nothing is left out."""

    printed_on: str
    filters: tuple[str, ...]
    shown: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Saving:
    """The forms in which the list can be saved, for whom."""

    label: str
    ways: tuple[Choice, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PlacesPage(Page):
    """一覧: the same places as on the map, as a table that prints."""

    template: ClassVar[str] = "places/index.html"
    asked: "Asked"
    kinds: tuple[Choice, ...]
    facilities: tuple[Choice, ...]
    picks: tuple[Any, ...]
    systems: tuple[Choice, ...]
    zones: tuple[Choice, ...]
    rows: tuple[PlaceRow, ...]
    found: int
    unsure: int
    unsure_words: str
    unsure_url: str
    by_time_url: str
    by_time: bool
    total: int
    pages: tuple[Choice, ...]
    printing: bool
    print_url: str
    paper_url: str
    whole_url: str
    map_url: str
    credits: tuple[str, ...]
    may_import: bool
    may_confirm: bool
    plan_url: str
    saving: tuple[Saving, ...]
    usual: tuple[Choice, ...]
    paper: PaperHead


@dataclass(frozen=True, kw_only=True, slots=True)
class PlacePage(Page):
    """One place; for those who may, 自分の列 of its list, 受け入れの目安, what was corrected, and 掲載同意."""

    template: ClassVar[str] = "places/one.html"
    card: "Card"
    own: tuple[tuple[str, str], ...]
    calendar_url: str
    map_url: str
    list_url: str
    review_url: str
    edit_url: str
    added: str
    origin: "Origin | None"
    old: bool
    undated: bool
    work_url: str
    near_url: str
    report_to: str
    printed_on: str
    beside: tuple[tuple[str, tuple[Choice, ...]], ...]
    history: "tuple[HistoryRow, ...]"
    may_confirm: bool
    questions: "tuple[Question, ...]"
    visits: "tuple[VisitRow, ...]"
    acts: "tuple[ActRow, ...]"
    may_consent: bool
    consents: "tuple[ConsentRow, ...]"
    fields: tuple[Choice, ...]
    audiences: tuple[Choice, ...]
    today: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SystemTable:
    """The zones of one system with what each holds."""

    id: str
    name: str
    fiscal_year: str
    years: tuple[Choice, ...]
    rows: "tuple[tuple[str, ZoneCount], ...]"
    expected: int | None
    assign_url: str
    map_url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ZonesPage(Page):
    """圏域: who lives in which zone, and what is there."""

    template: ClassVar[str] = "zones/index.html"
    systems: tuple[SystemTable, ...]
    may_assign: bool
    areas_url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ZonePage(Page):
    """One zone: its people, towns and places."""

    template: ClassVar[str] = "zones/one.html"
    name: str
    system: str
    year: str
    residents: int | None
    age65plus: int | None
    towns: tuple[str, ...]
    workers: tuple[str, ...]
    by_kind: tuple[Choice, ...]
    places: tuple[PlaceRow, ...]
    calendar_url: str
    old: int
    undated: int
    old_url: str
    map_url: str
    list_url: str
    print_url: str
    paper_url: str
    visions: tuple[Choice, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class TownRow:
    """One town of the assigning page; ``key`` is what the map knows it by."""

    name: str
    key: str
    people: int
    zones: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class AssignPage(Page):
    """圏域の割り当て: which town lies in which zone, by map, by table, by pasting."""

    template: ClassVar[str] = "zones/assign.html"
    system: str
    system_name: str
    year: int
    years: tuple[Choice, ...]
    systems: tuple[Choice, ...]
    zone_names: tuple[str, ...]
    towns: tuple[TownRow, ...]
    uncovered: tuple[str, ...]
    doubly: tuple[str, ...]
    unknown: tuple[str, ...]
    pasted: bool
    saved: str
    has_map: bool
    script: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class SignInPage(Page):
    """サインイン."""

    template: ClassVar[str] = "accounts/sign_in.html"
    name: str
    way_back: str
    wrong: bool
    kept: str


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptPage(Page):
    """「書いたものは残っています」: a form that was sent when the sign-in had ended."""

    template: ClassVar[str] = "accounts/kept.html"
    action: str
    fields: tuple[tuple[str, str], ...]
