"""The beginning of a text in each encoding, as a person chooses by it."""

import pytest

from etl.read.readings import ENCODINGS, readings
from layers.intake import recipe

TEXT = "名称,曜日\r\nひだまりの会,火\r\n"


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_one_of_them_is_right(encoding: str) -> None:
    found = readings(TEXT.encode(encoding))
    assert found[encoding].lstrip("\ufeff\ufffd") == "名称,曜日 ひだまりの会,火"
    assert list(found) == list(ENCODINGS)


def test_the_same_are_known_to_the_recipe() -> None:
    assert set(ENCODINGS) < set(recipe.ENCODINGS)


def test_an_archive_has_none_and_a_long_text_is_short() -> None:
    assert readings(b"PK\x03\x04rest") == {}
    assert len(readings("あ".encode() * 900)["utf-8"]) == 80
    assert "\x00" not in "".join(readings(b"\x00\x01\xffa").values())
