"""The folder as a zip: what lies where, what is pressed, and what an update leaves alone."""

import re
import zipfile
from pathlib import Path

import pytest

from layers.errors import LayersError
from tests.webmap.windows.parts import LIBRARIES, a_library, a_python, a_wheel
from webmap.windows import layout

SIGNS = set("&|<>^%\\`'!")


def folder(tmp_path: Path, files: dict[str, bytes] | None = None) -> dict[str, bytes]:
    """A folder made from small parts, by name."""
    python, _ = a_python(tmp_path / "python-3.12.10-embed-amd64.zip")
    inside = files or {
        "webmap/windows/start.py": b"# start",
        "webmap/static/app.js": b"x",
        "a/lib.pyd": a_library("python312.dll"),
        "ours-1.0.data/purelib/pure.py": b"pure",
        "ours-1.0.data/scripts/tool": b"no",
        "ours-1.0.data/data/share/man": b"no",
    }
    layout.write(tmp_path / "out.zip", python, [a_wheel(tmp_path, "ours-1.0-py3-none-any", inside)])
    with zipfile.ZipFile(tmp_path / "out.zip") as made:
        assert made.testzip() is None
        assert all(entry.flag_bits & 0x800 for entry in made.infolist()), "names are told to be UTF-8"
        return {entry.filename: made.read(entry) for entry in made.infolist()}


def test_everything_has_its_place(tmp_path: Path) -> None:
    made = folder(tmp_path)
    top = sorted({name.split("/")[1] for name in made})
    (programme,) = [name for name in top if name.startswith("program-")]
    assert set(top) == {"まちの居場所マップ.bat", "ホールで使う.bat", "はじめにお読みください.txt", programme}
    inside = {name.partition(f"/{programme}/")[2] for name in made} - {""}
    assert {f"python/{name}" for name in LIBRARIES} < inside
    assert {name for name in inside if name.startswith("parts/")} == {
        "parts/webmap/windows/start.py",
        "parts/webmap/static/app.js",
        "parts/a/lib.pyd",
        "parts/pure.py",
        "parts/ours-1.0.dist-info/METADATA",
    }
    (shut,) = [content for name, content in made.items() if name.endswith("._pth")]
    assert shut == b"python312.zip\r\n.\r\n../parts\r\n"


def test_an_update_gets_a_programme_of_its_own_name_and_no_zip_holds_data(tmp_path: Path) -> None:
    names = set()
    for number in (1, 1, 2):
        made = folder(tmp_path, {"ours.py": str(number).encode()})
        names |= {name.split("/")[1] for name in made if "/program-" in name}
        assert not [name for name in made if name.split("/")[1].startswith("data")]
    assert len(names) == 2


@pytest.mark.parametrize("words", layout.PRESSED.values())
def test_what_is_pressed_reads_in_a_japanese_window_and_holds_no_sign_of_the_shell(words: str) -> None:
    pressed = layout.starter("program-0123abcd", words)
    text = pressed.decode("cp932")
    assert pressed.count(b"\r\n") == pressed.count(b"\n") == len(text.splitlines())
    assert f'"%~dp0program-0123abcd\\python\\python.exe" -X utf8 -m webmap.windows.start{words}\r\n' in text
    assert "PROGRAMME" not in text
    assert "WORDS" not in text
    # The second half of a wide letter must not look like a sign of the shell to a window of another language.
    for letter in re.findall(r"[^\x00-\x7f]", text):
        assert not SIGNS & set(letter.encode("cp932").decode("latin-1")), letter


def test_the_paper_reads_in_the_editor_of_windows(tmp_path: Path) -> None:
    (read,) = [content for name, content in folder(tmp_path).items() if name.endswith(".txt")][:1]
    assert read.startswith(b"\xef\xbb\xbf")
    assert "インストールも要りません" in read.decode("utf-8-sig")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../out.py", "windows.leads_out"),
        ("/etc/x.py", "windows.leads_out"),
        ("a\\b.py", "windows.leads_out"),
        (f"{'a' * 150}.py", "windows.too_long"),
    ],
)
def test_names_that_windows_cannot_hold_stop_the_work(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(LayersError) as fault:
        folder(tmp_path, {name: b""})
    assert fault.value.code == code


def test_two_parts_that_differ_under_one_name_stop_the_work(tmp_path: Path) -> None:
    python, _ = a_python(tmp_path / "python.zip")
    found = [a_wheel(tmp_path, f"{name}-1-py3-none-any", {"same.py": name.encode()}) for name in ("one", "two")]
    with pytest.raises(LayersError) as fault:
        layout.write(tmp_path / "out.zip", python, found)
    assert fault.value.code == "windows.twice"


def test_another_python_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "python.zip", "w") as made:
        made.writestr("python312._pth", "")
    with pytest.raises(LayersError) as fault:
        layout.write(tmp_path / "out.zip", tmp_path / "python.zip", [])
    assert fault.value.code == "windows.not_python"
