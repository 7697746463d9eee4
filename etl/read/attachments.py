"""The photographs that come with a list: in its zip, in a zip within (Kobo's 「Media Attachments」), or beside it.

They are told by name; of two of one name it is the one in the folder of its row. Nothing is unpacked to a disk.
"""

import io
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath

LARGEST = 40 << 20
LARGEST_INNER = 256 << 20
MOST = 2000
_BESIDE = ("", "media", "attachments")

Read = Callable[[], bytes]


class Attachments:
    """What lies with one file."""

    def __init__(self, path: Path) -> None:
        """Look through a zip; beside any other file is only looked when a name is asked for."""
        self._folder = path.parent
        self._held: dict[str, list[tuple[str, Read]]] = {}
        if zipfile.is_zipfile(path):
            self._look(path.read_bytes(), inner=True)

    def read(self, name: str, near: str = "") -> bytes | None:
        """The bytes under a name, those in a folder called ``near`` first; ``None`` where there are none."""
        found = self._held.get(_folded(name), [])
        mine = [read for folder, read in found if near and near in folder] or [read for _, read in found]
        return mine[0]() if mine else self._beside(name)

    def _look(self, content: bytes, *, inner: bool) -> None:
        try:
            archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            return
        for part in archive.infolist()[:MOST]:
            pure = PurePosixPath(part.filename.replace("\\", "/"))
            if inner and pure.suffix.lower() == ".zip" and part.file_size <= LARGEST_INNER:
                self._look(_taken(archive, part), inner=False)
            elif not part.is_dir() and part.file_size <= LARGEST:
                read = _reader(archive, part)
                self._held.setdefault(_folded(pure.name), []).append((str(pure.parent), read))

    def _beside(self, name: str) -> bytes | None:
        for folder in _BESIDE:
            path = self._folder / folder / name
            if path.parent == self._folder / folder and path.is_file() and path.stat().st_size <= LARGEST:
                return path.read_bytes()
        return None


def _reader(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Read:
    return lambda: _taken(archive, part)


def _taken(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """Never more than the directory says; nothing of what is broken or locked."""
    try:
        with archive.open(part) as source:
            return source.read(part.file_size)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError, OSError, EOFError):
        return b""


def _folded(name: str) -> str:
    """Servers write spaces as underscores, and systems 「が」 as one letter or two."""
    return unicodedata.normalize("NFC", name).replace(" ", "_").casefold()
