"""The vendored libraries: complete only at the locked versions; then neither npm nor a network is needed."""

import json
from pathlib import Path

import pytest

from webmap.frontend import vendor


def filled(folder: Path) -> Path:
    """A folder as `fill` leaves it."""
    for paths in vendor.FILES.values():
        for path in paths:
            (folder / Path(path).name).write_text("x")
    (folder / vendor.STAMP).write_text(json.dumps(vendor.wanted()))
    return folder


def test_the_lock_names_version_and_hash() -> None:
    assert {name: line.split()[0] for name, line in vendor.wanted().items()} == {
        "maplibre-gl": "5.24.1",
        "pmtiles": "4.5.0",
    }
    assert all(line.split()[1].startswith("sha512-") for line in vendor.wanted().values())


def test_every_package_of_the_lock_has_a_hash_and_no_address() -> None:
    lock = json.loads((vendor.HERE / "package-lock.json").read_text("utf-8"))
    packages = {name: row for name, row in lock["packages"].items() if name}
    assert packages
    assert all(row["integrity"].startswith("sha512-") and "resolved" not in row for row in packages.values())


def test_complete_means_all_files_at_the_locked_versions(tmp_path: Path) -> None:
    assert not vendor.is_complete(tmp_path)
    filled(tmp_path)
    assert vendor.is_complete(tmp_path)
    (tmp_path / "pmtiles.js").unlink()
    assert not vendor.is_complete(tmp_path)
    filled(tmp_path)
    (tmp_path / vendor.STAMP).write_text('{"maplibre-gl": "1.0.0 sha512-x"}')
    assert not vendor.is_complete(tmp_path)


def test_nothing_is_run_when_all_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vendor, "is_complete", lambda: True)
    monkeypatch.setattr(vendor.subprocess, "run", lambda *_a, **_k: pytest.fail("npm was run"))
    assert vendor.main() == 0


def test_without_a_network_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def cut(*_a: object, **_k: object) -> None:
        raise OSError("no network")

    monkeypatch.setattr(vendor, "is_complete", lambda: False)
    monkeypatch.setattr(vendor, "fill", cut)
    assert vendor.main() == 1
    assert "ネットワーク" in capsys.readouterr().err
