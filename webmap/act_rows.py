"""直し in words: who changed what, and whether it can be undone."""

from collections.abc import Iterable
from dataclasses import dataclass

from layers.catalog.days import japanese_day
from layers.store.amendments import Act, Correction
from layers.vocabulary import fields, kinds, said, words
from webmap import wording
from webmap.cards import text_of


@dataclass(frozen=True, kw_only=True, slots=True)
class ActRow:
    """One act of correction; ``name`` of the place where rows of several stand together."""

    id: str
    point_id: str
    name: str
    day: str
    who: str
    how: str
    reason: str
    lines: tuple[str, ...]
    waits: bool
    undone: bool


def act_rows(acts: Iterable[Act], names: dict[str, str] | None = None) -> tuple[ActRow, ...]:
    """Each act with its changes in words."""
    return tuple(
        ActRow(
            id=act.id,
            point_id=act.point_id,
            name=(names or {}).get(act.point_id, ""),
            day=japanese_day(act.at[:10]),
            who=act.who,
            how=words("how").get(act.how, ""),
            reason=act.reason,
            lines=lines_of(act.corrections),
            waits=not act.released,
            undone=act.undone_at is not None,
        )
        for act in acts
    )


def lines_of(some: Iterable[Correction]) -> tuple[str, ...]:
    """Each change in a line; what stays as it was, for fewer readers, is none."""
    return tuple(line_of(one) for one in some if one.before != one.value)


def line_of(one: Correction) -> str:
    """「会場：「東集会所」→「西集会所」」."""
    label = fields()[one.field].label if one.field in fields() else wording.VALUE_NAMES.get(one.field, one.field)
    return wording.BECAME.format(
        label=label, before=words_of(one.field, one.before), now=words_of(one.field, one.value)
    )


def words_of(name: str, value: object) -> str:
    """A value of a fact in words; 「（なし）」 or 「まだ聞いていない」 for nothing."""
    if value is None or value == "":
        return wording.NOT_ASKED if fields().get(name) and fields()[name].words == "answer" else wording.NOTHING
    if name in ("confirmed_on", "since"):
        return japanese_day(str(value))
    if name == "status":
        return wording.STATUS.get(str(value), str(value))
    if name == "kind":
        return kinds()[str(value)].label if str(value) in kinds() else str(value)
    return text_of(said(name, value))
