"""計画の表 out of the register: the places that count under the plan, asked as the list is asked, line by line."""

from dataclasses import replace

from layers.catalog import plan_words
from layers.catalog.plan_items import Counted
from layers.catalog.plan_words import PlanLine
from layers.place.plan_table import PlanRow, PlanTable, member, plan_table
from layers.place.services import ServicePoint
from layers.place.traits import pattern
from layers.store import Unit
from layers.vocabulary import legal_items
from webmap.asking import Asked
from webmap.chosen import choose_now
from webmap.pages import Choice
from webmap.plan_pages import PlanLineRow, PlanPlace, PlanSelect
from webmap.show import link
from webmap.wording import PICK_LISTS

# More marks than this hide each other.
MOST_MARKED = 5_000
_QUESTIONS = ("item", "sector", "way", "office")


def table_of(unit: Unit, asked: Asked) -> PlanTable:
    """The table as the viewer of this unit may see it."""
    return plan_table(unit.city(), _places(unit, asked), lambda row: _is_wanted(row, asked))


def selects(unit: Unit, asked: Asked) -> tuple[PlanSelect, ...]:
    """What the table can be narrowed by: what the plan names, and what the lists of the register name."""
    items = {code: f"{item.label}　{item.name}" for code, item in legal_items().items()}
    sectors = [item.sector for item in legal_items().values() if item.sector]
    programs = unit.city().programs
    words = {
        "sector": [*sectors, *unit.traits.values("sector")],
        "way": [*(part for one in programs for part in _parts(one.way)), *unit.traits.values("way")],
        "office": [*(part for one in programs for part in _parts(one.office)), *unit.traits.values("office")],
    }
    labels = {"item": items, **{name: {word: word for word in found} for name, found in words.items()}}
    return tuple(
        PlanSelect(
            name=name,
            label=PICK_LISTS[name],
            choices=tuple(
                Choice(value=value, label=label, on=value in getattr(asked.picks, name))
                for value, label in labels[name].items()
            ),
        )
        for name in _QUESTIONS
        if labels[name]
    )


def line_row(line: PlanLine, asked: Asked) -> PlanLineRow:
    """A line with the addresses of its places."""
    ways = _ways(line, asked) if line.places else {"list_url": "", "map_url": ""}
    return PlanLineRow(
        label=line.label,
        about=line.about,
        first=line.first,
        span=line.span,
        name=line.name,
        way=line.way,
        stated=line.stated,
        found=line.found,
        office=line.office,
        note=line.note,
        crossing=line.crossing,
        places=tuple(_place(place) for place in line.places),
        **ways,
    )


def _ways(line: PlanLine, asked: Asked) -> dict[str, str]:
    args = asked.as_args(place="", picks=asked.picks.but(item=(line.item,) if line.item else ()))
    return {"list_url": link("service_points.index", **args), "map_url": link("map.show", **args, marks="plan")}


def _place(place: ServicePoint) -> PlanPlace:
    url = link("service_points.one", point_id=place.id)
    return PlanPlace(name=place.name, url=url, crosses=plan_words.crosses(place), held=not place.released)


def counted(unit: Unit, asked: Asked) -> Counted:
    """Every place that counts under the plan with its items; of too many for one drawing, how many they are."""
    found = _under_items(unit, asked)
    if len(found) > MOST_MARKED:
        return Counted(too_many=len(found))
    return Counted(rows=[(place, unit.lens.of(member(place)).items) for place in unit.places.these(found)])


def _places(unit: Unit, asked: Asked) -> list[ServicePoint]:
    """Only those that count under an item, or that may belong to a program of which no item is known."""
    ids = _under_items(unit, asked)
    loose = {kind for program in unit.city().programs if not program.item for kind in program.kinds}
    if loose and not asked.picks.item:
        rest = choose_now(unit, replace(asked, kinds=tuple(loose)))
        ids = list(dict.fromkeys([*ids, *(rest.crowd.ids[row] for row in rest.rows.tolist())]))
    return unit.places.these(ids)


def _under_items(unit: Unit, asked: Asked) -> list[str]:
    picks = asked.picks if asked.picks.item else asked.picks.but(item=tuple(legal_items()))
    found = choose_now(unit, replace(asked, picks=picks))
    return [found.crowd.ids[row] for row in found.rows.tolist()]


def _is_wanted(row: PlanRow, asked: Asked) -> bool:
    """Whether a line answers to what was asked, by what the plan says of it or by its places."""
    picks = asked.picks
    if picks.item and not (row.item and row.item.code in picks.item):
        return False
    program = row.program
    told = {
        "sector": {row.item.sector} if row.item else set(),
        "way": _parts(program.way) if program else set(),
        "office": _parts(program.office) if program else set(),
    }
    asked_for = {name: set(getattr(picks, name)) for name in told if getattr(picks, name)}
    if asked.words or asked.zone or asked.kinds or picks.crossing:
        return bool(row.places)
    return all(row.places or told[name] & wanted for name, wanted in asked_for.items())


def _parts(text: str) -> set[str]:
    return {part.strip() for part in pattern("parts").split(text) if part.strip()}
