"""What holds for every format: same places, same bytes; order of arrival does not matter; unknown words are refused."""

import random
import time

import pytest

from layers import export
from layers.errors import Refused
from tests.layers.export.samples import places

EXPECTED = {"csv", "geojson", "gpkg", "html", "xlsx"}


def test_the_formats_of_the_contract_are_there() -> None:
    assert set(export.formats()) >= EXPECTED


@pytest.mark.parametrize("code", sorted(EXPECTED))
def test_the_same_places_give_the_same_bytes_whenever_and_in_whatever_order(code: str) -> None:
    first = export.write(code, places())
    time.sleep(1.1)  # clocks in files count whole seconds
    mixed = places()
    random.Random(1).shuffle(mixed)
    assert export.write(code, mixed) == first


@pytest.mark.parametrize("code", sorted(EXPECTED))
def test_no_place_at_all_is_still_a_file(code: str) -> None:
    assert export.write(code, [])


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    with pytest.raises(Refused) as fault:
        export.write("docx", places())
    assert fault.value.code == "export.format_unknown"
    assert "geojson" in fault.value.params["known"]
