"""A ground by chance: streets of a small grid with hills, steps, one-way edges and gaps; homes, towns and places."""

from datetime import date

import numpy as np

from layers.access.ends import snap
from layers.access.grounds import Ground
from layers.access.network import STEPS, WalkNetwork
from layers.access.people import Area, Demand, Residents
from layers.geo.shapes import to_plane_transformer
from layers.place.services import ServicePoint
from layers.place.zones import Town
from tests.builders import a_service_point

SRID = 6672  # 平面直角座標系 第IV系
STEP_METRES = 60.0
SIDE = 9
AREAS = 4
_CORNER = (134.0, 34.3)


def lonlat_of(plane: np.ndarray) -> np.ndarray:
    """Degrees of plane metres."""
    return np.column_stack(to_plane_transformer(SRID).transform(plane[:, 0], plane[:, 1], direction="INVERSE"))


def a_network(chance: np.random.Generator) -> WalkNetwork:
    """Neighbours joined both ways, one way or not at all."""
    east, north = np.meshgrid(np.arange(SIDE), np.arange(SIDE))
    corner = np.array(to_plane_transformer(SRID).transform(*_CORNER))
    plane = corner + STEP_METRES * np.column_stack([east.ravel(), north.ravel()]) + chance.uniform(-9, 9, (SIDE**2, 2))
    number = np.arange(SIDE**2).reshape(SIDE, SIDE)
    one = np.concatenate([number[:, :-1].ravel(), number[:-1].ravel()])
    other = np.concatenate([number[:, 1:].ravel(), number[1:].ravel()])
    there, back = chance.random(len(one)) < 0.65, chance.random(len(one)) < 0.65
    tails = np.concatenate([one[there], other[back]]).astype(np.int32)
    heads = np.concatenate([other[there], one[back]]).astype(np.int32)
    across = plane[heads] - plane[tails]
    return WalkNetwork(
        nodes_lonlat=lonlat_of(plane),
        nodes_plane=plane,
        heights=chance.uniform(0, 8, SIDE**2).astype(np.float32),
        tails=tails,
        heads=heads,
        lengths=np.hypot(across[:, 0], across[:, 1]).astype(np.float32),
        marks=np.where(chance.random(len(tails)) < 0.05, STEPS, 0).astype(np.uint8),
        plane_srid=SRID,
    )


def a_demand(network: WalkNetwork, chance: np.random.Generator, homes: int = 60) -> Demand:
    """People at junctions and off the roads; one home is tied to no street."""
    nodes = chance.integers(0, len(network), homes)
    spots = network.nodes_plane[nodes] + np.where(
        chance.random((homes, 1)) < 0.5, chance.uniform(-40, 40, (homes, 2)), 0
    )
    spots[0] += 9000.0
    return Demand(
        group="all",
        areas=tuple(Area(code=f"{area}", name=f"{area}丁目", residents=500) for area in range(AREAS)),
        homes=snap(network, spots),
        spots_plane=spots,
        area_of=chance.integers(0, AREAS, homes).astype(np.int32),
        people=chance.integers(0, 30, homes),
        uncertain=np.zeros(homes, dtype=np.bool_),
    )


def places(network: WalkNetwork, chance: np.random.Generator, count: int) -> tuple[ServicePoint, ...]:
    """Places anywhere in town; every third fetches people of one town; the last has no position."""
    plane = network.nodes_plane[chance.integers(0, len(network), count)] + chance.uniform(-50, 50, (count, 2))
    found = []
    for number, spot in enumerate(lonlat_of(plane) if count else ()):
        facts = {"note": f"送迎あり（{number % AREAS}丁目）", "transport": "送迎あり"} if number % 3 == 0 else {}
        lonlat = None if number == count - 1 else (float(spot[0]), float(spot[1]))
        found.append(a_service_point(f"会{number}", id=f"p{number}", lonlat=lonlat, facts=facts))
    return tuple(found)


def a_ground(seed: int, count: int = 6) -> Ground:
    """All of it."""
    chance = np.random.default_rng(seed)
    network = a_network(chance)
    return Ground(
        network=network,
        residents=Residents(towns=tuple(Town(name=f"{area}丁目", people=500) for area in range(AREAS))),
        demand=a_demand(network, chance),
        places=places(network, chance, count),
        today=date(2026, 11, 22),
    )
