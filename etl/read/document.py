"""A file → a Document: looks at the bytes, asks the reader of that format, and turns every fault into a finding."""

import hashlib
import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from etl.read import archive, lengths, sniff
from etl.read.reading import Reading, Unreadable, unreadable
from layers.intake.contract import Document, Finding

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_BYTES = 300 * 1024 * 1024
# Loaded when first needed: GDAL alone takes longer to import than a workbook takes to read.
READERS = {
    "xlsx": ("etl.read.excel", "read"),
    "xls": ("etl.read.excel_old", "read"),
    "text": ("etl.read.text_csv", "read"),
    "kml": ("etl.read.kml", "read"),
    "json": ("etl.read.json_text", "read"),
    "shapefile": ("etl.read.vector", "shapefile"),
    "dbf": ("etl.read.vector", "dbf"),
    "gpkg": ("etl.read.vector", "gpkg"),
    "graphml": ("etl.read.walkway", "graphml"),
    "osm": ("etl.read.walkway", "osm"),
    "pbf": ("etl.read.walkway", "pbf"),
}
# What the system says of a file, in words of ours: its own are English.
OF_SYSTEM = {
    FileNotFoundError: "file.no_such_file",
    IsADirectoryError: "file.is_folder",
    PermissionError: "file.no_permission",
}
# The readers that take the encoding which somebody has chosen.
TEXTS = {"text", "json"}


def read(path: Path, *, folder: str | None = None, encoding: str | None = None) -> Document:
    """The document in a file; whatever is wrong with the file stands in its findings.

    ``encoding`` is the one that a person has chosen for a text; without it the bytes tell.
    """
    beside = path.absolute().parent.name if folder is None else folder
    head = {"name": legible(path.name), "folder": legible(beside)}
    digest, format_ = "", ""
    try:
        digest = _digest(path)
        format_ = sniff.kind_of_bytes(path)
        got = lengths.bounded(_reading(path, format_, encoding))
    except Unreadable as fault:
        return _without_content(head, digest, format_, fault.finding)
    except MemoryError:
        return unread(head, digest, format_, "file.too_heavy")
    except OSError as fault:
        code = next((code for kind, code in OF_SYSTEM.items() if isinstance(fault, kind)), "file.unreadable")
        return unread(head, digest, format_, code, reason=type(fault).__name__)
    except Exception as fault:  # noqa: BLE001 - the libraries below raise anything at all on a broken file
        return unread(head, digest, format_, "file.unreadable", reason=type(fault).__name__)
    return Document(
        **head,
        sha256=digest,
        format=got.format,
        encoding=got.encoding,
        tables=got.tables,
        features=got.features,
        network=got.network,
        findings=got.findings,
    )


def legible(name: str) -> str:
    """A name as text: one that is no UTF-8 (「通いの場.csv」 out of a zip of Windows) is read as CP932."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("cp932", "replace")
    return name


def unread(head: dict[str, str], digest: str, format_: str, code: str, **params: object) -> Document:
    """A document that holds nothing but the reason why."""
    return _without_content(head, digest, format_, Finding(level="error", code=code, params=params))


def _without_content(head: dict[str, str], digest: str, format_: str, finding: Finding) -> Document:
    return Document(name=head["name"], folder=head["folder"], sha256=digest, format=format_, findings=(finding,))


def _digest(path: Path) -> str:
    """SHA-256 of the bytes; of a Shapefile with its companions, since two can share their geometries."""
    if not path.is_file() and not path.is_dir() and path.exists():
        # A pipe or a device never ends.
        raise unreadable("file.unsupported", format="device")
    if path.stat().st_size > MAX_BYTES:
        raise unreadable("file.too_heavy")
    found = hashlib.sha256(path.read_bytes())
    if path.suffix.lower() == ".shp":
        for beside in sorted(path.parent.glob("*")):
            if beside.stem == path.stem and beside.suffix.lower() in (".dbf", ".prj"):
                found.update(beside.read_bytes())
    return found.hexdigest()


def _reading(path: Path, format_: str, encoding: str | None) -> Reading:
    if format_ == "zip":
        with archive.unpacked(path) as inner:
            kind = sniff.kind_of_bytes(inner)
            if kind == "zip":
                raise unreadable("archive.nothing", names="")
            return _reading(inner, kind, encoding)
    if format_ not in READERS:
        raise _reason(format_)
    module, name = READERS[format_]
    reader: Callable[..., Reading] = getattr(import_module(module), name)
    return reader(path, encoding=encoding) if format_ in TEXTS else reader(path)


def _reason(format_: str) -> Unreadable:
    if format_ == "empty":
        return unreadable("file.empty")
    if format_ == "encrypted":
        return unreadable("file.encrypted")
    if format_ == "sidecar":
        return unreadable("file.sidecar")
    if format_ == "broken zip":
        return unreadable("file.unreadable", reason="zip")
    return unreadable("file.unsupported", format=format_)
