"""Findings, differences and places of an import in words, worst first."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from layers.intake.contract import Finding
from layers.store.choices import OLD, READ_OF, can_keep
from layers.store.differences import Change
from layers.store.staged import StagedPlace
from layers.vocabulary import audiences, fields, kinds, said
from layers.wording import sentence
from webmap.cards import text_of
from webmap.import_pages import ChangeRow, FieldChange, FindingRow, ReadRow
from webmap.wording import BECAME, CHANGE, LEVEL, NOT_PLACED, OWN_COLUMN, STATUS, VALUE_NAMES

_LEVELS = ("error", "warning", "info")
_KINDS = ("changed", "gone", "new")
_LONGEST = 60
_LONGEST_SHOWN = 400
Decided = Mapping[tuple[str, str], str]


def finding_rows(found: Iterable[Finding], way: Callable[[str], str] = lambda _: "") -> tuple[FindingRow, ...]:
    """Each finding with its sentence and cell; errors before warnings before notes. ``way``: the address of a cell."""
    return tuple(
        FindingRow(
            level=one.level,
            level_label=LEVEL[one.level],
            cell=one.cell,
            message=sentence(one.code, {"cell": one.cell, **one.params}),
            url=way(one.cell) if one.cell else "",
        )
        for one in worst_first(found)
    )


def worst_first(found: Iterable[Finding]) -> list[Finding]:
    """Errors before warnings before notes."""
    return sorted(found, key=lambda one: _LEVELS.index(one.level))


def by_kind(changes: Iterable[Change]) -> list[Change]:
    """What can be decided upon before what is new."""
    return sorted(changes, key=lambda one: _KINDS.index(one.kind) if one.kind in _KINDS else len(_KINDS))


def change_rows(changes: Iterable[Change], decided: Decided | None = None) -> tuple[ChangeRow, ...]:
    """Each difference; what changed stands as 「項目：前 → 今」, with what was decided of it."""
    known = decided or {}
    return tuple(
        ChangeRow(
            id=one.id,
            kind=one.kind,
            label=CHANGE.get(one.kind, one.kind),
            name=one.name,
            fields=tuple(
                _field(one.id, name, values, known)
                for name, values in one.fields.items()
                if READ_OF.get(name) not in one.fields
            ),
            decision=known.get((one.id, ""), ""),
        )
        for one in changes
    )


def read_row(place: StagedPlace, url: str) -> ReadRow:
    """One place as understood; what residents will not see of itself says so."""
    marks = [] if place.position else [NOT_PLACED]
    marks += [] if place.audience == "public" else [audiences()[place.audience].label]
    shown = {name: value for name, value in place.facts.items() if READ_OF.get(name) not in place.facts}
    facts = [(fields()[name].label, _said(name, value)) for name, value in shown.items()]
    facts += [(OWN_COLUMN.format(heading=heading), text) for heading, text in place.own.items()]
    return ReadRow(
        id=place.id,
        name=place.name,
        kind=kinds()[place.kind].label,
        cell=place.cell,
        url=url,
        marks=tuple(marks),
        facts=tuple((label, text) for label, text in facts if text),
    )


def day(moment: str | None) -> str:
    """A moment of the store to the minute; it was written by Japan's clock, whatever that of this machine says."""
    return (moment or "")[:16].replace("T", " ")


def _field(record: str, name: str, values: Any, decided: Decided) -> FieldChange:  # noqa: ANN401 - [before, now]
    label = fields()[name].label if name in fields() else VALUE_NAMES.get(name, name)
    if name.startswith("own:"):
        label = OWN_COLUMN.format(heading=name.removeprefix("own:"))
    pair = isinstance(values, list | tuple) and len(values) == 2
    before, now = (_said(name, value) for value in values) if pair else ("", "")
    short = BECAME.format(label=label, before=before[:_LONGEST], now=now[:_LONGEST])
    return FieldChange(
        field=name,
        label=label,
        text=short if pair else label,
        before=before[:_LONGEST_SHOWN],
        now=now[:_LONGEST_SHOWN],
        may_keep=can_keep(name),
        old=decided.get((record, name)) == OLD,
    )


def _said(name: str, value: Any) -> str:  # noqa: ANN401 - facts are texts, numbers or lists of texts
    text = text_of(said(name, value))
    if name == "kind" and text in kinds():
        return kinds()[text].label
    return STATUS.get(text, text) if name == "status" else text
