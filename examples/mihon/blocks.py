"""街区: the blocks of each 町丁 with their numbers, and addresses as people write them."""

from dataclasses import dataclass
from functools import cache

import shapely
from shapely import Point

from .plan import CITY, dice
from .streets import STEP_EAST, STEP_NORTH, node_tree
from .towns import SmallArea, inhabited


@dataclass(frozen=True, slots=True)
class Block:
    """街区 (a number of the 住居表示) or, where the town has none, a 地番."""

    area: SmallArea
    number: int
    x: float
    y: float

    @property
    def residential(self) -> bool:
        """Whether the town has 住居表示; farms and hills go by 地番."""
        return self.area.town.kind not in {"farm", "hill"}

    def address(self, house: int, style: int = 0) -> str:
        """The address of a house, in one of the ways in which lists spell it."""
        name, number = self.area.name, self.number
        if not self.residential:
            lot = f"{number}番地{house}"
            forms: tuple[str, ...] = (f"{CITY}{name}{lot}", f"{name}{number}-{house}", f"{CITY}大字{name}{lot}")
            return forms[style % len(forms)]
        forms = (
            f"{CITY}{name}{number}番{house}号",
            f"{name}{number}-{house}",
            f"{CITY}{self.area.census_name}{_wide(f'{number}－{house}')}",
            f"{self.area.census_name}{number}-{house}",
        )
        short = f"{self.area.town.name}{self.area.chome}-{number}-{house}"
        return short if self.area.chome and style % 5 == 4 else forms[style % len(forms)]


def _wide(text: str) -> str:
    return text.translate(str.maketrans("0123456789", "０１２３４５６７８９"))


def _spots(area: SmallArea) -> list[tuple[float, float]]:
    """Middles of blocks next to a street; the middle of the town where it has none."""
    found: list[tuple[float, float]] = []
    for part in area.parts:
        inner = part.buffer(-36)
        shapely.prepare(inner)
        west, south, east, north = part.bounds
        for row in range(int(north // STEP_NORTH), int(south // STEP_NORTH) - 1, -1):
            line = [((column + 0.5) * STEP_EAST, (row + 0.5) * STEP_NORTH)
                    for column in range(int(west // STEP_EAST), int(east // STEP_EAST) + 1)]  # fmt: skip
            inside = [spot for spot in line if inner.contains(Point(spot)) and _near_street(spot)]
            found.extend(inside if row % 2 else reversed(inside))
    spare = area.parts[0].representative_point()
    return found or [(spare.x, spare.y)]


def _near_street(spot: tuple[float, float]) -> bool:
    return len(node_tree().query(Point(spot), predicate="dwithin", distance=105)) >= 2


@cache
def blocks_of(area: SmallArea) -> tuple[Block, ...]:
    """The blocks of one 町丁, numbered from the north as an ox ploughs; 地番 leave gaps."""
    chance = dice(f"blocks {area.key_code}")
    number, found = 0, []
    for x, y in _spots(area):
        number += 1 if area.town.kind not in {"farm", "hill"} else chance.randint(4, 39)
        found.append(Block(area, number, round(x + chance.uniform(-10, 10), 2), round(y + chance.uniform(-10, 10), 2)))
    return tuple(found)


@cache
def all_blocks() -> tuple[Block, ...]:
    """Every block of the town in the order of KEY_CODE and number."""
    return tuple(block for area in inhabited() for block in blocks_of(area))
