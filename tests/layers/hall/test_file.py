"""The hall file and the package that comes back: whole or refused."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.errors import LayersError, Refused
from layers.hall import file, result
from layers.hall.sealing import LaptopKeys, new_keys
from tests.layers.hall import evening


def package(keys: LaptopKeys) -> bytes:
    told = result.HallResult(
        hall="h1", talk="7", meeting="m2", closed_at="2026-11-22T20:00:00+09:00", moves=(evening.note(9),), people=25
    )
    return result.write(told, keys)


def test_a_hall_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    path, _ = evening.hall_file(tmp_path)
    told = file.read(path)
    assert told.id == "h1"
    assert told.content.meeting == evening.MEETING
    assert told.content.moves == evening.CARRIED
    assert told.content.layers == {"areas": evening.AREAS}
    assert file.read(file.write(told)) == told


def test_a_hall_file_that_was_cut_or_changed_is_refused(tmp_path: Path) -> None:
    path, _ = evening.hall_file(tmp_path)
    whole = path.read_bytes()
    for broken in (whole[:-40], whole[: len(whole) // 2], b"", b"PK\x05\x06" + bytes(18), b"{}"):
        with pytest.raises(Refused, match=r"hall\.unreadable"):
            file.read(broken)


def test_what_comes_back_is_read_by_the_city_alone() -> None:
    laptop, city = new_keys()
    told = package(laptop)
    assert "朝の体操".encode() not in told
    assert result.hall_of(told) == "h1"
    assert result.read(told, lambda _: city).moves == (evening.note(9),)
    _, stranger = new_keys()
    with pytest.raises(Refused, match=r"hall\.result_broken"):
        result.read(told, lambda _: stranger)


@given(at=st.integers(min_value=0), bit=st.integers(0, 7))
def test_no_bit_of_a_package_can_be_turned(at: int, bit: int) -> None:
    laptop, city = new_keys()
    told = bytearray(package(laptop))
    told[at % len(told)] ^= 1 << bit
    with pytest.raises(LayersError):
        result.read(bytes(told), lambda _: city)


def test_a_package_that_was_cut_is_refused() -> None:
    laptop, city = new_keys()
    told = package(laptop)
    for length in (0, 5, 12, 40, len(told) - 1):
        with pytest.raises(LayersError):
            result.read(told[:length], lambda _: city)
