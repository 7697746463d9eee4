"""Which wheels go into the folder: those of the lock for Windows, complete among themselves."""

from pathlib import Path

import pytest

from layers.errors import LayersError
from tests.rules.tree import ROOT
from tests.webmap.windows.parts import a_wheel
from webmap.windows import wheels

MACHINE = wheels.windows("3.12.10")
LOCK = """
one==1.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
    # via two
two==2.0 ; python_full_version < '3.12' \\
    --hash=sha256:cc
Two==2.1 ; python_full_version >= '3.12' \\
    --hash=sha256:dd
only-linux==1.0 ; sys_platform == 'linux' \\
    --hash=sha256:ee
"""


def test_markers_are_answered_for_windows_and_hashes_kept() -> None:
    assert wheels.pinned(LOCK, MACHINE) == {
        "one": "one==1.0 --hash=sha256:aa --hash=sha256:bb",
        "two": "Two==2.1 --hash=sha256:dd",
    }


def test_the_lock_of_the_house_is_understood_and_every_line_has_a_hash() -> None:
    pins = wheels.pinned((ROOT / "requirements.lock").read_text("utf-8"), MACHINE)
    assert {"flask", "numpy", "pyogrio", "typst", "tzdata"} <= pins.keys()
    assert [line for line in pins.values() if "--hash=sha256:" not in line] == []


def test_each_name_has_one_wheel(tmp_path: Path) -> None:
    one = a_wheel(tmp_path, "one-1.0-py3-none-any", {"one.py": b""})
    assert wheels.chosen(tmp_path, ["one"]) == [one]
    a_wheel(tmp_path, "one-1.1-py3-none-any", {"one.py": b""})
    with pytest.raises(LayersError) as fault:
        wheels.chosen(tmp_path, ["one", "two"])
    assert fault.value.params == {"names": "one・two"}


def test_what_windows_alone_needs_is_missed(tmp_path: Path) -> None:
    needs = ("b-part>=2", 'colour; sys_platform == "win32"', 'fork; sys_platform == "linux"', 'extra; extra == "x"')
    found = [
        a_wheel(tmp_path, "a_part-1.0-py3-none-any", {}, needs=needs),
        a_wheel(tmp_path, "b_part-1.0-cp312-cp312-win_amd64", {}),
    ]
    assert wheels.missing(found, MACHINE) == [
        "a_part-1.0-py3-none-any.whl: b-part>=2",
        'a_part-1.0-py3-none-any.whl: colour; sys_platform == "win32"',
    ]
