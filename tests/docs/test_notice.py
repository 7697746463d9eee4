"""NOTICE is made from the lock file, is up to date, and nothing under the GPL or AGPL is in the default install."""

import json
import re
from importlib import metadata
from pathlib import Path
from runpy import run_path
from types import SimpleNamespace

import pytest

ROOT = Path(__file__).parents[2]
maker = SimpleNamespace(**run_path(str(ROOT / "docs" / "notice.py")))


def test_notice_is_up_to_date() -> None:
    assert (ROOT / "NOTICE").read_text("utf-8") == maker.notice(), "docs/notice.py を実行してください"


def test_every_pinned_part_is_named_with_its_version() -> None:
    text = (ROOT / "NOTICE").read_text("utf-8")
    pinned = re.findall(r"^([\w.-]+)==([^\s;\\]+)", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE)
    assert len(pinned) > 30
    named = {line.partition(": ")[0] for line in text.splitlines()}
    missed = [name for name, version in pinned if not any(re.match(f"{name} .*{re.escape(version)}", n) for n in named)]
    assert missed == []


def test_no_line_of_the_notice_is_gpl() -> None:
    body = (ROOT / "NOTICE").read_text("utf-8").partition("\nPython parts\n")[2]
    assert body
    without_lesser = re.sub(r"LGPL[-\w.]*|GPL-3\.0-or-later WITH GCC-exception-3\.1", "", body)
    assert re.findall(r".*GPL.*|.*Affero.*|.*GNU General.*", without_lesser) == []


@pytest.mark.parametrize(
    "said",
    [
        "GPL-3.0-only",
        "AGPL-3.0-or-later",
        "GNU General Public License v3 (GPLv3)",
        "GNU Affero General Public License v3",
        "MIT AND GPL-2.0-only",
        "GPL-2.0-only AND GPL-3.0-or-later WITH GCC-exception-3.1",
        "AGPL-3.0 OR GPL-3.0",
    ],
)
def test_gpl_and_agpl_are_refused(said: str) -> None:
    with pytest.raises(maker.UnfitLicenceError, match="a-part"):
        maker.fit("a-part", said)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("LGPL-3.0-only", "LGPL-3.0-only [LGPL]"),
        ("GNU Lesser General Public License v3 (LGPLv3)", "GNU Lesser General Public License v3 (LGPLv3) [LGPL]"),
        ("MIT OR GPL-2.0-only", "MIT OR GPL-2.0-only"),
        ("GPL-3.0-or-later WITH GCC-exception-3.1", "GPL-3.0-or-later WITH GCC-exception-3.1"),
        ("BSD-3-Clause", "BSD-3-Clause"),
    ],
)
def test_other_licences_are_taken(said: str, shown: str) -> None:
    assert maker.fit("a-part", said) == shown


def test_every_wheel_that_carries_libraries_is_explained() -> None:
    carriers = {
        name
        for name in maker.pins((ROOT / "requirements.lock").read_text("utf-8"))
        if any(".libs/" in str(path) for path in metadata.files(name) or [])
    }
    assert carriers <= set(maker.CARRIED)


def test_an_unknown_front_end_library_is_refused(tmp_path: Path) -> None:
    package = tmp_path / "package.json"
    package.write_text(json.dumps({"dependencies": {"pmtiles": "4.5.0"}}), "utf-8")
    assert maker.front_end(package) == ["pmtiles 4.5.0: BSD-3-Clause"]
    package.write_text(json.dumps({"dependencies": {"left-pad": "1.0.0"}}), "utf-8")
    with pytest.raises(maker.UnfitLicenceError, match="left-pad"):
        maker.front_end(package)


def test_the_notice_names_no_host() -> None:
    assert "://" not in (ROOT / "NOTICE").read_text("utf-8")


def test_our_own_licence_is_apache() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert "Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text
