"""People of 地域メッシュ統計 as the shape of a spread: where within an area its people live, never how many.

On a 合算先 the ages hold its 秘匿元 too, so {target + sources} is one group: its rate is spread over its cells by
their own 人口総数, and people who stand in such cells are uncertain.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from layers.geo.mesh import mesh_of

_SCALE = 1000


@dataclass(frozen=True, kw_only=True, slots=True)
class MeshCell:
    """``counts`` by group of people (all, 65plus, 75plus), None where hidden; ``target``: the 合算先 of a 秘匿元."""

    code: str
    counts: Mapping[str, int | None]
    status: str = "ok"
    target: str = ""


@dataclass(frozen=True, kw_only=True, eq=False)
class Shape:
    """``weights`` (n,) of the nodes of a network, whole; ``uncertain`` (n,): nodes in 秘匿・合算 cells."""

    weights: NDArray[np.int64]
    uncertain: NDArray[np.bool_]


def people_of(cells: Sequence[MeshCell], group: str) -> tuple[dict[str, float], set[str]]:
    """People of a group in each cell, and the cells where they are known only together with others."""
    own = {cell.code: float(cell.counts.get("all") or 0) for cell in cells}
    known = {cell.code: cell.counts.get(group) for cell in cells}
    if group == "all":
        return own, {cell.code for cell in cells if cell.counts.get("all") is None}
    together: dict[str, list[str]] = defaultdict(list)
    for cell in cells:
        if cell.status != "ok":
            together[cell.target or cell.code].append(cell.code)
    found = {code: float(number or 0) for code, number in known.items()}
    overall = sum(found.values()) / (sum(own.values()) or 1.0)
    for target, members in together.items():
        total = known.get(target)
        living = sum(own[code] for code in members)
        rate = overall if total is None or not living else total / living
        found |= {code: own[code] * rate for code in members}
    return found, {code for members in together.values() for code in members}


def shaped(
    nodes_lonlat: NDArray[np.float64], streets: NDArray[np.int64], cells: Sequence[MeshCell], group: str
) -> Shape | None:
    """Each cell's people over the nodes in it by their ``streets``; the finest level of mesh that is there."""
    if not cells or not len(nodes_lonlat):
        return None
    digits = max(len(cell.code) for cell in cells)
    people, together = people_of([cell for cell in cells if len(cell.code) == digits], group)
    there, cell_of = np.unique(mesh_of(nodes_lonlat, digits=digits), return_inverse=True)
    living = np.array([people.get(code, 0.0) for code in there.tolist()])
    whole = np.maximum(np.bincount(cell_of, weights=streets, minlength=len(there)), 1.0)
    weights = np.rint(_SCALE * living[cell_of] * streets / whole[cell_of]).astype(np.int64)
    uncertain = np.array([code in together for code in there.tolist()])
    return Shape(weights=weights, uncertain=uncertain[cell_of])
