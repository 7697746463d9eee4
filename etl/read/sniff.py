"""What a file is, told by its first bytes and never by its name."""

import re
import struct
import zipfile
from pathlib import Path

from etl.read.decoding import decode
from etl.read.reading import Unreadable

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SHP = b"\x00\x00\x27\x0a"
_SQLITE = b"SQLite format 3\x00"
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
# A list may begin with a bracket; 「ほ」 in two bytes a letter begins with one.
_JSON = re.compile(rb"\{\s*(?:[\"}]|\Z)|\[(?:\{|[\n\r ])")
_ROOT = re.compile(rb"<(?:\w+:)?(kml|osm|graphml)[\s>]")
_OTHER = {
    b"%PDF": "PDF",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"\x1f\x8b": "gzip",
    b"7z\xbc\xaf": "7-Zip",
    b"Rar!": "RAR",
    b"{\\rtf": "RTF",
    b"\x7fELF": "ELF",
    b"MZ": "EXE",
}


def kind_of_bytes(path: Path) -> str:
    """``xlsx xls zip gpkg shapefile dbf kml osm pbf graphml json text empty``, or the name of what nobody reads."""
    with path.open("rb") as file:
        head = file.read(4096)
    if not head.strip(b"\x00\r\n\t "):
        return "empty"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(path)
    if head.startswith(_OLE):
        return "encrypted" if _encrypted(path) else "xls"
    if head.startswith(_SQLITE):
        return "gpkg"
    if head.startswith(_SHP) and struct.unpack("<i", head[28:32])[0] == 1000:
        return "sidecar" if path.suffix.lower() == ".shx" else "shapefile"
    return _dbf_or_text(path, head)


def _zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return "broken zip"
    if "[Content_Types].xml" not in names:
        return "zip"
    return "xlsx" if any(name.startswith("xl/") for name in names) else "Office"


def _encrypted(path: Path) -> bool:
    with path.open("rb") as file:
        return "EncryptedPackage".encode("utf-16-le") in file.read(1 << 20)


def _dbf_or_text(path: Path, head: bytes) -> str:
    if is_dbf(head, path.stat().st_size):
        return "dbf"
    if known := _signed(head):
        return known
    if _is_binary(head):
        return "binary"
    text = head.lstrip(_BOMS[0]).lstrip()
    if text.startswith(b"<") and (root := _ROOT.search(text)):
        return root[1].decode()
    return "json" if _JSON.match(text) else "text"


def _signed(head: bytes) -> str:
    """What begins with letters of its own; Protocolbuffer of OpenStreetMap has them behind a length."""
    if head[4:15] == b"\n\tOSMHeader":
        return "pbf"
    return next((name for magic, name in _OTHER.items() if head.startswith(magic)), "")


def _is_binary(head: bytes) -> bool:
    """NUL in what is no text: two bytes a letter give many of them, and old systems fill fields with a few."""
    if b"\x00" not in head or head.startswith(_BOMS):
        return False
    try:
        decode(head)
    except Unreadable as fault:
        return fault.finding.code == "file.encoding"
    return False


def is_dbf(head: bytes, size: int) -> bool:
    """Whether the header of a dBASE table agrees with itself and with the size of the file."""
    if len(head) < 33 or head[0] not in (0x03, 0x30, 0x83, 0x8B) or not 1 <= head[2] <= 12 or not 1 <= head[3] <= 31:
        return False
    records, header, record = struct.unpack("<IHH", head[4:12])
    return bool(header % 32 in (0, 1) or header > 32) and header + records * record <= size + 2 and record > 1
