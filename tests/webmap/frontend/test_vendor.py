"""The vendored libraries: complete only at the locked versions; then neither npm nor a network is needed."""

import json
import shutil
from pathlib import Path

import pytest

from webmap.frontend import vendor

MAP, EXPORT = "webmap/static/vendor", "layers/export/leaflet"


def filled(root: Path) -> Path:
    """The folders as `fill` leaves them."""
    for folder, packages in vendor.FILES.items():
        (root / folder).mkdir(parents=True, exist_ok=True)
        for paths in packages.values():
            for path in paths:
                (root / folder / Path(path).name).write_text("x")
        (root / folder / vendor.STAMP).write_text(json.dumps(vendor.wanted(packages)))
    return root


def test_the_lock_names_version_and_hash() -> None:
    found = {folder: vendor.wanted(packages) for folder, packages in vendor.FILES.items()}
    assert {folder: {name: line.split()[0] for name, line in lines.items()} for folder, lines in found.items()} == {
        MAP: {"maplibre-gl": "5.24.1", "pmtiles": "4.5.0"},
        EXPORT: {"leaflet": "1.9.4"},
    }
    assert all(line.split()[1].startswith("sha512-") for lines in found.values() for line in lines.values())


def test_every_package_of_the_lock_has_a_hash_and_no_address() -> None:
    lock = json.loads((vendor.HERE / "package-lock.json").read_text("utf-8"))
    packages = {name: row for name, row in lock["packages"].items() if name}
    assert packages
    assert all(row["integrity"].startswith("sha512-") and "resolved" not in row for row in packages.values())


@pytest.mark.parametrize(("folder", "name"), [(MAP, "pmtiles.js"), (EXPORT, "leaflet.css"), (EXPORT, "LICENSE")])
def test_complete_means_all_files_at_the_locked_versions(folder: str, name: str, tmp_path: Path) -> None:
    assert not vendor.is_complete(tmp_path)
    assert vendor.is_complete(filled(tmp_path))
    (tmp_path / folder / name).unlink()
    assert not vendor.is_complete(tmp_path)
    filled(tmp_path)
    (tmp_path / folder / vendor.STAMP).write_text('{"maplibre-gl": "1.0.0 sha512-x", "leaflet": "1.0.0 sha512-x"}')
    assert not vendor.is_complete(tmp_path)


def test_each_folder_gets_its_files_and_is_complete_then(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def install(arguments: list[str], folder: Path) -> None:
        assert arguments[0] == "ci"  # what checks the hashes of the lock
        assert {"package.json", "package-lock.json", ".npmrc"} <= {path.name for path in folder.iterdir()}
        for packages in vendor.FILES.values():
            for package, paths in packages.items():
                for path in paths:
                    made = folder / "node_modules" / package / path
                    made.parent.mkdir(parents=True, exist_ok=True)
                    made.write_text(f"{package} {path}")

    monkeypatch.setattr(vendor, "_npm", install)
    vendor.fill(tmp_path)
    assert vendor.is_complete(tmp_path)
    assert (tmp_path / EXPORT / "leaflet.js").read_text() == "leaflet dist/leaflet.js"
    assert not (tmp_path / MAP / "leaflet.js").exists()


def test_a_folder_without_its_stamp_is_not_complete(tmp_path: Path) -> None:
    shutil.rmtree(filled(tmp_path) / EXPORT)
    assert not vendor.is_complete(tmp_path)


def test_nothing_is_run_when_all_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vendor, "is_complete", lambda: True)
    monkeypatch.setattr(vendor.subprocess, "run", lambda *_a, **_k: pytest.fail("npm was run"))
    assert vendor.main() == 0


def test_without_a_network_it_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def cut(*_a: object, **_k: object) -> None:
        raise OSError("no network")

    monkeypatch.setattr(vendor, "is_complete", lambda: False)
    monkeypatch.setattr(vendor, "fill", cut)
    assert vendor.main() == 1
    assert "ネットワーク" in capsys.readouterr().err
