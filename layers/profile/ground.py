"""Ground 土台: what the numbers of a zone, or of the whole city, are counted from; every line of it is one row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from layers.profile.homes import Homes
from layers.profile.profile import Here
from layers.profile.shares import TownPeople
from layers.provenance import Source


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A row that is added up: ``part``: only a part of it is the zone's; ``whole``: all of it; ``id`` of a place."""

    name: str
    number: int
    part: bool = False
    whole: int | None = None
    id: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """What an indicator answers: the rows whose sum is its number, or the code of why there is none."""

    lines: tuple[Line, ...] = ()
    missing: str = ""
    source: str = ""
    date: str = ""
    approximate: bool = False

    @property
    def total(self) -> int | None:
        """The sum of the rows; 0 of no rows, None where it is not known."""
        return None if self.missing else sum(line.number for line in self.lines)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reached:
    """People of a town by one question of coverage, and those of them who reach no place.

    ``untied``: who live where no street of the network leads, counted among these.
    """

    town: str
    people: int
    uncovered: int
    minutes: float | None
    part: bool = False
    whole: int = 0
    untied: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Ground:
    """``approximate``: towns are shared, or 秘匿 people are counted in a town of another zone.

    ``reached`` None: no answer of coverage, and ``no_answer`` is the code of why. ``homes`` None: no table tells
    households by kind.
    """

    towns: tuple[TownPeople, ...]
    approximate: bool = False
    people_source: Source | None = None
    people_date: str = ""
    places: tuple[Here, ...] = ()
    place_sources: Mapping[str, tuple[Source, ...]] = field(default_factory=dict)
    reached: tuple[Reached, ...] | None = None
    no_answer: str = ""
    reached_source: str = ""
    reached_date: str = ""
    homes: Homes | None = None

    def people(self, number: Callable[[TownPeople], int | None], *, missing: str) -> Tally:
        """A number of each town; ``missing`` as soon as one town that is not 秘匿 does not tell it."""
        found = [(town, number(town)) for town in self.towns]
        told = [(town, people) for town, people in found if people is not None]
        if not self.towns or any(people is None and not town.hidden for town, people in found):
            return Tally(missing=missing if self.towns else "profile.no_people")
        return Tally(
            lines=tuple(
                Line(name=town.name, number=people, part=town.part, whole=town.whole if town.part else None)
                for town, people in told
            ),
            source=self.people_source.credit() if self.people_source else "",
            date=self.people_date,
            approximate=self.approximate,
        )

    def households(self, kind: str) -> Tally:
        """Households of a kind in each town of the census; what a 秘匿 town has is in its carrier's number."""
        if self.homes is None or any(kind not in town.kinds and not town.hidden for town in self.homes.towns):
            return Tally(missing="profile.no_homes")
        if not self.homes.towns:
            return Tally(missing="profile.no_people")
        told = [town for town in self.homes.towns if kind in town.kinds]
        return Tally(
            lines=tuple(
                Line(
                    name=town.name,
                    number=town.kinds[kind],
                    part=town.part,
                    whole=town.whole[kind] if town.part else None,
                )
                for town in told
            ),
            source=self.homes.source.credit() if self.homes.source else "",
            date=self.homes.date,
            approximate=self.homes.approximate,
        )

    def of_kind(self, kind: str) -> Tally:
        """The places of one kind."""
        sources = self.place_sources.get(kind, ())
        return Tally(
            lines=tuple(Line(name=one.name, number=1, id=one.id) for one in self.places if one.kind == kind),
            source="；".join(dict.fromkeys(source.credit() for source in sources)),
            date=max((source.date for source in sources), default=""),
        )

    def walks(self, number: Callable[[Reached], int]) -> Tally:
        """A number of each town out of the answer of coverage."""
        if self.reached is None:
            return Tally(missing=self.no_answer)
        return Tally(
            lines=tuple(
                Line(name=one.town, number=number(one), part=one.part, whole=one.whole if one.part else None)
                for one in self.reached
                if number(one)
            ),
            source=self.reached_source,
            date=self.reached_date,
            approximate=self.approximate,
        )
