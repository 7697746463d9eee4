"""A new month of residents goes through the worker alone: every profile is right after it, no word is touched."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl import derive, worker
from layers.profile.profile import ZoneProfile
from layers.store import Store
from layers.store.resident_words import Spot
from layers.trust.audience import EVERYBODY, OPERATOR, Viewer
from tests import town, town_blocks
from tests.command_line import new_database

STAFF = Viewer(name="職員", role="staff")
BANDS = (*((f"{low}-{low + 4}歳", low) for low in range(0, 85, 5)), ("85歳以上", 85))
SEXES = ("男性", "女性")
TOWNS = [(column, row) for column in range(3) for row in range(3)]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """架空市 with zones, places, streets and no residents yet."""
    opened = Store.open(new_database(tmp_path))
    for batch in (town.small_areas(), town.zones(), town.places()):
        with opened.writing(OPERATOR) as unit:
            unit.imports.publish(unit.imports.stage(batch, town.document(batch)), release=True)
    with opened.writing(OPERATOR) as unit:
        unit.walk_networks.keep(town_blocks.network())
    yield opened
    opened.close()


def a_month(day: str, more: int) -> bytes:
    """The file of a month; every class of ages of every town has its own number."""
    ages = [f"{label}の{sex}" for label, _ in BANDS for sex in SEXES]
    rows: list[list[object]] = [["調査年月日", "地域名", "総人口", *SEXES, *ages]]
    for number, (column, row) in enumerate(TOWNS):
        counts = [10 + number + place % 5 + more for place in range(len(ages))]
        told = [sum(counts), sum(counts[::2]), sum(counts[1::2])]
        rows.append([day, town.town(column, row), *told, *counts])
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue().encode("utf-8-sig")


def summed(content: bytes, column: int) -> dict[str, int]:
    """What the towns of a zone sum to in the file itself."""
    mine = {town.town(column, row) for row in range(3)}
    rows = [row for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig"))) if row["地域名"] in mine]

    def older(age: int) -> int:
        return sum(int(row[f"{label}の{sex}"]) for row in rows for label, low in BANDS if low >= age for sex in SEXES)

    return {"residents": sum(int(row["総人口"]) for row in rows), **{f"{age}plus": older(age) for age in (65, 75, 85)}}


def let_work(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker itself, for more rounds than there are jobs; its searches are compiled by whoever needs them."""
    monkeypatch.setattr(derive, "_LOOK_SECONDS", 0.0)
    monkeypatch.setattr(worker, "_PAUSE_SECONDS", 0.0)
    monkeypatch.setattr(worker.ahead, "searches", lambda _: None)
    rounds = iter(range(8))
    worker.run(store, stop=lambda: next(rounds, None) is None)


def take_in(store: Store, name: str, content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the page does: put the file down, let it be read, publish what was found."""
    with store.writing(STAFF) as unit:
        read = unit.jobs.ask("check_and_stage", {"upload": unit.uploads.keep(name, content)})
    let_work(store, monkeypatch)
    with store.writing(STAFF) as unit:
        made = unit.jobs.one(read).result["import"]
        published = unit.jobs.ask("publish", {"import": made, "release": True})
    let_work(store, monkeypatch)
    with store.reading(STAFF) as unit:
        assert unit.jobs.one(published).state == "done"


def profiles(store: Store, viewer: Viewer) -> list[ZoneProfile]:
    with store.reading(viewer) as unit:
        return unit.profiles.all_of("daily_life")


def right(store: Store, content: bytes, day: str) -> None:
    """Every number of people of every zone is the sum over the file, for the staff and for everybody."""
    for viewer in (STAFF, EVERYBODY):
        for column, told in enumerate(profiles(store, viewer)):
            expected = summed(content, column)
            figures = {one.id: one for one in told.people.figures}
            assert {name: figures[name].value for name in expected} == expected
            assert {figures[name].date for name in expected} == {day}
            asked, uncovered = told.far.figures
            assert asked.value == expected["75plus"]
            assert 0 <= uncovered.value <= asked.value


def test_a_new_month_makes_all_profiles_right_without_hands(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = a_month("2026-02-28", 0), a_month("2027-02-28", 3)
    take_in(store, "人口_R0802.csv", first, monkeypatch)
    right(store, first, "2026-02-28")
    spot = Spot(kind="daily_life", zone="西")
    with store.writing(STAFF) as unit:
        unit.resident_words.approve(unit.resident_words.write(spot, "pride", "浜の朝市", author="浜の住民"))
        unit.resident_words.write(spot, "concern", "坂がきつい")
    said = [told.words for told in profiles(store, STAFF)]
    take_in(store, "人口_R0902.csv", second, monkeypatch)
    right(store, second, "2027-02-28")
    after = profiles(store, STAFF)
    assert [told.words for told in after] == said
    assert [len(told.people.years) for told in after] == [2, 2, 2]
    grown = summed(second, 0)["residents"] - summed(first, 0)["residents"]
    assert f"{grown:,}人ふえました" in next(one.told for one in after[0].changed.figures if one.label == "住民")
    with store.reading(OPERATOR) as unit:
        # Next year's comparison is kept too.
        assert unit.profiles.unkept() == []
