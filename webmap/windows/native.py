"""Compiled parts of a folder: which libraries each of them loads by name, read from its import table (PE/COFF)."""

import re
import struct
from collections.abc import Mapping

_LIBRARY = (".pyd", ".dll", ".exe")
_IMPORTS, _LATE_IMPORTS = 1, 13
# What every Windows 10 and 11 has.
_SYSTEM = re.compile(
    r"(api-ms-win-|ext-ms-)[\w-]+\.dll|(advapi32|bcrypt|bcryptprimitives|cfgmgr32|combase|comctl32|comdlg32|crypt32|"
    r"dbghelp|dnsapi|dwmapi|dwrite|gdi32|imm32|iphlpapi|kernel32|kernelbase|msvcrt|mswsock|ncrypt|netapi32|normaliz|"
    r"ntdll|ole32|oleaut32|opengl32|powrprof|propsys|psapi|rpcrt4|secur32|setupapi|shell32|shlwapi|ucrtbase|user32|"
    r"userenv|uxtheme|version|winhttp|wininet|winmm|winspool|wldap32|ws2_32|wsock32)\.(dll|drv)"
)


def is_library(name: str) -> bool:
    """Whether a file is one that Windows loads."""
    return name.lower().endswith(_LIBRARY)


def unresolved(libraries: Mapping[str, bytes]) -> list[str]:
    """「file: library」 for each library that neither Windows nor the folder has; names are compared without case."""
    here = {path.rpartition("/")[2].lower() for path in libraries}
    return [
        f"{path}: {needed}"
        for path, content in libraries.items()
        for needed in imported(content)
        if needed.lower() not in here and not _SYSTEM.fullmatch(needed.lower())
    ]


def imported(content: bytes) -> list[str]:
    """The names of the libraries that a compiled part loads; none where it is not made for Windows."""
    if content[:2] != b"MZ":
        return []
    head = _number(content, 0x3C)
    if content[head : head + 4] != b"PE\0\0":
        return []
    sections, optional = struct.unpack_from("<H12xH", content, head + 6)
    start = head + 24
    wide = struct.unpack_from("<H", content, start)[0] == 0x20B
    folders = start + (112 if wide else 96)
    rows: list[tuple[int, int, int, int]] = [
        struct.unpack_from("<8xIIII", content, start + optional + 40 * row) for row in range(sections)
    ]

    def place(address: int) -> int:
        for size, virtual, stored, raw in rows:
            if virtual <= address < virtual + max(size, stored):
                return raw + address - virtual
        return -1

    found = []
    for table, step, name in ((_IMPORTS, 20, 12), (_LATE_IMPORTS, 32, 4)):
        at = place(_number(content, folders + 8 * table))
        while at > 0 and _number(content, at + name):
            found.append(_text(content, place(_number(content, at + name))))
            at += step
    return found


def _number(content: bytes, at: int) -> int:
    return int(struct.unpack_from("<I", content, at)[0])


def _text(content: bytes, at: int) -> str:
    return content[at : content.index(b"\0", at)].decode("ascii", "replace")
