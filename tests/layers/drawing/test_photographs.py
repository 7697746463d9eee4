"""Photographs drawn anew: the picture comes upright and small, and of what told of its taker nothing does."""

import io
import struct
import subprocess
import zlib
from pathlib import Path

import pytest
from PIL import Image

from layers.drawing import photograph_child, photographs
from layers.drawing.photographs import drawn_anew
from layers.errors import Refused
from layers.survey.photo import LONGEST_SIDE, SMALL_SIDE, is_bare
from tests.layers.drawing import snapshots


def opened(content: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(content))
    picture.load()
    return picture


@pytest.mark.parametrize("make", [snapshots.jpeg, snapshots.png, snapshots.webp])
def test_nothing_that_tells_of_its_taker_comes_through(make) -> None:
    sent = make()
    assert any(word in sent for word in snapshots.CANARIES)
    found = drawn_anew(sent)
    for edition in (found.content, found.small):
        assert is_bare(edition)
        picture = opened(edition)
        told = picture.info.keys() & {"exif", "xmp", "comment", "icc_profile"}
        assert (picture.format, dict(picture.getexif()), told) == ("JPEG", {}, set())
        assert not [word for word in (*snapshots.CANARIES, b"Exif", b"http://ns.adobe") if word in edition]
    assert (found.width, found.height) == opened(found.content).size == (800, 600)
    assert max(opened(found.small).size) == SMALL_SIDE


def test_it_stands_upright_without_being_told_so() -> None:
    found = drawn_anew(snapshots.jpeg(turned=6))
    picture = opened(found.content)
    # Held to the right: what was left is above.
    assert picture.size == (600, 800)
    top, bottom = picture.getpixel((300, 60)), picture.getpixel((300, 740))
    assert top[0] > 150 > top[2]
    assert bottom[2] > 150 > bottom[0]


def test_what_is_large_becomes_small_and_what_is_small_stays() -> None:
    large = drawn_anew(snapshots.jpeg(4000, 2000))
    assert (large.width, large.height) == (LONGEST_SIDE, LONGEST_SIDE // 2)
    assert (drawn_anew(snapshots.jpeg(90, 40)).width, max(opened(large.content).size)) == (90, LONGEST_SIDE)


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few kilobytes that says it is enormous, and is."""

    def part(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = part(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + part(b"IDAT", zlib.compress(bytes(1 << 20), 9)) + part(b"IEND", b"")


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        (b"", "upload.empty"),
        (snapshots.heic(), "photo.heic"),
        (b"GIF89a" + bytes(50), "photo.other_form"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "photo.other_form"),
        (b"%PDF-1.4", "photo.other_form"),
        (snapshots.jpeg()[:3000], "photo.broken"),
        (b"\xff\xd8\xff" + bytes(500), "photo.other_form"),
        (bomb(60_000, 60_000), "photo.too_many_pixels"),
        (bytes(photographs.LARGEST_BYTES + 1), "photo.too_large"),
    ],
)  # fmt: skip
def test_what_is_no_photograph_is_refused_with_the_reason(sent: bytes, code: str) -> None:
    with pytest.raises(Refused) as told:
        drawn_anew(sent)
    assert told.value.code == code


def lying(head: str, body: str) -> str:
    """A child that a file has taken over answers with what it likes."""
    return f"import sys; h = {head!r}.encode(); sys.stdout.buffer.write(len(h).to_bytes(4) + h + {body!r}.encode())"


@pytest.mark.parametrize(
    "script",
    [
        "import time; time.sleep(30)",
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
        "print('not an answer')",
        "pass",
        lying('{"code": "", "width": 10, "height": 10, "length": 4}', "<htm<htm"),
        lying('{"code": "", "width": "x", "height": 10, "length": 4}', ""),
        lying('{"code": "page.fault", "width": 1, "height": 1, "length": 4}', ""),
    ],
)
def test_a_child_that_hangs_dies_babbles_or_lies(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    run = subprocess.run
    monkeypatch.setattr(photographs, "WALL_SECONDS", 1)
    monkeypatch.setattr(photographs.subprocess, "run", lambda command, **more: run([command[0], "-c", script], **more))
    with pytest.raises(Refused, match=r"photo\.broken"):
        drawn_anew(snapshots.jpeg(50, 50))


def test_the_child_knows_no_secret_and_writes_no_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("IBASHOMAP_DB", "postgresql+psycopg://user:secret@host/db")
    assert "IBASHOMAP_DB" not in photographs._environment()
    written = "open('written', 'w').write('x')"
    source = f"from layers.drawing import photograph_child as c\nc.drawn = lambda _: {written}\nc._main()"
    run = subprocess.run
    monkeypatch.setattr(photographs.subprocess, "run", lambda command, **more: run([command[0], "-c", source], **more))
    with pytest.raises(Refused, match=r"photo\.broken"):
        drawn_anew(snapshots.jpeg(50, 50))
    assert (tmp_path / "written").read_bytes() == b""


def test_a_picture_that_eats_memory_ends_the_child_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    source = "import layers.drawing.photograph_child as c; c.MEMORY_BYTES = 150 << 20; c._main()"
    run = subprocess.run
    monkeypatch.setattr(photographs.subprocess, "run", lambda command, **more: run([command[0], "-c", source], **more))
    with pytest.raises(Refused, match=r"photo\.broken"):
        drawn_anew(bomb(9_000, 9_000))
    assert photograph_child.MEMORY_BYTES > 1 << 30
