"""Ages 年齢 borrowed: where a table of people holds none, each town's own total is split as another source splits it.

Split in whole persons within each town: no town gains or loses anybody, and whoever is 75 is 65 too. What comes of it
is an estimate and bears the name of the source whose shares they are.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from layers.access.mesh_people import MeshCell, people_of
from layers.access.network import WalkNetwork
from layers.access.people import Land, Residents
from layers.access.projection import metres_in
from layers.access.sharing import share_out
from layers.place.small_areas import AreaPiece, link
from layers.place.zones import Town
from layers.provenance import Source

_SCALE = 1000
_BANDS = 3


@dataclass(frozen=True, kw_only=True, eq=False)
class Ages:
    """``bands`` (k, 3): under 65, 65 to 74, 75 and over, of pieces of ground known by KEY_CODE and by town."""

    bands: NDArray[np.int64]
    by_code: Mapping[str, int]
    by_key: Mapping[str, int]
    source: Source

    def of(self, town: Town) -> NDArray[np.int64]:
        """The bands on the ground of a town; those of the whole city where the source does not know it."""
        rows = sorted({self.by_code[code] for code in town.key_codes if code in self.by_code})
        if not rows and town.key in self.by_key:
            rows = [self.by_key[town.key]]
        found: NDArray[np.int64] = self.bands[rows].sum(axis=0)
        return found if found.any() else self.bands.sum(axis=0)


def ages_of_towns(aged: Residents, pieces: Sequence[AreaPiece], source: Source) -> Ages | None:
    """Out of another table of people; 秘匿 towns and the row that carries them are one. None where it has no ages."""
    if not aged.towns or any(town.age65plus is None or town.age75plus is None for town in aged.towns):
        return None
    groups = link(aged.towns, pieces)
    row_of = {town.name: row for row, (towns, _) in enumerate(groups) for town in towns}
    bands = np.zeros((len(groups), _BANDS), dtype=np.int64)
    for town in aged.towns:
        carrier = aged.hidden.get(town.name, town.name)
        row_of[town.name] = row_of.get(carrier, row_of[town.name])
        bands[row_of[town.name]] += _bands(town)
    by_code = {code: row_of[towns[0].name] for towns, codes in groups for code in codes}
    by_key = {town.key: row_of[town.name] for town in aged.towns}
    return Ages(bands=np.maximum(bands, 0), by_code=by_code, by_key=by_key, source=source) if bands.any() else None


def ages_of_mesh(network: WalkNetwork, land: Land, source: Source) -> Ages | None:
    """Out of the finest meshes, each on the areas under it by their streets in it; None where they tell no ages."""
    digits = max((len(cell.code) for cell in land.mesh), default=0)
    cells = [cell for cell in land.mesh if len(cell.code) == digits]
    if not any(cell.counts.get("75plus") is not None for cell in cells):
        return None
    codes = list(land.ground)
    metres = metres_in(network, land, codes, [cell.code for cell in cells])
    whole = metres.sum(axis=1, keepdims=True)
    # A cell without any street of the city lies in another one: such files hold a whole prefecture.
    shares = np.divide(metres, whole, out=np.zeros_like(metres), where=whole > 0)
    everybody, aged, older = (_in(cells, group) @ shares for group in ("all", "65plus", "75plus"))
    parts = np.column_stack([everybody - aged, aged - older, older])
    bands = np.rint(_SCALE * np.maximum(parts, 0.0)).astype(np.int64)
    by_code = {code: row for row, code in enumerate(codes)}
    return Ages(bands=bands, by_code=by_code, by_key={}, source=source) if bands.any() else None


def with_ages(residents: Residents, ages: Iterable[Ages | None]) -> Residents:
    """The same people; towns without ages get them from the first source that knows any, which is named."""
    towns = list(map(_nobody, residents.towns))
    lacking = [place for place, town in enumerate(towns) if town.age75plus is None or town.age65plus is None]
    known = next((one for one in ages if one is not None), None) if lacking else None
    if known is None:
        return replace(residents, towns=tuple(towns))
    totals = np.array([towns[place].people for place in lacking], dtype=np.int64)
    weights = np.concatenate([known.of(towns[place]) for place in lacking])
    split = share_out(totals, np.repeat(np.arange(len(lacking)), _BANDS), weights).reshape(-1, _BANDS)
    for place, (_, aged, older) in zip(lacking, split.tolist(), strict=True):
        towns[place] = replace(towns[place], age65plus=aged + older, age75plus=older)
    return replace(residents, towns=tuple(towns), ages=known.source)


def _nobody(town: Town) -> Town:
    """Where nobody lives, nobody is old."""
    return town if town.people else replace(town, age65plus=0, age75plus=0)


def _bands(town: Town) -> NDArray[np.int64]:
    aged, older = town.age65plus or 0, town.age75plus or 0
    return np.array([town.people - aged, aged - older, older], dtype=np.int64)


def _in(cells: Sequence[MeshCell], group: str) -> NDArray[np.float64]:
    found, _ = people_of(cells, group)
    return np.array([found[cell.code] for cell in cells], dtype=np.float64)
