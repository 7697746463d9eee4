"""Small things that stand in for large ones: a Python for Windows, wheels, a compiled part."""

import hashlib
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

# What python.org's zip of 3.12 holds, as far as others load it by name.
LIBRARIES = ("python.exe", "python3.dll", "python312.dll", "vcruntime140.dll", "vcruntime140_1.dll")


def a_python(path: Path) -> tuple[Path, str]:
    """A zip with the names of the embeddable Python, and its sum."""
    with zipfile.ZipFile(path, "w") as made:
        for name in (*LIBRARIES, "python312.zip", "LICENSE.txt"):
            made.writestr(name, b"stand-in")
        made.writestr("python312._pth", "python312.zip\r\n.\r\n#import site\r\n")
    return path, hashlib.sha256(path.read_bytes()).hexdigest()


def a_wheel(folder: Path, name: str, files: Mapping[str, bytes], *, needs: tuple[str, ...] = ()) -> Path:
    """``name`` as in a file name: ``part-1.0-py3-none-any``."""
    project, version, *_ = name.split("-")
    path = folder / f"{name}.whl"
    told = [f"Metadata-Version: 2.1\nName: {project}\nVersion: {version}", *(f"Requires-Dist: {one}" for one in needs)]
    with zipfile.ZipFile(path, "w") as made:
        for place, content in files.items():
            made.writestr(place, content)
        made.writestr(f"{project}-{version}.dist-info/METADATA", "\n".join(told) + "\n")
    return path


def a_library(*loads: str, late: tuple[str, ...] = ()) -> bytes:
    """The smallest 64-bit PE file that loads libraries by these names."""
    base, raw = 0x1000, 0x400
    body = bytearray(0x400)

    def table(at: int, step: int, place: int, names: tuple[str, ...], text: int) -> int:
        for number, name in enumerate(names):
            struct.pack_into("<I", body, at + step * number + place, base + text)
            body[text : text + len(name)] = name.encode()
            text += len(name) + 1
        return text

    end = table(0, 20, 12, loads, 0x200)
    table(0x100, 32, 4, late, end)
    head = bytearray(raw)
    head[:2] = b"MZ"
    struct.pack_into("<I", head, 0x3C, 0x80)
    head[0x80:0x84] = b"PE\0\0"
    struct.pack_into("<HH", head, 0x84, 0x8664, 1)
    struct.pack_into("<H", head, 0x94, 240)
    optional = 0x98
    struct.pack_into("<H", head, optional, 0x20B)
    struct.pack_into("<I", head, optional + 112 + 8, base)
    struct.pack_into("<I", head, optional + 112 + 8 * 13, base + 0x100 if late else 0)
    struct.pack_into("<8sIIII", head, optional + 240, b".rdata", len(body), base, len(body), raw)
    return bytes(head + body)
