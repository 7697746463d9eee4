import importlib.metadata
from types import SimpleNamespace

import pytest

from etl import plugins
from layers.errors import Refused


def test_every_module_of_the_package_is_found_by_its_id() -> None:
    found = plugins.importers()
    assert {"gathering_place_list", "standard_open_data", "gsi_shelters"} <= found.keys()
    assert all(importer.id == name for name, importer in found.items())


def test_two_importers_of_one_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    twice = [importlib.metadata.EntryPoint(name, "etl.importers", plugins.GROUP) for name in ("one", "two")]
    monkeypatch.setattr(plugins, "entry_points", lambda *, group: twice)
    with pytest.raises(Refused, match=r"\bimporter\.twice"):
        plugins.importers.__wrapped__()


def test_a_package_of_somebody_else_adds_its_importers(monkeypatch: pytest.MonkeyPatch) -> None:
    package = SimpleNamespace(__path__=["nowhere"], __name__="others")
    entry = SimpleNamespace(value="others", load=lambda: package)
    module = SimpleNamespace(IMPORTER=SimpleNamespace(id="own"))
    monkeypatch.setattr(plugins, "entry_points", lambda *, group: [entry])
    monkeypatch.setattr(plugins, "iter_modules", lambda path: [SimpleNamespace(name="own_list")])
    monkeypatch.setattr(plugins, "import_module", {"others.own_list": module}.__getitem__)
    assert plugins.importers.__wrapped__() == {"own": module.IMPORTER}
