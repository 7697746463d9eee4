"""Findings and differences of an import in words, worst first."""

from collections.abc import Iterable
from typing import Any

from layers.intake.contract import Finding
from layers.store.differences import Change
from layers.vocabulary import fields
from layers.wording import sentence
from webmap.cards import text_of
from webmap.import_pages import ChangeRow, FindingRow
from webmap.wording import BECAME, CHANGE, LEVEL, OWN_COLUMN, VALUE_NAMES

_LEVELS = ("error", "warning", "info")
_LONGEST = 60


def finding_rows(found: Iterable[Finding]) -> tuple[FindingRow, ...]:
    """Each finding with its sentence and cell; errors before warnings before notes."""
    ordered = sorted(found, key=lambda one: _LEVELS.index(one.level))
    return tuple(
        FindingRow(
            level=one.level,
            level_label=LEVEL[one.level],
            cell=one.cell,
            message=sentence(one.code, {"cell": one.cell, **one.params}),
        )
        for one in ordered
    )


def change_rows(changes: Iterable[Change]) -> tuple[ChangeRow, ...]:
    """Each difference; what changed stands as 「項目：前 → 今」."""
    return tuple(
        ChangeRow(
            label=CHANGE.get(one.kind, one.kind),
            name=one.name,
            fields=tuple(_became(name, values) for name, values in one.fields.items()),
        )
        for one in changes
    )


def day(moment: str | None) -> str:
    """A moment of the store to the minute; it was written by Japan's clock, whatever that of this machine says."""
    return (moment or "")[:16].replace("T", " ")


def _became(name: str, values: Any) -> str:  # noqa: ANN401 - [before, now] of any type
    label = fields()[name].label if name in fields() else VALUE_NAMES.get(name, name)
    if name.startswith("own:"):
        label = OWN_COLUMN.format(heading=name.removeprefix("own:"))
    if not isinstance(values, list | tuple) or len(values) != 2:
        return label
    before, now = (text_of(value)[:_LONGEST] for value in values)
    return BECAME.format(label=label, before=before, now=now)
