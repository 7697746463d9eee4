"""PlanTable 計画の表: the programs of the plan under the items of the law, each with its places of the register.

What the data do not tell stays empty. A centre that stands under several programs is counted once.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from layers.city import City, Plan, Program
from layers.place.plan_lens import Lens, Member, named_items
from layers.place.services import ServicePoint
from layers.place.spelling import fold
from layers.vocabulary import LegalItem, legal_items


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanRow:
    """One line: a program, or (None) the places whose list names the item though no program of the plan is theirs."""

    item: LegalItem | None
    program: Program | None
    places: tuple[ServicePoint, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether the data know nothing of this item at all."""
        return self.program is None and not self.places


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanTable:
    """``total`` distinct centres of the register; ``repeated``: those under several lines, with how many.

    ``stated``: the numbers of the plan together, each named centre once; ``uncounted`` lines tell no number.
    """

    plan: Plan
    rows: tuple[PlanRow, ...]
    total: int
    repeated: tuple[tuple[ServicePoint, int], ...]
    stated: int
    stated_twice: tuple[str, ...]
    uncounted: int


def plan_table(
    city: City, places: Sequence[ServicePoint], wanted: Callable[[PlanRow], bool] = lambda _row: True
) -> PlanTable:
    """The table of a city's plan over these places; ``wanted`` leaves lines out."""
    lens = Lens(city.programs)
    rows = tuple(row for row in _rows(city, lens, places) if wanted(row))
    names = [name for row in rows if row.program for name in row.program.names]
    twice = tuple(dict.fromkeys(name for name in names if names.count(name) > 1))
    repeats = len([name for name in names if name in twice]) - len(twice)
    lines = [row.program for row in rows if row.program]
    centres = _centres(place for row in rows for place in row.places)
    return PlanTable(
        plan=city.plan,
        rows=rows,
        total=len(centres),
        repeated=tuple((place, number) for place, number in centres.values() if number > 1),
        stated=sum(program.count or 0 for program in lines) - repeats,
        stated_twice=twice,
        uncounted=sum(program.count is None for program in lines),
    )


def member(place: ServicePoint) -> Member:
    """A place as the lens looks at it."""
    return Member(kind=place.kind, name=place.name, dataset=place.dataset, own=place.own)


def _rows(city: City, lens: Lens, places: Sequence[ServicePoint]) -> Iterable[PlanRow]:
    belongs = [(place, lens.programs_of(member(place)), named_items(place.own)) for place in places]
    for code, item in legal_items().items():
        lines = [
            PlanRow(item=item, program=one, places=tuple(place for place, held, _ in belongs if one in held))
            for one in dict.fromkeys(city.programs)
            if one.item == code
        ]
        loose = tuple(p for p, held, named in belongs if code in named and all(one.item != code for one in held))
        if loose or (item.asked and not lines):
            lines.append(PlanRow(item=item, program=None, places=loose))
        yield from lines
    for one in city.programs:
        if not one.item:
            yield PlanRow(item=None, program=one, places=tuple(place for place, held, _ in belongs if one in held))


def _centres(places: Iterable[ServicePoint]) -> dict[tuple[str, str], tuple[ServicePoint, int]]:
    """Each centre with how often it stands: the same name at the same venue is one, whichever list it comes from."""
    found: dict[tuple[str, str], tuple[ServicePoint, int]] = {}
    for place in places:
        key = (fold(place.name), place.venue_id or place.id)
        first, number = found.get(key, (place, 0))
        found[key] = (first, number + 1)
    return found
