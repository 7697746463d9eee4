"""The ground of a walk: as long as the time lasts, and never across a river."""

import numpy as np
import shapely

from layers.access.travel import isochrone, isochrone_shape, roads
from layers.access.walkers import walker
from layers.geo.shapes import to_lonlat, to_plane
from tests.layers.access.streets import both, network

LEVEL = walker("level60")


def ground(net, seconds, **said):
    made = isochrone_shape(net, isochrone(roads(net, LEVEL).forward, 0, 0.0, seconds), **said)
    return to_plane(made, plane_srid=net.plane_srid)


def placed(plane, edges):
    """A network whose degrees belong to its metres."""
    lonlat = shapely.get_coordinates(to_lonlat(shapely.multipoints(np.array(plane)), plane_srid=6672))
    made = network(edges, len(plane), plane=plane)
    object.__setattr__(made, "nodes_lonlat", lonlat)
    return made


def test_a_street_as_far_as_the_time_lasts():
    street = placed([[0.0, 0.0], [1000.0, 0.0]], both([(0, 1, 1000)]))
    west, south, east, north = ground(street, 250).bounds
    assert np.allclose([west, south, east, north], [-40, -40, 290, 40], atol=6)
    assert np.isclose(ground(street, 250, stretch_metres=100).bounds[2], 140, atol=6)


def test_the_far_bank_stays_outside():
    river = placed([[0.0, 0.0], [400.0, 0.0], [0.0, 150.0], [400.0, 150.0]], both([(0, 1, 400), (2, 3, 400)]))
    shape = ground(river, 600)
    assert shape.contains(shapely.Point(200, 0))
    assert not shape.intersects(shapely.Point(200, 150))


def test_a_small_yard_is_filled_and_a_park_is_not():
    def block(side):
        return placed(
            [[0.0, 0.0], [side, 0.0], [side, side], [0.0, side]],
            both([(0, 1, side), (1, 2, side), (2, 3, side), (3, 0, side)]),
        )

    assert ground(block(120.0), 600).contains(shapely.Point(60, 60))
    assert not ground(block(200.0), 600).contains(shapely.Point(100, 100))


def test_nobody_walks_at_all():
    alone = placed([[0.0, 0.0]], [])
    assert ground(alone, 600).contains(shapely.Point(0, 0))
