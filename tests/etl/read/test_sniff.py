from pathlib import Path

import pytest

from etl.read.sniff import is_dbf, kind_of_bytes


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"a,b\n", "text"),
        ("\ufeff名称".encode(), "text"),
        ("名称".encode("utf-16"), "text"),
        (b'{"type":1}', "json"),
        (b'\xef\xbb\xbf[{"a":1}]', "json"),
        (b"[heading],b\n", "text"),
        (b"II*\x00", "TIFF"),
        (b"MM\x00*", "TIFF"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"GIF89a", "GIF"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"7z\xbc\xaf'\x1c", "7-Zip"),
        (b"Rar!\x1a\x07", "RAR"),
        (b"{\\rtf1", "RTF"),
        (b"\x7fELF\x02", "ELF"),
        (b"MZ\x90\x00", "EXE"),
        (b"SQLite format 3\x00", "gpkg"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"PK\x03\x04 and then nothing", "broken zip"),
        (b"abc\x00def", "binary"),
        ("ほがらか会,一階\n".encode("utf-16-le"), "text"),
        (b'{\n  "type": 1}', "json"),
        ("名称,会場\n一の会,２階\n".encode("utf-16-le"), "text"),
        ("名称,会場\n一の会,２階\n".encode("utf-16-be"), "text"),
        ("さくら会\0\0,みほん市東町,0797-00-1234,毎週火曜日".encode("cp932"), "text"),
        (bytes(range(256)) * 8, "binary"),
        ("\ufeff名称".encode("utf-16-be"), "text"),
        (b"", "empty"),
        (b"\x00\x00\r\n\t ", "empty"),
        (b"[\n1]", "json"),
        (b"[\r\n1]", "json"),
        (b"[ 1]", "json"),
        (b"\x03abc,def\n", "text"),
    ],
)
def test_kinds(tmp_path: Path, raw: bytes, kind: str) -> None:
    path = tmp_path / "a.dbf"
    path.write_bytes(raw)
    assert kind_of_bytes(path) == kind


def test_a_dbf_agrees_with_its_own_header() -> None:
    head = bytes([3, 115, 8, 1]) + (2).to_bytes(4, "little") + (65).to_bytes(2, "little") + (10).to_bytes(2, "little")
    head += bytes(21)
    assert is_dbf(head, 65 + 20)
    assert not is_dbf(head, 60)
    assert not is_dbf(bytes([3, 115, 13, 1]) + head[4:], 100)
    assert not is_dbf(head[:20], 100)
