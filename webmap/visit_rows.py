"""訪問メモ in words, as they stand in lists."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from layers.catalog.days import japanese_day
from layers.store.visits import Visit
from webmap import wording


@dataclass(frozen=True, kw_only=True, slots=True)
class VisitRow:
    """One memo in words; ``name`` of the place where memos of several stand together."""

    id: str
    name: str
    day: str
    who: str
    people: str
    remark: str
    marks: tuple[str, ...]
    undone: bool


def visit_rows(visits: Iterable[Visit], names: Mapping[str, str] | None = None) -> tuple[VisitRow, ...]:
    """Each memo in words."""
    return tuple(
        VisitRow(
            id=one.id,
            name=(names or {}).get(one.point_id, ""),
            day=japanese_day(one.day),
            who=one.who,
            people="" if one.people is None else wording.PEOPLE.format(number=one.people),
            remark=one.remark,
            marks=_marks(one),
            undone=one.undone,
        )
        for one in visits
    )


def _marks(one: Visit) -> tuple[str, ...]:
    told = ((one.same, wording.SAME_AS_BEFORE), (one.consulted, wording.CONSULTED), (one.undone, wording.UNDONE))
    return tuple(words for there, words in told if there)
