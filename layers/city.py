"""City 市区町村: one TOML says all that is particular to it — zone kinds, zones, terms, lists, sources.

``expected_count`` stands where a plan gives a number of zones but no names: no name is invented.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from layers.errors import Refused

SAMPLES = Path(__file__).with_name("cities")


@dataclass(frozen=True, kw_only=True, slots=True)
class Zone:
    """圏域 as the plan names it; its towns come from a zone list or from polygons, not from here."""

    name: str
    districts: tuple[str, ...] = ()
    parent: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ZoneKind:
    """圏域の種類. ``tier`` 1 is the whole city, 2 the 第2層; kinds overlap freely."""

    id: str
    name: str
    tier: int = 2
    zones: tuple[Zone, ...] = ()
    expected_count: int | None = None
    from_column: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Worker:
    """推進員・ワーカー of one or more zones, for a time, sent by an organisation. Never a person's name.

    An empty ``zone_kind`` is the whole city (第1層). ``as_of`` is the day (or month) of the table that says so,
    where it tells no beginning and no end.
    """

    role: str
    organization: str
    people: int
    zone_kind: str
    zones: tuple[str, ...]
    since: str = ""
    until: str = ""
    as_of: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """計画 whose tables the city's programs come from; what is not known of it is empty."""

    title: str = ""
    publisher: str = ""
    date: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Program:
    """事業 of the plan under an ``item`` of the law ("" where the plan's copy does not tell which).

    What the plan says: ``count`` places, their ``names``, ``way`` 実施方式, ``office`` 所管課; empty = not in the data.
    Which places of the register are its own: those of ``lists`` (by id), of ``standing`` (位置づけ), and those of
    ``kinds`` whose name holds one of ``words`` (all of the kind where no words are given).
    """

    name: str
    item: str = ""
    count: int | None = None
    names: tuple[str, ...] = ()
    way: str = ""
    office: str = ""
    note: str = ""
    lists: tuple[str, ...] = ()
    standing: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """A list the city is known to keep: which importer, which kind, which columns where the headings do not tell."""

    file: str
    id: str = ""
    importer: str = ""
    kind: str = ""
    audience: str = ""
    title: str = ""
    publisher: str = ""
    licence: str = ""
    date: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)

    def fits(self, path: str) -> bool:
        """Whether the pattern names this file (``folder/name``); a pattern without a folder fits the name alone."""
        target = path if "/" in self.file else path.rsplit("/", 1)[-1]
        return fnmatch(target, self.file)


@dataclass(frozen=True, kw_only=True, slots=True)
class City:
    """市区町村 with its own words and lists. ``code`` has six digits, ``plane`` is the 平面直角座標系 number."""

    id: str
    code: str
    name: str
    plane: int
    prefecture: str = ""
    contact: str = ""
    terms: Mapping[str, str] = field(default_factory=dict)
    walking: Mapping[str, float] = field(default_factory=dict)
    zone_kinds: tuple[ZoneKind, ...] = ()
    workers: tuple[Worker, ...] = ()
    lists: tuple[Listing, ...] = ()
    plan: Plan = field(default_factory=Plan)
    programs: tuple[Program, ...] = ()
    # Where answers go: name, postcode, address, phone, fax.
    office: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_prefecture(self) -> bool:
        """Whether the code names a prefecture: then all its municipalities are inside."""
        return self.code[2:5] == "000"

    @property
    def plane_srid(self) -> int:
        """EPSG of the 平面直角座標系 (JGD2011): 第I系 = 6669."""
        return 6668 + self.plane

    def owns(self, area_code: str) -> bool:
        """Whether a KEY_CODE or a five-digit code lies in this city (a 政令市 owns its wards)."""
        if self.is_prefecture:
            return area_code[:2] == self.code[:2]
        bases = _DESIGNATED.get(self.code[:2], ())
        if self.code[2:5] in bases:
            number = area_code[2:5]
            return (
                area_code[:2] == self.code[:2]
                and number < "200"
                and self.code[2:5] == max((base for base in bases if base <= number), default="")
            )
        return area_code[:5] == self.code[:5]

    def term(self, key: str, default: str) -> str:
        """What this city calls a thing."""
        return self.terms.get(key, default)

    def listing(self, path: str) -> Listing | None:
        """The first list of the city whose pattern fits ``folder/name``."""
        return next((one for one in self.lists if one.fits(path)), None)

    def workers_of(self, kind_id: str, zone: str) -> tuple[Worker, ...]:
        """Who is in charge of a zone; a worker may hold several zones, and a zone several workers."""
        return tuple(one for one in self.workers if one.zone_kind == kind_id and zone in one.zones)

    def zone_kind(self, kind_id: str) -> ZoneKind | None:
        """The kind with this id, if the city has it."""
        return next((kind for kind in self.zone_kinds if kind.id == kind_id), None)


# 政令指定都市 whose wards have codes of their own: 札幌 … 熊本 all end their city code in "00" except second cities.
_DESIGNATED = {
    "01": ("100",), "04": ("100",), "11": ("100",), "12": ("100",), "14": ("100", "130", "150"), "15": ("100",),
    "22": ("100", "130"), "23": ("100",), "26": ("100",), "27": ("100", "140"), "28": ("100",), "33": ("100",),
    "34": ("100",), "40": ("100", "130"), "43": ("100",),
}  # fmt: skip


def read(text: str, *, city_id: str) -> City:
    """A City from TOML text; ``Refused("city.invalid")`` says what is missing."""
    try:
        raw = tomllib.loads(text)
        head = raw["city"]
        return City(
            id=city_id,
            code=head["code"],
            name=head["name"],
            plane=head["plane"],
            prefecture=head.get("prefecture", ""),
            contact=head.get("contact", ""),
            terms=raw.get("terms", {}),
            walking=raw.get("walking", {}),
            zone_kinds=tuple(_zone_kind(row) for row in raw.get("zone_kind", [])),
            workers=tuple(_tuples(Worker, row) for row in raw.get("worker", [])),
            lists=tuple(Listing(**row) for row in raw.get("list", [])),
            plan=Plan(**raw.get("plan", {})),
            programs=tuple(_tuples(Program, row) for row in raw.get("program", [])),
            office=raw.get("office", {}),
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as fault:
        raise Refused("city.invalid", city=city_id, reason=str(fault)) from fault


def _zone_kind(row: dict[str, Any]) -> ZoneKind:
    zones = tuple(_tuples(Zone, zone) for zone in row.get("zone", []))
    return ZoneKind(**{**{k: v for k, v in row.items() if k != "zone"}, "zones": zones})


def _tuples(noun: Any, row: dict[str, Any]) -> Any:  # noqa: ANN401 - TOML arrays become the tuples of a frozen noun
    return noun(**{key: tuple(value) if isinstance(value, list) else value for key, value in row.items()})


def find(given: str) -> tuple[City, str]:
    """A city by sample id, six-digit code or path of a TOML, with its text; ``Refused("city.unknown")`` otherwise."""
    for path in _candidates(given):
        if path.is_file():
            text = path.read_text("utf-8")
            found = read(text, city_id=path.stem)
            if given.endswith(".toml") or given in (path.stem, found.code):
                return found, text
    raise Refused("city.unknown", given=given, known="・".join(sorted(path.stem for path in SAMPLES.glob("*.toml"))))


def _candidates(given: str) -> list[Path]:
    if given.endswith(".toml"):
        return [Path(given)]
    return [SAMPLES / f"{given}.toml", *sorted(SAMPLES.glob("*.toml"))]
