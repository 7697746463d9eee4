"""Tables of edges (u, v, length, highway, name, z_u, z_v): 宇部's GeoPackage, OSMnx's own, edges drawn as GeoJSON.

Where the nodes stand in no table of their own, they lie where the lines of their edges begin and end.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from etl.walkways.edges import Edges, metres_along
from etl.walkways.end_heights import node_heights
from layers.access.network import STEPS
from layers.errors import Refused

# How sources call the two ends of an edge.
ENDS = (("u", "v"), ("from", "to"), ("source", "target"))
NODE_NAMES = frozenset({"osmid", "id", "node_id", "osm_id"})
_HEIGHTS = ("elevation", "height", "z", "ele")
_STEPS = "steps"

Columns = Mapping[str, Sequence[Any] | NDArray[Any]]


@dataclass(frozen=True, kw_only=True, eq=False)
class EdgeTable:
    """``edges``: columns of equal length; ``lines``: their shapes in lon/lat; ``nodes`` with ``points`` where told."""

    edges: Columns
    lines: NDArray[np.object_]
    nodes: Columns = field(default_factory=dict)
    points: NDArray[np.object_] = field(default_factory=lambda: np.empty(0, dtype=object))


def ends_of(columns: Sequence[str]) -> tuple[str, str] | None:
    """The two columns that name the ends of an edge; None where it is no table of edges.

    Lines of buses have a "from" and a "to" as well: beside any words but OSMnx's own, a length or a kind must stand.
    """
    lower = {one.lower(): one for one in columns}
    ends = next(((a, b) for a, b in ENDS if a in lower and b in lower), None)
    if ends is None or (ends != ENDS[0] and not {"length", "highway"} & lower.keys()):
        return None
    return lower[ends[0]], lower[ends[1]]


def edges(table: EdgeTable) -> tuple[Edges, int]:
    """The edges, and how many rows told their heights backwards; ``Refused`` where a column says nothing."""
    told = {name.lower(): column for name, column in table.edges.items()}
    ends = ends_of(tuple(told))
    if ends is None or not len(table.lines):
        raise Refused("walk.no_edges")
    names, (tails, heads) = _numbered(told[ends[0]], told[ends[1]])
    begins, finishes, metres = _lines(table.lines)
    lonlat, own_heights = _nodes(table, names, (tails, heads), (begins, finishes))
    heights, turned = own_heights, 0
    if "z_u" in told and "z_v" in told and np.isnan(own_heights).all():
        both = np.column_stack([_numbers(told["z_u"]), _numbers(told["z_v"])])
        heights, turned = node_heights(tails, heads, both, len(names))
    lengths = _numbers(told["length"]) if "length" in told else np.full(len(tails), np.nan)
    found = Edges(
        nodes_lonlat=lonlat,
        tails=tails,
        heads=heads,
        lengths=np.where(np.isfinite(lengths), lengths, metres),
        heights=heights,
        marks=marks(told.get("highway"), len(tails)),
        node_ids=names,
        names=_texts(told.get("name"), len(tails)),
        # OSMnx keeps "from" and "to" beside "u" and "v" where it writes each street once.
        both_ways=ends == ("u", "v") and {"from", "to"} <= told.keys(),
    )
    return found, turned


def marks(highway: Sequence[Any] | NDArray[Any] | None, count: int) -> NDArray[np.uint8]:
    """Steps where any of the streets that were joined to an edge are steps."""
    if highway is None:
        return np.zeros(count, dtype=np.uint8)
    return np.fromiter((STEPS if one and _STEPS in str(one) else 0 for one in highway), dtype=np.uint8, count=count)


def _numbered(
    tails: Sequence[Any] | NDArray[Any], heads: Sequence[Any] | NDArray[Any]
) -> tuple[list[str], tuple[NDArray[np.int32], NDArray[np.int32]]]:
    """The names of the nodes, in the order in which they are met, and each end as a number."""
    numbers: dict[str, int] = {}
    found = [
        np.fromiter((numbers.setdefault(_name(one), len(numbers)) for one in column), dtype=np.int32, count=len(column))
        for column in (tails, heads)
    ]
    if "" in numbers:
        raise Refused("walk.unnamed")
    return list(numbers), (found[0], found[1])


def _name(value: Any) -> str:  # noqa: ANN401 - a number or a text
    """Ids are text; a column that was read as decimals holds whole numbers."""
    if value is None or value != value:  # noqa: PLR0124 - NaN
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def _numbers(column: Sequence[Any] | NDArray[Any]) -> NDArray[np.float64]:
    if isinstance(column, np.ndarray) and column.dtype.kind in "fiu":
        return column.astype(np.float64)
    return np.array([_number(one) for one in column], dtype=np.float64)


def _number(value: Any) -> float:  # noqa: ANN401 - whatever a cell holds
    try:
        return float(value)
    except (TypeError, ValueError):
        return float("nan")


def _texts(column: Sequence[Any] | NDArray[Any] | None, count: int) -> list[str | None]:
    if column is None:
        return [None] * count
    return [one.strip() or None if isinstance(one, str) else None for one in column]


def _lines(
    lines: NDArray[np.object_],
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Where each line begins and ends (NaN without a line), and its metres."""
    points, line_of = shapely.get_coordinates(lines, return_index=True)
    begins = np.full((len(lines), 2), np.nan)
    finishes = np.full((len(lines), 2), np.nan)
    has = np.unique(line_of)
    begins[has] = points[np.searchsorted(line_of, has, side="left")]
    finishes[has] = points[np.searchsorted(line_of, has, side="right") - 1]
    metres = metres_along(points, line_of, len(lines))
    drawn = np.zeros(len(lines), dtype=bool)
    drawn[has] = True
    return begins, finishes, np.where(drawn, metres, np.nan)


