"""A JPEG that is kept holds its picture and nothing that tells of it."""

import io

import pytest
from PIL import Image

from layers.survey.photo import is_bare
from tests.layers.drawing import snapshots


def plain(*, progressive: bool = False, **told: object) -> bytes:
    file = io.BytesIO()
    Image.effect_noise((64, 64), 90).save(file, "JPEG", progressive=progressive, **told)
    return file.getvalue()


@pytest.mark.parametrize("progressive", [False, True])
def test_a_picture_alone(progressive: bool) -> None:
    assert is_bare(plain(progressive=progressive))
    assert is_bare(plain(progressive=progressive, restart_marker_rows=1))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xd8",
        b"\xff\xd8\xff\xd9",
        b"<html>",
        snapshots.jpeg(),
        snapshots.png(),
        plain(comment=b"taken by"),
        plain(exif=snapshots.exif()),
        plain(xmp=b"<x/>"),
        plain(icc_profile=b"profile"),
        plain() + b"behind the end",
        plain()[:-2],
        plain().replace(b"JFIF\x00", b"JFXX\x00"),
    ],
)
def test_anything_beside_it_is_told(content: bytes) -> None:
    assert not is_bare(content)
