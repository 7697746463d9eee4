"""Every ``[[list]]`` of a sample city names an importer that exists and a kind of the vocabulary."""

import pkgutil
from importlib import import_module

import pytest

from layers import vocabulary
from layers.city import SAMPLES, City, Listing, find

CITIES = [find(path.stem)[0] for path in sorted(SAMPLES.glob("*.toml"))]
LISTS = [pytest.param(city, one, id=f"{city.id}:{one.file}") for city in CITIES for one in city.lists]


def importer_ids() -> set[str]:
    package = import_module("etl.importers")
    modules = [import_module(f"etl.importers.{found.name}") for found in pkgutil.iter_modules(package.__path__)]
    return {module.IMPORTER.id for module in modules if hasattr(module, "IMPORTER")}


@pytest.mark.parametrize(("city", "listing"), LISTS)
def test_importer_and_kind_are_known(city: City, listing: Listing) -> None:
    assert listing.importer in importer_ids()
    # A list of places names a kind of place, a list of zones a kind of zone.
    assert listing.kind in {"", *vocabulary.kinds(), *(kind.id for kind in city.zone_kinds)}
    assert listing.audience in {"", *vocabulary.audiences()}


@pytest.mark.parametrize(("city", "listing"), LISTS)
def test_a_list_says_where_it_comes_from(city: City, listing: Listing) -> None:
    assert listing.title
    assert listing.publisher
    assert listing.licence


def test_list_ids_are_unique_within_a_city() -> None:
    for city in CITIES:
        ids = [one.id for one in city.lists if one.id]
        assert len(ids) == len(set(ids)), city.id