def _nodes(
    table: EdgeTable,
    names: Sequence[str],
    ends: tuple[NDArray[np.int32], NDArray[np.int32]],
    corners: tuple[NDArray[np.float64], NDArray[np.float64]],
) -> tuple[NDArray[np.float64], NDArray[np.float32]]:
    """Where the nodes lie and how high: out of their own table, else from the ends of their lines."""
    lonlat = _most_told(np.concatenate(ends), np.vstack(corners), len(names))
    heights = np.full(len(names), np.nan, dtype=np.float32)
    told = {name.lower(): column for name, column in table.nodes.items()}
    key = next((name for name in sorted(NODE_NAMES) if name in told), None)
    if key is None or not len(table.points):
        return lonlat, heights
    row_of = {_name(one): row for row, one in enumerate(told[key])}
    rows = np.array([row_of.get(name, -1) for name in names])
    known = rows >= 0
    lonlat[known] = shapely.get_coordinates(table.points[rows[known]])
    measure = next((name for name in _HEIGHTS if name in told), None)
    if measure is not None:
        heights[known] = _numbers(told[measure])[rows[known]]
    return lonlat, heights


def _most_told(at: NDArray[np.int32], lonlat: NDArray[np.float64], nodes: int) -> NDArray[np.float64]:
    """The position told most often of each node: lines of several pieces may begin where their edge does not."""
    found = np.full((nodes, 2), np.nan)
    known = np.isfinite(lonlat).all(axis=1)
    at, spots = at[known], np.round(lonlat[known], 9)
    first = np.arange(len(at))
    order = np.lexsort((first, spots[:, 1], spots[:, 0], at))
    at, spots, first = at[order], spots[order], first[order]
    if not len(at):
        return found
    new = np.r_[True, (at[1:] != at[:-1]) | (spots[1:] != spots[:-1]).any(axis=1)]
    starts = np.flatnonzero(new)
    counts = np.diff(np.r_[starts, len(at)])
    best = np.lexsort((first[starts], -counts, at[starts]))
    owner = at[starts][best]
    top = starts[best[np.r_[True, owner[1:] != owner[:-1]]]]
    found[at[top]] = spots[top]
    return found
