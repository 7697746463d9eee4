"""場所を決める: a place that waits for a position, what its address might mean, and what people have decided so far."""

from dataclasses import dataclass, field

from layers.place.services import ServicePoint

LAT = (20.0, 46.0)
LON = (122.0, 154.0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """One spot that might be meant.

    ``precision``: lot · block · town · same (a place at this address) · hall (a place of its hall's name) ·
    before (where a person had put it at its former address).
    """

    label: str
    precision: str
    lonlat: tuple[float, float]
    town: str = ""
    metres: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Placing:
    """One decision of a person. ``lonlat`` None: it meets nowhere in particular; ``state``: now · past · undone."""

    state: str
    how: str
    metres: int | None
    lonlat: tuple[float, float] | None
    address: str
    placed_by: str
    placed_at: str
    undone_by: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """A place with the reason why it waits ("" where it has its position), and what might be meant."""

    point: ServicePoint
    reason: str = ""
    candidates: tuple[Candidate, ...] = ()
    moved_from: str = ""
    history: tuple[Placing, ...] = field(default_factory=tuple)


def in_japan(lon: float, lat: float) -> bool:
    """Whether a position can be meant at all."""
    return LON[0] <= lon <= LON[1] and LAT[0] <= lat <= LAT[1]
