"""Ahead of the jobs: what the worker has ready before anybody asks for it."""

from layers.access import kernels
from layers.store import Store
from layers.trust.audience import OPERATOR


def searches(store: Store) -> None:
    """Where there are streets to walk on, their searches are compiled, beside whatever else there is to do."""
    if store.file is not None:
        kernels.keep_in(store.file.parent)
    with store.reading(OPERATOR) as unit:
        if unit.walk_networks.fingerprint():
            kernels.warm_beside()
