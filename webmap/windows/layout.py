"""The folder as one zip: two files to press, one to read, and the programme under a name of its own edition.

An update lies beside the old programme and never touches ``data``, which no zip of ours holds.
"""

import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from layers.errors import LayersError

HERE = Path(__file__).parent
HOME = "まちの居場所マップ"
PRESSED = {"まちの居場所マップ.bat": "", "ホールで使う.bat": " --hall"}
READ = "はじめにお読みください.txt"
# Between the name of a user's folder and 260 letters there is little room.
LONGEST_PATH = 150
_WHEN = (2026, 1, 1, 0, 0, 0)
_SHUT = "{library}\r\n.\r\n../parts\r\n"


def write(out: Path, python: Path, wheels: Iterable[Path]) -> dict[str, bytes]:
    """Write the zip; gives back the compiled parts in it by name, for whoever checks them."""
    wheels = list(wheels)
    programme = f"program-{_edition([python, *wheels])}"
    libraries: dict[str, bytes] = {}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as folder:
        for name, words in PRESSED.items():
            _put(folder, name, starter(programme, words))
        _put(folder, READ, _windows((HERE / "readme.txt").read_text("utf-8"), "utf-8-sig"))
        for name, content in [*_python(python), *_parts(wheels)]:
            _put(folder, f"{programme}/{name}", content)
            if name.lower().endswith((".pyd", ".dll")):
                libraries[name] = content
    return libraries


def starter(programme: str, words: str) -> bytes:
    """A file to press: in the letters that the black window of a Japanese Windows reads."""
    text = (HERE / "starter.bat").read_text("utf-8")
    return _windows(text.replace("PROGRAMME", programme).replace(" WORDS", words), "cp932")


def _edition(files: Iterable[Path]) -> str:
    """Eight signs that change with whatever is in the programme."""
    told = hashlib.sha256()
    for path in files:
        told.update(hashlib.sha256(path.read_bytes()).digest())
    return told.hexdigest()[:8]


def _python(path: Path) -> Iterator[tuple[str, bytes]]:
    """The embeddable Python, shut off from everything on the machine but the parts beside it."""
    with zipfile.ZipFile(path) as python:
        names = python.namelist()
        (shut,) = [name for name in names if name.endswith("._pth")]
        library = shut.replace("._pth", ".zip")
        if not {"python.exe", library} <= set(names):
            raise LayersError("windows.not_python", file=path.name)
        for name in names:
            if name != shut and not name.endswith("/"):
                yield f"python/{_inside(name)}", python.read(name)
        yield f"python/{shut}", _SHUT.format(library=library).encode("ascii")


def _parts(wheels: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    """What the wheels would install into the folder of the packages. Their manuals and commands are not used here."""
    seen: dict[str, bytes] = {}
    for path in wheels:
        with zipfile.ZipFile(path) as wheel:
            for name in wheel.namelist():
                target = _target(name)
                if not target or name.endswith("/"):
                    continue
                content = wheel.read(name)
                if seen.setdefault(target, content) != content:
                    raise LayersError("windows.twice", name=target)
                yield f"parts/{_inside(target)}", content


def _target(name: str) -> str:
    """Where a file of a wheel goes: "" for nowhere."""
    top, _, rest = name.partition("/")
    if not top.endswith(".data"):
        return name
    kind, _, inner = rest.partition("/")
    return inner if kind in ("purelib", "platlib") else ""


def _inside(name: str) -> str:
    """The name, which must lead nowhere else."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
        raise LayersError("windows.leads_out", name=name)
    return name


def _put(folder: zipfile.ZipFile, name: str, content: bytes) -> None:
    path = f"{HOME}/{name}"
    if len(path) > LONGEST_PATH:
        raise LayersError("windows.too_long", name=path)
    entry = zipfile.ZipInfo(path, _WHEN)
    entry.compress_type = zipfile.ZIP_DEFLATED
    folder.writestr(entry, content)


def _windows(text: str, coding: str) -> bytes:
    return text.replace("\n", "\r\n").encode(coding)
