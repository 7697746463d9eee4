"""The importers installed on this machine: each entry point of the group names a package, each module in it is one."""

from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pkgutil import iter_modules

from layers.errors import Refused
from layers.intake.contract import Importer

GROUP = "ibashomap.importers"


@cache
def importers() -> dict[str, Importer]:
    """All importers by id; ``Refused("importer.twice")`` where two share one."""
    found: dict[str, Importer] = {}
    for entry in sorted(entry_points(group=GROUP), key=lambda one: one.value):
        package = entry.load()
        for module in iter_modules(package.__path__):
            importer: Importer = import_module(f"{package.__name__}.{module.name}").IMPORTER
            if importer.id in found:
                raise Refused("importer.twice", id=importer.id)
            found[importer.id] = importer
    return found
