"""The list against the register: which facts of which rows differ, which places are new or gone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from etl.write.listed import Listed
from etl.write.trial import Change, same
from layers.place.services import ServicePoint

# Read from other facts, or from the list as a whole: no cell of its own says them.
_DERIVED = frozenset({"fee_yen", "private_home", "own", "lat", "lon"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """What the list does not say yet; ``gone`` are rows that the register no longer holds."""

    changes: list[Change]
    gone: list[Listed]
    new: list[ServicePoint]


def compared(rows: Sequence[Listed], ids: Sequence[str], points: Sequence[ServicePoint]) -> Comparison:
    """``ids[i]`` is the id of ``rows[i]`` in the register."""
    known = {point.id: point for point in points}
    pairs = [(row, known.get(one)) for row, one in zip(rows, ids, strict=True)]
    changes = [change for row, point in pairs if point is not None for change in _changes(row, point)]
    new = [point for point in points if point.id not in set(ids)]
    return Comparison(changes=changes, gone=[row for row, point in pairs if point is None], new=new)


def _changes(row: Listed, point: ServicePoint) -> list[Change]:
    listed, now = row.record.values, values_of(point, row.record.values)
    facts = [fact for fact in {**listed, **now} if fact not in _DERIVED or fact in now]
    own_before, own_now = listed.get("own", {}), point.own
    told = [_change(row, fact, listed.get(fact), now.get(fact)) for fact in facts if fact not in _DERIVED - now.keys()]
    told += [_change(row, f"own:{name}", own_before.get(name), own_now.get(name)) for name in {**own_before, **own_now}]
    return [change for change in told if not same(change.old, change.new, fact=change.fact)]


def values_of(point: ServicePoint, listed: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of a place under the keys of a list; a position only where the list gives one."""
    known = {"name": point.name, "kind": point.kind, **point.facts}
    if point.lonlat is not None and "lat" in listed:
        known |= {"lon": point.lonlat[0], "lat": point.lonlat[1]}
    return {fact: value for fact, value in known.items() if fact != "fee_yen"}


def _change(row: Listed, fact: str, old: Any, new: Any) -> Change:  # noqa: ANN401 - a fact is whatever its key says
    return Change(row=row, fact=fact, old=old, new=new)
