"""Sheets and editions of every zone of みほん市: each figure is the sum over the town's own files."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.load import load
from etl.profile_sheets import packed
from layers import city as cities
from layers.drawing import profile_easy, profile_reading
from layers.profile.profile import ZoneProfile
from layers.store import Store
from layers.trust.audience import OPERATOR
from tests.layers.drawing import paper

NEEDED = ("census", "population", "zones", "lists")


@pytest.fixture(scope="module")
def profiles(mihon: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[ZoneProfile]]:
    store = Store.open(f"sqlite:///{tmp_path_factory.mktemp('mihon') / 'city.db'}")
    store.migrate()
    city, toml = cities.find("mihon")
    with store.writing(OPERATOR) as unit:
        unit.settle(city, toml)
    load(store, OPERATOR, [mihon / name for name in NEEDED], release=True, tell=lambda *_: None)
    with store.reading() as unit:
        kinds = [one.id for one in unit.zones.kinds() if one.known]
        told = [profile for kind in kinds for profile in unit.profile_sheets.profiles(kind)]
    yield told
    store.close()


def test_all_zones_go_into_one_file_with_their_own_numbers(profiles: list[ZoneProfile]) -> None:
    shares: list[float] = []
    archive = zipfile.ZipFile(io.BytesIO(packed(profiles, shares.append)))
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert len(archive.namelist()) == len(profiles) >= 13
    for told, name in zip(profiles, archive.namelist(), strict=True):
        text = paper.text(archive.read(name))
        assert told.zone_name.replace(" ", "") in text
        for one in told.people.figures:
            assert one.value is None or f"{one.value:,}{one.unit}" in text, (told.zone_name, one.id)


def test_people_of_a_kind_sum_to_the_city(profiles: list[ZoneProfile]) -> None:
    for kind in {told.kind for told in profiles}:
        mine = [told.people.figures for told in profiles if told.kind == kind]
        for figures in zip(*mine, strict=True):
            values = [one.value for one in figures]
            assert None in values or sum(values) == figures[0].city_value, (kind, figures[0].id)


def test_the_easy_edition_of_every_zone_tells_the_same_numbers(profiles: list[ZoneProfile]) -> None:
    for told in profiles:
        said = "".join(text for _, text in profile_easy.blocks(told))
        numbers = {float(one.replace(",", "")) for one in re.findall(r"\d[\d,]*(?:\.\d+)?", said)}
        shown = [told.where.area_km2, *told.people.figures, *(kind.figure for kind in told.here), *told.far.figures]
        for one in filter(None, shown):
            assert one.value in (None, 0) or round(float(one.value), 1) in numbers, (told.zone_name, one.id)


@pytest.mark.parametrize("make", [profile_reading.pdf, profile_reading.easy_pdf])
def test_both_editions_of_a_zone_are_a4(profiles: list[ZoneProfile], make: object) -> None:
    content = make(profiles[0])
    assert set(paper.sizes(content)) == {(210, 297)}
    assert f"{profiles[0].people.figures[0].value:,}" in paper.text(content)
