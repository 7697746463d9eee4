"""Zip directories, judged before a byte is unpacked: size, ratio, number of parts, names; and what lies inside.

Sizes are those of the directory; ``zipfile`` never unpacks more than the directory says.
"""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from etl.read.reading import unreadable

MAX_BYTES = 100 * 1024 * 1024
MAX_RATIO = 100
MAX_PARTS = 200
# Small text compresses beyond any ratio without being a danger.
RATIO_FROM_BYTES = 5 * 1024 * 1024
MAIN = {".shp", ".csv", ".txt", ".tsv", ".geojson", ".json", ".gpkg", ".kml", ".xlsx", ".xls"}
_NOISE = ("__MACOSX/", ".DS_Store", "Thumbs.db")


def parts(path: Path) -> list[zipfile.ZipInfo]:
    """The files of a zip; ``Unreadable`` where unpacking it could harm."""
    try:
        with zipfile.ZipFile(path) as archive:
            found = [part for part in archive.infolist() if not part.is_dir()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as fault:
        raise unreadable("file.unreadable", reason=str(fault)) from fault
    if any(part.flag_bits & 1 for part in found):
        raise unreadable("file.encrypted")
    if len(found) > MAX_PARTS:
        raise unreadable("archive.too_many_parts", parts=len(found), limit=MAX_PARTS)
    unpacked = sum(part.file_size for part in found)
    packed = max(1, sum(part.compress_size for part in found))
    if unpacked > MAX_BYTES or (unpacked > RATIO_FROM_BYTES and unpacked / packed > MAX_RATIO):
        raise unreadable("archive.too_large", megabytes=unpacked // 1_000_000, limit=MAX_BYTES // 1_000_000)
    return found


@contextmanager
def unpacked(path: Path) -> Iterator[Path]:
    """The one file that a zip holds, with its companions, in a folder that is gone afterwards."""
    found = [part for part in parts(path) if not part.filename.startswith(_NOISE) and _safe(part.filename)]
    mains = [part for part in found if PurePosixPath(part.filename).suffix.lower() in MAIN]
    mains = mains or [part for part in found if PurePosixPath(part.filename).suffix.lower() == ".dbf"]
    # A text beside a shapefile tells about it and is no list of its own.
    shapes = [part for part in mains if part.filename.lower().endswith(".shp")]
    mains = shapes or mains
    if len(mains) != 1:
        names = "・".join(PurePosixPath(part.filename).name for part in mains[:5])
        raise unreadable("archive.several" if mains else "archive.nothing", names=names)
    with TemporaryDirectory(prefix="ibashomap-") as folder, zipfile.ZipFile(path) as archive:
        yield _write(archive, mains[0], found, Path(folder))


def _safe(name: str) -> bool:
    pure = PurePosixPath(name.replace("\\", "/"))
    return not pure.is_absolute() and ".." not in pure.parts and ":" not in name


def _write(archive: zipfile.ZipFile, main: zipfile.ZipInfo, found: list[zipfile.ZipInfo], folder: Path) -> Path:
    """Main file and companions under names of our own: only the endings come from the archive."""
    stem = str(PurePosixPath(main.filename).with_suffix("")).lower()
    for part in found:
        pure = PurePosixPath(part.filename)
        if part is main or str(pure.with_suffix("")).lower() == stem:
            with archive.open(part) as source, (folder / f"part{pure.suffix.lower()}").open("wb") as target:
                while block := source.read(1 << 20):
                    target.write(block)
    return folder / f"part{PurePosixPath(main.filename).suffix.lower()}"
