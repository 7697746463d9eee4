"""架空市 with its streets, so that 「もし〜なら」 can be asked: every place stands at the middle corner of its area."""

import time

from flask.testing import FlaskClient

from layers.store import Store
from layers.trust.audience import OPERATOR
from tests import town_blocks

# Seven minutes are four blocks: every area is served to its last corner, and the next one is not.
ASKED = "kind=kayoinoba&people=75plus&minutes=7&walker=level60"
DRAFT = f"/coverage/what-if?{ASKED}"
CLOSED = "東町三丁目の会"


def lay_streets(store: Store) -> None:
    """The walk network of the town."""
    with store.writing(OPERATOR) as unit:
        unit.walk_networks.keep(town_blocks.network())


def place_id(store: Store, name: str) -> str:
    """The id of a place."""
    with store.reading(OPERATOR) as unit:
        return next(point.id for point in unit.places.read() if point.name == name)


def warmed(client: FlaskClient, asked: str = ASKED) -> None:
    """Wait until the page has what it computes from."""
    until = time.monotonic() + 60
    while not client.get(f"/coverage/what-if/ready.json?{asked}").json["ended"]:
        assert time.monotonic() < until
        time.sleep(0.02)
