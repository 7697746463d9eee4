"""Zip directories, judged before a byte is unpacked: size, ratio, number of parts, names; and what lies inside.

Sizes are those of the directory; ``zipfile`` never unpacks more than the directory says.
"""

import zipfile
from collections.abc import Iterator, Sequence
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
# 国土数値情報 puts the points of a river or a railway beside its lines, and both in old and new letters.
_POINTS_BESIDE = ("RiverNode", "_Station")
_TODAY = "UTF-8"
_NOISE = ("__MACOSX/", ".DS_Store", "Thumbs.db")


def parts(path: Path) -> list[zipfile.ZipInfo]:
    """The files of a zip; ``Unreadable`` where unpacking it could harm."""
    found = _listed(path)
    _small_enough(found)
    return found


def _listed(path: Path) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(path) as archive:
            found = [part for part in archive.infolist() if not part.is_dir()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as fault:
        raise unreadable("file.unreadable", reason=str(fault)) from fault
    if any(part.flag_bits & 1 for part in found):
        raise unreadable("file.encrypted")
    if len(found) > MAX_PARTS:
        raise unreadable("archive.too_many_parts", parts=len(found), limit=MAX_PARTS)
    return found


def _small_enough(found: Sequence[zipfile.ZipInfo]) -> None:
    unpacked = sum(part.file_size for part in found)
    packed = max(1, sum(part.compress_size for part in found))
    if unpacked > MAX_BYTES or (unpacked > RATIO_FROM_BYTES and unpacked / packed > MAX_RATIO):
        raise unreadable("archive.too_large", megabytes=unpacked // 1_000_000, limit=MAX_BYTES // 1_000_000)


@contextmanager
def unpacked(path: Path) -> Iterator[Path]:
    """The one file that a zip holds, with its companions, in a folder that is gone afterwards."""
    found = [part for part in _listed(path) if not part.filename.startswith(_NOISE) and _safe(part.filename)]
    mains = [part for part in found if PurePosixPath(part.filename).suffix.lower() in MAIN]
    mains = mains or [part for part in found if PurePosixPath(part.filename).suffix.lower() == ".dbf"]
    # A text beside a shapefile tells about it and is no list of its own.
    shapes = [part for part in mains if part.filename.lower().endswith(".shp")]
    mains = _one_of(shapes) or mains
    if len(mains) != 1:
        names = "・".join(PurePosixPath(part.filename).name for part in mains[:5])
        raise unreadable("archive.several" if mains else "archive.nothing", names=names)
    taken = [part for part in found if part is mains[0] or _stem(part) == _stem(mains[0])]
    # What stays in the zip (the same once more as GML, often far larger) does no harm.
    _small_enough(taken)
    with TemporaryDirectory(prefix="ibashomap-") as folder, zipfile.ZipFile(path) as archive:
        yield _write(archive, mains[0], taken, Path(folder))


def _one_of(shapes: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """Of shapefiles that are one data set: its lines without the points on them, in the letters of today."""
    lines = [part for part in shapes if not _pure(part).stem.endswith(_POINTS_BESIDE)] or shapes
    names = {_pure(part).name for part in lines}
    today = [part for part in lines if _TODAY in _pure(part).parts]
    return today if len(names) == 1 and len(today) == 1 else lines


def _stem(part: zipfile.ZipInfo) -> str:
    return str(_pure(part).with_suffix("")).lower()


def _pure(part: zipfile.ZipInfo) -> PurePosixPath:
    return PurePosixPath(part.filename.replace("\\", "/"))


def _safe(name: str) -> bool:
    pure = PurePosixPath(name.replace("\\", "/"))
    return not pure.is_absolute() and ".." not in pure.parts and ":" not in name


def _write(archive: zipfile.ZipFile, main: zipfile.ZipInfo, taken: list[zipfile.ZipInfo], folder: Path) -> Path:
    """Main file and companions under names of our own: only the endings come from the archive."""
    for part in taken:
        ending = PurePosixPath(part.filename).suffix.lower()
        with archive.open(part) as source, (folder / f"part{ending}").open("wb") as target:
            while block := source.read(1 << 20):
                target.write(block)
    return folder / f"part{PurePosixPath(main.filename).suffix.lower()}"
