"""Sheets and editions of every zone of みほん市: each figure is the sum over the town's own files."""

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
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


def test_men_and_women_of_every_zone_are_the_sums_of_the_workbook(mihon: Path, profiles: list[ZoneProfile]) -> None:
    (path,) = (mihon / "population").glob("*population*.xlsx")
    head, *rows = openpyxl.load_workbook(path).active.iter_rows(values_only=True)
    by_town = {row[head.index("地域名")]: dict(zip(head, row, strict=True)) for row in rows}
    for told in (one for one in profiles if not any(town.part for town in one.where.towns)):
        towns = [by_town[town.name] for town in told.where.towns]
        for band in told.people.bands:
            age = f"{band.start}歳以上" if band.upto is None else f"{band.start}-{band.upto}歳"
            expected = [sum(town[f"{age}の{sex}"] for town in towns) for sex in ("男性", "女性")]
            assert [band.male, band.female] == expected, (told.zone_name, band.label)
        assert [sum(one.male or 0 for one in told.people.bands), sum(one.female or 0 for one in told.people.bands)] == [
            sum(town[sex] for town in towns) for sex in ("男性", "女性")
        ]


def test_households_of_those_of_65_and_older_are_the_sums_of_the_census_text(
    mihon: Path, profiles: list[ZoneProfile]
) -> None:
    text = (mihon / "census" / "tblT001084C28.txt").read_text("cp932")
    codes, labels, *rows = [line.split(",") for line in text.splitlines()]
    of = {label: labels.index(label) for label in ("高齢単身世帯", "高齢夫婦世帯")}
    leaves = [row for row in rows if row[1] in ("2", "4")]
    assert codes[of["高齢単身世帯"]] == "T001084010"
    whole = next(row for row in rows if row[1] == "1")
    for name, label in (("living_alone_65plus", "高齢単身世帯"), ("couples_65plus", "高齢夫婦世帯")):
        told = [next(one for one in zone.people.figures if one.id == name) for zone in profiles]
        assert {one.city_value for one in told} == {int(whole[of[label]])}
        assert {(one.unit, one.date) for one in told} == {("世帯", "2020-10-01")}
        for zone, one in zip(profiles, told, strict=True):
            if not any(town.part for town in zone.where.towns):
                mine = {_in_digits(town.name) for town in zone.where.towns}
                numbers = [row[of[label]] for row in leaves if _in_digits(row[3]) in mine]
                assert one.value == sum(int(number) for number in numbers if number not in ("X", "-")), zone.zone_name


def _in_digits(town: str) -> str:
    return unicodedata.normalize("NFKC", town).translate(str.maketrans("一二三四五六七八九ヶ", "123456789ケ"))


def test_men_and_women_of_shared_towns_sum_to_the_city(profiles: list[ZoneProfile]) -> None:
    for kind in {told.kind for told in profiles}:
        mine = [told for told in profiles if told.kind == kind]
        for bands in zip(*(told.people.bands for told in mine), strict=True):
            assert sum(one.male or 0 for one in bands) == bands[0].city_male
            assert sum(one.female or 0 for one in bands) == bands[0].city_female


def test_the_easy_edition_of_every_zone_tells_the_same_numbers(profiles: list[ZoneProfile]) -> None:
    for told in profiles:
        said = "".join(text for _, text in profile_easy.blocks(told))
        numbers = {float(one.replace(",", "")) for one in re.findall(r"\d[\d,]*(?:\.\d+)?", said)}
        shown = [told.where.area_km2, *told.people.figures, *(kind.figure for kind in told.here), *told.far.figures]
        for one in filter(None, shown):
            assert one.value in (None, 0) or round(float(one.value), 2) in numbers, (told.zone_name, one.id)


@pytest.mark.parametrize("make", [profile_reading.pdf, profile_reading.easy_pdf])
def test_both_editions_of_a_zone_are_a4(profiles: list[ZoneProfile], make: object) -> None:
    content = make(profiles[0])
    assert set(paper.sizes(content)) == {(210, 297)}
    assert f"{profiles[0].people.figures[0].value:,}" in paper.text(content)
