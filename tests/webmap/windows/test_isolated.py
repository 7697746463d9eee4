"""The folder is unpacked and pressed: a Python that sees nothing but the folder serves the map, and once only.

The Python is that of this machine under the same ``._pth`` that shuts off the one for Windows; the compiled parts are
those of this machine too. Everything of our own comes out of the zip.
"""

import os
import signal
import subprocess
import sys
import sysconfig
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from layers import city as cities
from tests.command_line import new_list
from tests.rules.tree import ROOT
from tests.webmap.windows.parts import a_python
from webmap.windows import layout, wheels

PASSWORD = "合言葉は八文字以上"
ELSEWHERE = 'import etl, layers, webmap; print("\\n".join(one.__file__ for one in (etl, layers, webmap)))'
CHILD = (
    "import sys; from pathlib import Path; from etl.read.child import read_limited; "
    "print(read_limited(Path(sys.argv[1])).sha256)"
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked folder, with the Python of this machine in the place of that for Windows."""
    room = tmp_path_factory.mktemp("windows")
    python, _ = a_python(room / "python.zip")
    layout.write(room / "out.zip", python, [wheels.build_own(ROOT, room)])
    with zipfile.ZipFile(room / "out.zip") as made:
        made.extractall(room)
    home = room / layout.HOME
    (programme,) = home.glob("program-*")
    ours = programme / "python" / "python"
    ours.symlink_to(Path(sys.executable).resolve())
    shut = (programme / "python" / "python312._pth").read_text("ascii").split()
    paths = sysconfig.get_paths()
    library = [paths["stdlib"], sysconfig.get_config_var("DESTSHARED"), paths["purelib"], paths["platlib"]]
    ours.with_name("python._pth").write_text("\n".join([*library[:2], *shut[1:], *library[2:]]) + "\n")
    return home


@pytest.fixture
def pressed(home: Path, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """The programme, started as the file that is pressed does; the sample city lies beside it."""
    data = home / "data"
    data.mkdir(exist_ok=True)
    (data / "city.toml").write_text(cities.find("mihon")[1], "utf-8")
    process = subprocess.Popen(
        command(home, "-m", "webmap.windows.start"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=surroundings(home, tmp_path),
        cwd=tmp_path,
        # Without a window of its own, passwords are read from the input.
        start_new_session=True,
    )
    yield process
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)


def command(home: Path, *words: str) -> list[str]:
    (python,) = home.glob("program-*/python/python")
    return [str(python), "-X", "utf8", *words]


def surroundings(home: Path, tmp_path: Path) -> dict[str, str]:
    """Of the machine only what any programme has; a browser that writes down what it was shown."""
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" >> "{tmp_path}/shown"\n')
    browser.chmod(0o755)
    return {"PATH": os.environ["PATH"], "IBASHOMAP_HOME": f"{home}/.", "BROWSER": f"{browser} %s", "PYTHONPATH": "no"}


def read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=20) as told:
        return told.read().decode()


@pytest.mark.skipif(sys.platform == "win32", reason="stands in for Windows on other machines")
def test_a_python_that_sees_only_the_folder_serves_the_map_once(
    home: Path, pressed: subprocess.Popen[str], tmp_path: Path
) -> None:
    def asked(*words: str) -> str:
        done = subprocess.run(
            command(home, *words), stdout=subprocess.PIPE, check=True, cwd=tmp_path, env=surroundings(home, tmp_path)
        )
        return done.stdout.decode().strip()

    assert all(str(home) in line for line in asked("-c", ELSEWHERE).splitlines())
    assert pressed.stdin
    assert pressed.stdout
    pressed.stdin.write(f"yamada\n{PASSWORD}\n{PASSWORD}\n")
    pressed.stdin.flush()
    ready = ""
    while "ready http" not in ready:
        ready = pressed.stdout.readline()
        assert ready, pressed.stderr.read() if pressed.stderr else ""
    address = ready[ready.index("http") :].strip()
    assert read(f"{address}healthz") == '{"status":"ok"}\n'
    assert "みほん市" in read(f"{address}map")
    assert "みほん市" in read(f"{address}places")
    # The worker and the reader of uploads are children of the same Python.
    assert any(str(home) in line for line in _commands_below(pressed.pid))
    assert len(asked("-c", CHILD, str(new_list(tmp_path)))) == 64
    # A second press leads to the first.
    assert asked("-m", "webmap.windows.start") == ""
    assert (tmp_path / "shown").read_text().split() == [address, address]
    assert sorted(path.name for path in (home / "data").iterdir() if path.suffix in (".db", ".toml")) == [
        "city.toml",
        "ibashomap.db",
    ]


def _commands_below(process_id: int) -> list[str]:
    found = Path(f"/proc/{process_id}/task/{process_id}/children").read_text().split()
    return [Path(f"/proc/{one}/cmdline").read_text().replace("\0", " ") for one in found]
