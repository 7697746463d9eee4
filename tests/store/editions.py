"""Two editions of one list of 架空市, and what a viewer reads of them."""

from layers.store import Store
from layers.trust.audience import OPERATOR, Viewer
from tests import town

CHANGED = town.town(0, 1) + "の会"
GONE = town.town(2, 2) + "の会"


def names(store: Store, viewer: Viewer = OPERATOR, **wanted: object) -> list[str]:
    """The names that this viewer reads."""
    with store.reading(viewer) as unit:
        return [point.name for point in unit.places.read(**wanted)]


def next_year(store: Store, *, release: bool = False) -> str:
    """Stage and publish the next edition of the list: one place gone, one with another schedule."""
    batch = town.places(gone=[GONE], renamed=CHANGED)
    with store.writing(OPERATOR) as unit:
        staged = unit.imports.stage(batch, town.document(batch, "2"))
        unit.imports.publish(staged, release=release)
    return staged


def schedule(store: Store, viewer: Viewer) -> str:
    """The schedule of the place that changes."""
    with store.reading(viewer) as unit:
        (point,) = [point for point in unit.places.read() if point.name == CHANGED]
    return point.facts["schedule"]
