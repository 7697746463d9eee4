"""The map layers: each module of this package that holds ``LAYER`` is one; adding a file adds a layer."""

import importlib
import pkgutil
from functools import cache

from layers.catalog.layer import MapLayer
from layers.errors import NotFound


@cache
def layers() -> dict[str, MapLayer]:
    """All layers by id, the lowest on the map first."""
    modules = (importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    found = [module.LAYER for module in modules if hasattr(module, "LAYER")]
    return {layer.id: layer for layer in sorted(found, key=lambda layer: (layer.order, layer.id))}


def get(layer_id: str) -> MapLayer:
    """The layer with this id; ``NotFound("layer.not_found")`` for any other word."""
    found = layers().get(layer_id)
    if found is None:
        raise NotFound("layer.not_found", given=layer_id)
    return found
