"""Numbers on a crowded map: none on another, none left out while there is room, hardly a line under another ring."""

import random
import re

import shapely
from shapely.geometry import LineString

from layers.drawing.boxes import Box
from layers.drawing.numbered_spots import numbered
from layers.drawing.room import Room

_RECT = re.compile(r'<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"')
_WORDS = re.compile(r">([\d・]+)</text>")


def crowd(count: int) -> dict[int, tuple[float, float]]:
    """Spots as in a small town: most around two streets, some three in one hall."""
    chance = random.Random(7)
    spots = {}
    for number in range(1, count + 1):
        spots[number] = (chance.gauss(60, 18), chance.choice((30, 50)) + chance.gauss(0, 4))
    spots |= {count + more: spots[1] for more in (1, 2)}
    return spots


def test_forty_numbers_stand_apart_and_those_of_one_hall_share_a_ring() -> None:
    spots = crowd(40)
    pieces = numbered(spots, Room(Box(0, 0, 178, 86)), 3.2)
    markup = [str(piece.svg) for piece in pieces]
    rings = [Box(*map(float, found.groups())) for one in markup if (found := _RECT.search(one))]
    told = [found[1] for one in markup if (found := _WORDS.search(one))]
    assert sorted(int(number) for words in told for number in words.split("・")) == sorted(spots)
    assert "1・41・42" in told
    assert len(rings) == len(told)
    assert not any(one.overlaps(other) for at, one in enumerate(rings) for other in rings[at + 1 :])
    crossing = 0
    for words, ring in zip(told, rings, strict=True):
        lead = LineString([spots[int(words.split("・")[0])], ring.centre])
        others = [shapely.box(box.x, box.y, box.right, box.bottom) for box in rings if box != ring]
        crossing += lead.length > 0.2 and any(lead.crosses(other) for other in others)
    assert crossing <= 8
