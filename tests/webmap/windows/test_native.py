"""The import table of compiled parts: what they load is in the folder or in every Windows."""

from tests.webmap.windows.parts import a_library
from webmap.windows import native


def test_the_names_are_read_also_those_loaded_late() -> None:
    assert native.imported(a_library("KERNEL32.dll", "python312.dll")) == ["KERNEL32.dll", "python312.dll"]
    assert native.imported(a_library("KERNEL32.dll", late=("DWMAPI.dll",))) == ["KERNEL32.dll", "DWMAPI.dll"]
    assert native.imported(a_library()) == []


def test_what_is_not_for_windows_loads_nothing() -> None:
    assert native.imported(b"\x7fELF" + bytes(400)) == []
    assert native.imported(b"MZ" + bytes(400)) == []


def test_a_library_that_nobody_has_is_found_whatever_its_case() -> None:
    parts = {
        "parts/a/one.pyd": a_library("python312.dll", "VCRUNTIME140.dll", "api-ms-win-crt-heap-l1-1-0.dll", "Far.dll"),
        "parts/b.libs/two-123.dll": a_library("KERNEL32.dll", "msvcp140.dll"),
        "python/python312.dll": b"stand-in",
        "python/vcruntime140.dll": b"stand-in",
    }
    assert native.unresolved(parts) == ["parts/a/one.pyd: Far.dll", "parts/b.libs/two-123.dll: msvcp140.dll"]
