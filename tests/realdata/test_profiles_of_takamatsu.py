"""Every number of the 22 中学校区 of 高松市 against sums made straight from the city's own files."""

import csv
import io
import re
import time
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
import shapely

from etl.profile_sheets import packed
from layers.drawing import profile_reading
from layers.profile.profile import ZoneProfile
from layers.store import Store
from layers.trust.audience import OPERATOR
from tests.layers.drawing import paper
from tests.realdata.test_whole_cities import loaded_once

AGES = 18
MOST_SECONDS = 60.0
KIND = "junior_high_school"
HOUSEHOLDS = ("living_alone_65plus", "couples_65plus")


@pytest.fixture(scope="module")
def store(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    copy = tmp_path_factory.mktemp("taka") / "city.db"
    _, _, store = loaded_once(tmp_path_factory, "takamatsu", real_data / "takamatsu", copy)
    yield store
    store.close()


@pytest.fixture(scope="module")
def profiles(store: Store) -> list[ZoneProfile]:
    with store.reading(OPERATOR) as unit:
        return unit.profiles.all_of(KIND)


def plain(text: object) -> str:
    """One form of a name: 「番町一丁目」 of the one list is 「番町１丁目」 of the other."""
    name = re.sub(r"\s", "", unicodedata.normalize("NFKC", str(text or "")))
    return re.sub("([一二三四五六七八九])丁目", lambda found: f"{'一二三四五六七八九'.index(found[1]) + 1}丁目", name)


def towns(real_data: Path) -> dict[str, dict[str, int | list[int]]]:
    """Town → its eighteen five-year classes, both sexes together, and its households."""
    (path,) = real_data.glob("takamatsu/**/pop_0066_202602.xlsx")
    rows = openpyxl.load_workbook(path, data_only=True).active.iter_rows(values_only=True)
    heads = next(rows)
    found = {}
    for row in rows:
        told = dict(zip(heads, row, strict=True))
        ages = [told[f"man{band}"] + told[f"woman{band}"] for band in range(1, AGES + 1)]
        assert sum(ages) == told["totalPopulation"]
        found[plain(told["regionName"])] = {"ages": ages, "homes": told["numberOfHouseholds"]}
    return found


def schools(real_data: Path) -> dict[str, list[str]]:
    """Town → its junior high schools, in the order in which the list first names them."""
    (path,) = real_data.glob("takamatsu/**/town_school_from_pdf.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [(plain(row["town"]), row["junior_high"].split("|")) for row in csv.DictReader(file)]
    order = list(dict.fromkeys(name.strip() for _, names in rows for name in names))
    return {town: sorted((name.strip() for name in names), key=order.index) for town, names in rows}


def dealt(number: int, people: int) -> list[int]:
    """So many persons dealt to so many schools one after the other, as cards are."""
    return [number // people + (place < number % people) for place in range(people)]


def expected(real_data: Path) -> dict[str, dict[str, int]]:
    held, sums = schools(real_data), defaultdict(lambda: defaultdict(int))
    for town, told in towns(real_data).items():
        names = held.get(town, [])
        for band, number in enumerate(told["ages"]):
            for name, part in zip(names, dealt(number, len(names) or 1), strict=False):
                sums[name]["residents"] += part
                for figure, begins in (("65plus", 13), ("75plus", 15), ("85plus", 17)):
                    sums[name][figure] += part if band >= begins else 0
                sums[name]["under15"] += part if band < 3 else 0
                sums[name][f"band {band}"] += part
        for name, part in zip(names, dealt(told["homes"], len(names) or 1), strict=False):
            sums[name]["households"] += part
    return sums


def test_the_sheets_of_all_zones_are_made_within_a_minute(store: Store) -> None:
    # Of the processor: a busy machine is no fault of the program.
    begun = time.process_time()
    with store.reading(OPERATOR) as unit:
        told = unit.profile_sheets.profiles(KIND)
    archive = zipfile.ZipFile(io.BytesIO(packed(told, lambda _share: None)))
    assert time.process_time() - begun <= MOST_SECONDS
    assert len(archive.namelist()) == 22
    for profile, name in zip(told, archive.namelist(), strict=True):
        content = archive.read(name)
        assert paper.sizes(content) == [(420, 297)] * 2
        assert f"{profile.people.figures[0].value:,}人" in paper.text(content)


def test_every_number_of_people_equals_the_sum_over_the_files(real_data: Path, profiles: list[ZoneProfile]) -> None:
    wanted = expected(real_data)
    assert len(profiles) == len(wanted) == 22
    for told in profiles:
        sums, figures = wanted[told.zone_name], {one.id: one.value for one in told.people.figures if one.known}
        assert figures == {name: sums[name] for name in figures}, told.zone_name
        # No census table of households is among the city's files, and the sheet says so.
        assert {one.id for one in told.people.figures if "世帯の家族類型" in one.missing} == set(HOUSEHOLDS)
        assert [band.people for band in told.people.bands] == [sums[f"band {band}"] for band in range(AGES)]


def test_men_and_women_of_the_city_are_those_of_the_file(real_data: Path, profiles: list[ZoneProfile]) -> None:
    (path,) = real_data.glob("takamatsu/**/pop_0066_202602.xlsx")
    heads, *rows = openpyxl.load_workbook(path, data_only=True).active.iter_rows(values_only=True)
    sums = [
        [sum(row[heads.index(f"{sex}{band + 1}")] for row in rows) for sex in ("man", "woman")] for band in range(AGES)
    ]
    for told in profiles:
        assert [[band.city_male, band.city_female] for band in told.people.bands] == sums
        assert all(band.male + band.female == band.people for band in told.people.bands)


def test_the_city_beside_every_zone_is_the_whole_file(real_data: Path, profiles: list[ZoneProfile]) -> None:
    told = towns(real_data).values()
    ages = [sum(town["ages"][band] for town in told) for band in range(AGES)]
    wanted = {
        "residents": sum(ages),
        "under15": sum(ages[:3]),
        "65plus": sum(ages[13:]),
        "75plus": sum(ages[15:]),
        "85plus": ages[17],
        "households": sum(town["homes"] for town in told),
    }
    for profile in profiles:
        known = {one.id: one.city_value for one in profile.people.figures if one.known}
        assert known == wanted


def test_zones_with_shared_towns_and_no_others_are_rough(real_data: Path, profiles: list[ZoneProfile]) -> None:
    shared = {name for names in schools(real_data).values() if len(names) > 1 for name in names}
    assert {told.zone_name for told in profiles if told.people.figures[0].approximate} == shared


def test_places_of_a_zone_are_those_that_the_files_put_into_its_outline(
    real_data: Path, profiles: list[ZoneProfile]
) -> None:
    (path,) = (real_data / "takamatsu/facilities/community_center").glob("*.xlsx")
    rows = list(openpyxl.load_workbook(path, data_only=True).active.iter_rows(values_only=True))
    lat, lon = (next(n for n, head in enumerate(rows[0]) if word in str(head).lower()) for word in ("lat", "lon"))
    spots = [(float(row[lon]), float(row[lat])) for row in rows[1:] if row[lat]]
    for told in profiles:
        inside = sum(shapely.intersects_xy(told.where.outline, *spot) for spot in spots)
        assert next(one.value for one in told.figures() if one.id == "here.community_centre") == inside


def test_every_number_has_its_day_and_its_source_or_says_what_is_lacking(profiles: list[ZoneProfile]) -> None:
    for told in profiles:
        for one in told.figures():
            assert (one.date and one.source) if one.known else one.missing, (told.zone_name, one.id)
        assert "歩く道" in told.far.waiting


@pytest.mark.parametrize("make", [profile_reading.pdf, profile_reading.easy_pdf])
def test_readings_and_easy_words_hold_for_every_zone(profiles: list[ZoneProfile], make: object, trials: int) -> None:
    """Every fifth zone; `make prove` takes all 22."""
    some = profiles if trials > 1 else profiles[::5]
    begun = time.process_time()
    made = [make(told) for told in some]
    assert time.process_time() - begun <= MOST_SECONDS * len(some) / len(profiles)
    for told, content in zip(some, made, strict=True):
        assert f"{told.people.figures[0].value:,}" in paper.text(content)
