"""The people: how many of which age and sex live in each 町丁 in 2020 (census) and in 2026 (register).

Whole numbers everywhere; parts always add up to their total (largest remainder).
"""

from dataclasses import dataclass
from functools import cache

from .blocks import Block, blocks_of
from .plan import dice
from .towns import SmallArea, inhabited

CENSUS_TOTAL = 95_486
REGISTER_TOTAL = 94_812
BANDS = 20  # 0–4, 5–9, … 90–94, 95 and older
# Shares of 0–14, 15–39, 40–64, 65–74, 75+; people to a block; people to a household; change until 2026.
_KINDS = {
    "suburb": ((0.125, 0.265, 0.355, 0.125, 0.130), 56, 2.35, 1.00),
    "station": ((0.105, 0.335, 0.335, 0.105, 0.120), 84, 1.95, 1.02),
    "oldtown": ((0.095, 0.220, 0.320, 0.150, 0.215), 52, 2.10, 0.97),
    "fishing": ((0.080, 0.190, 0.300, 0.180, 0.250), 36, 2.20, 0.93),
    "youngestate": ((0.190, 0.290, 0.360, 0.080, 0.080), 62, 2.70, 1.05),
    "oldestate": ((0.075, 0.170, 0.285, 0.205, 0.265), 47, 2.10, 0.95),
    "farm": ((0.095, 0.195, 0.320, 0.170, 0.220), 12, 2.60, 0.95),
    "hill": ((0.055, 0.125, 0.275, 0.210, 0.335), 7, 2.15, 0.89),
    "industry": ((0.0, 0.0, 0.0, 0.0, 0.0), 0, 1.0, 1.0),
}
_INSIDE = (
    (0.30, 0.34, 0.36),
    (0.22, 0.18, 0.18, 0.20, 0.22),
    (0.18, 0.20, 0.22, 0.21, 0.19),
    (0.48, 0.52),
    (0.39, 0.29, 0.20, 0.095, 0.025),
)
_MEN = (0.513,) * 3 + (0.505,) * 10 + (0.48, 0.47, 0.44, 0.41, 0.35, 0.27, 0.17)
_KEPT = (0.97,) * 13 + (0.95, 0.92, 0.87, 0.78, 0.62, 0.42, 0.20)  # still there five years later
# Hamlets of a few houses, so that the census has to hide them.
_TINY = {("奥谷", 0): 0.12, ("湯之沢", 0): 0.08, ("みなと埠頭", 0): 0.0, ("北山町", 0): 0.09}
_TINY_CHOME = {("みどりが丘", 5): 0.03, ("港町", 1): 0.03}


@dataclass(frozen=True, slots=True)
class Residents:
    """``men`` and ``women`` by five-year band, and households."""

    men: tuple[int, ...]
    women: tuple[int, ...]
    households: int

    @property
    def both(self) -> tuple[int, ...]:
        """People by band."""
        return tuple(a + b for a, b in zip(self.men, self.women, strict=True))

    @property
    def total(self) -> int:
        """All people."""
        return sum(self.men) + sum(self.women)

    def older(self, age: int) -> int:
        """People of at least this age (a multiple of five)."""
        return sum(self.both[age // 5 :])

    def plus(self, other: "Residents") -> "Residents":
        """The two together."""
        return Residents(
            tuple(a + b for a, b in zip(self.men, other.men, strict=True)),
            tuple(a + b for a, b in zip(self.women, other.women, strict=True)),
            self.households + other.households,
        )


NOBODY = Residents((0,) * BANDS, (0,) * BANDS, 0)


def whole(shares: list[float], total: int) -> list[int]:
    """``total`` divided by shares into whole numbers that add up to it."""
    weight = sum(shares) or 1.0
    exact = [share / weight * total for share in shares]
    counts = [int(value) for value in exact]
    order = sorted(range(len(shares)), key=lambda i: (counts[i] - exact[i], i))
    for i in order[: total - sum(counts)]:
        counts[i] += 1
    return counts


def _bands(area: SmallArea) -> list[float]:
    chance = dice(f"ages {area.key_code}")
    shares: list[float] = []
    for part, inside in zip(_KINDS[area.town.kind][0], _INSIDE, strict=True):
        tilt = chance.uniform(0.86, 1.14)
        shares.extend(part * tilt * share * chance.uniform(0.93, 1.07) for share in inside)
    return shares


def _size(area: SmallArea) -> float:
    tiny = {**_TINY, **_TINY_CHOME}.get((area.town.name, area.chome), 1.0)
    return len(blocks_of(area)) * _KINDS[area.town.kind][1] * tiny * dice(f"size {area.key_code}").uniform(0.85, 1.15)


def _residents(area: SmallArea, total: int, bands: list[float]) -> Residents:
    both = whole(bands, total)
    men = [round(count * share) for count, share in zip(both, _MEN, strict=True)]
    women = tuple(count - part for count, part in zip(both, men, strict=True))
    return Residents(tuple(men), women, round(total / _KINDS[area.town.kind][2]))


@cache
def census() -> dict[str, Residents]:
    """Residents of 1 October 2020 by KEY_CODE."""
    areas = inhabited()
    totals = whole([_size(area) for area in areas], CENSUS_TOTAL)
    return {area.key_code: _residents(area, n, _bands(area)) for area, n in zip(areas, totals, strict=True)}


@cache
def register() -> dict[str, Residents]:
    """Residents of 31 March 2026 by KEY_CODE: most stay and grow older, some move."""
    areas, before = inhabited(), census()
    sizes = [before[area.key_code].total * _KINDS[area.town.kind][3] for area in areas]
    totals = whole(sizes, REGISTER_TOTAL)
    found = {}
    for area, total in zip(areas, totals, strict=True):
        was = before[area.key_code].both
        grown = [was[0] * 0.84] + [was[i - 1] * _KEPT[i - 1] for i in range(1, BANDS)]
        grown[-1] += was[-1] * _KEPT[-1]
        mixed = [0.55 * new + 0.45 * old for new, old in zip(grown, was, strict=True)]
        found[area.key_code] = _residents(area, total, mixed)
    return found


@cache
def census_by_block() -> dict[Block, Residents]:
    """The people of the census spread over the blocks of their 町丁."""
    found = {}
    for area in inhabited():
        blocks, chance = blocks_of(area), dice(f"block people {area.key_code}")
        weights = [chance.uniform(0.3, 1.7) for _ in blocks]
        people = census()[area.key_code]
        men = [whole(weights, count) for count in people.men]
        women = [whole(weights, count) for count in people.women]
        homes = whole(weights, people.households)
        for i, block in enumerate(blocks):
            found[block] = Residents(tuple(band[i] for band in men), tuple(band[i] for band in women), homes[i])
    return found
