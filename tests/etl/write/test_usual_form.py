"""「いつもの様式で保存」 on messy workbooks: nothing but the marked cells differs, and the file reads back."""

import dataclasses
import datetime as dt
import random
import subprocess
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from layers.errors import Refused
from layers.intake.recipe import Mend, Recipe
from tests import machine
from tests.etl.write.register import List, a_place, cells, holds, looks, notes
from tests.etl.write.workbooks import MESSY

SHEET = "通いの場R7"
EPOCH = dt.datetime(1899, 12, 30)
NEIGHBOURS = ("ひだまりの会", "つくしの会", "たんぽぽ")
Change = Callable[[List], None]


@pytest.mark.parametrize("name", MESSY)
def test_a_list_that_has_not_changed_comes_back_as_it_is(tmp_path: Path, name: str) -> None:
    made = List(tmp_path, MESSY[name]())
    assert len(made.points) >= 2
    back = made.written()
    assert (back.changed, back.added, back.closed, back.findings) == (0, 0, 0, ())
    assert cells(back.content) == cells(made.content)
    assert looks(back.content) == looks(made.content)
    with zipfile.ZipFile(BytesIO(made.content)) as before, zipfile.ZipFile(BytesIO(back.content)) as after:
        for part in before.namelist():
            if "/worksheets/" in part or "styles" in part or "media" in part or "drawing" in part:
                assert after.read(part) == before.read(part), part


# The list, what the register knows by now, and the cells that must have changed: nothing else may.
CHANGES: list[tuple[str, Change, dict[str, Any]]] = [
    ("plain", lambda one: one.change("ひだまりの会", schedule="第2火 10時30分~11時半", participants=15),
     {"C2": "第2火 10時30分～11時半", "F2": 15}),
    ("plain", lambda one: one.change("つくしの会", participants=25, note=None, fee="200円"),
     {"F3": "約２５人", "G3": None, "D3": "200円"}),
    ("plain", lambda one: one.change("たんぽぽ", phone="0797-31-0009", note="見学可"),
     {"E4": "0797-31-0009", "G4": "見学可"}),
    ("plain", lambda one: one.rename("たんぽぽ", "たんぽぽの会"), {"A4": "たんぽぽの会"}),
    ("two_row_heading", lambda one: one.change("ひだまりの会", schedule="第3火 10時~11時半", fee="150円"),
     {"E5": "第３火", "G5": "１５０円"}),
    ("two_row_heading", lambda one: one.change("ひだまりの会", venue="南会館"), {"D5": "南会館", "D6": "東会館"}),
    ("two_row_heading", lambda one: one.own("たんぽぽ", 自由記入="駐車\n5台"), {"J7": "駐車\n5台"}),
    ("two_row_heading", lambda one: one.change("つくしの会", contact_name="架空一郎"), {"H6": "架空一郎"}),
    ("dates_and_times", lambda one: one.change("ひだまりの会", since="2024-05-03", schedule="第2火 10:30-11:30"),
     {"F2": "令和6年5月3日", "D2": 10.5 / 24}),
    ("dates_and_times", lambda one: one.change("つくしの会", since="2024-05-03", confirmed_on="2026-04-01"),
     {"F3": "R6.5.3", "G3": 46113}),
    ("dates_and_times", lambda one: one.change("たんぽぽ", since="2019-11-01", confirmed_on="2026-04-01"),
     {"F4": "令和元年11月", "G4": 46113}),
    ("pictures_and_rules", lambda one: one.change("つくしの会", status="active"), {"D3": "活動中"}),
    ("pictures_and_rules", lambda one: one.change("ひだまりの会", status="closed", participants=9),
     {"D2": "廃止", "E2": 9}),
    ("colours", lambda one: one.change("ひだまりの会", phone="087-832-9999"), {"D3": "832-9999"}),
    ("several_sheets", lambda one: one.change("西の会2", schedule="第4金 14時"), {"C3": "第4金 14時"}),
    ("two_halls", lambda one: one.change("つくしの会", venue="南会館", address="架空市南町4-4"),
     {"B3": "南会館", "C3": "架空市南町4-4"}),
    ("merged_venues", lambda one: one.change("つくしの会", venue="南会館"),
     {"A3": "南会館", "A4": "東会館"}),
    ("merged_venues", lambda one: [one.change(name, venue="南会館") for name in NEIGHBOURS],
     {"A2": "南会館"}),
    ("matrix", lambda one: one.change("ひだまりの会", target=["子ども", "障がい者"]),
     {"D3": None, "E3": "○", "F3": "○"}),
    ("formulas", lambda one: one.change("第2の会", participants=7, venue="=2+2"), {"E3": 7, "C3": "=2+2"}),
    ("opendata", lambda one: (one.change("通いの場 東", schedule="第3火 10時"), one.move("通いの場 西", (134.5, 34.5))),
     {"G2": "第3火 10時", "D3": 34.5, "E3": 134.5}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "change", "wanted"), CHANGES)
def test_only_what_changed_is_written_and_marked(
    tmp_path: Path, name: str, change: Change, wanted: dict[str, Any]
) -> None:
    made = List(tmp_path, MESSY[name]())
    change(made)
    back = made.written()
    assert back.findings == ()
    before, after = cells(made.content), cells(back.content)
    differing = {spot for spot in {**before, **after} if before.get(spot) != after.get(spot)}
    got = {coordinate: after.get((sheet, coordinate)) for sheet, coordinate in differing}
    assert {spot: plain(value) for spot, value in got.items()} == wanted
    # A cell that is parted from a merged one says what it said before: it needs no mark.
    spots = differing_spots(differing) - ({"A4"} if name == "merged_venues" else set())
    assert spots <= {coordinate for _, coordinate in notes(back.content)}
    assert spots <= marked(made.content, back.content)
    holds(made, back.content)


def plain(value: Any) -> Any:
    """Days and hours as the numbers that stand in the file."""
    if isinstance(value, dt.time):
        return (value.hour * 60 + value.minute) / 1440
    return (value - EPOCH).days if isinstance(value, dt.datetime) else value


def differing_spots(found: set[tuple[str, str]]) -> set[str]:
    """The cells without their sheets."""
    return {coordinate for _, coordinate in found}


def marked(before: bytes, after: bytes) -> set[str]:
    """The cells whose fill or letters have another colour."""
    old, new = looks(before), looks(after)
    return {
        spot
        for sheet in old
        for spot in new[sheet]["fills"]
        if old[sheet]["fills"].get(spot) != new[sheet]["fills"][spot]
        or _letters(old, sheet, spot) != _letters(new, sheet, spot)
    }


def _letters(found: dict[str, Any], sheet: str, spot: str) -> str:
    return str(found[sheet]["styles"].get(spot, [""])[0])


def test_a_cell_with_a_comment_keeps_it(tmp_path: Path) -> None:
    made = List(tmp_path, MESSY["pictures_and_rules"]())
    made.rename("つくしの会", "つくし会")
    back = made.written()
    assert notes(back.content)[SHEET, "A3"] == "去年から休み\nR8.11.22 つくしの会→つくし会"


def test_a_formula_that_is_overwritten_is_told(tmp_path: Path) -> None:
    made = List(tmp_path, MESSY["formulas"]())
    made.own("第1の会", 倍="9")
    back = made.written()
    assert cells(back.content)[SHEET, "F2"] == "9"
    assert notes(back.content)[SHEET, "F2"] == "R8.11.22 もとは式でした：=E2*2\nR8.11.22 （空）→9"


def test_mends_of_the_recipe_are_written_into_the_list(tmp_path: Path) -> None:
    mend = Mend(row="つくしの会|西会館", heading="参加人数", was="約２０人", now="21")
    renamed = Mend(row="たんぽぽ|北会館", heading="グループ名", was="たんぽぽ", now="タンポポの会")
    recipe = Recipe().with_mend(SHEET, mend).with_mend(SHEET, renamed)
    made = List(tmp_path, MESSY["plain"](), recipe=recipe)
    assert {point.name for point in made.points} == {"ひだまりの会", "つくしの会", "タンポポの会"}
    back = made.written()
    assert (back.changed, back.added, back.closed, back.findings) == (2, 0, 0, ())
    after = cells(back.content)
    assert (after[SHEET, "F3"], after[SHEET, "A4"]) == ("21", "タンポポの会")
    assert notes(back.content) == {
        (SHEET, "F3"): "R8.11.22 約２０人→21",
        (SHEET, "A4"): "R8.11.22 たんぽぽ→タンポポの会",
    }
    holds(made, back.content)


def test_what_no_cell_can_hold_is_told(tmp_path: Path) -> None:
    made = List(tmp_path, MESSY["plain"]())
    made.change("ひだまりの会", url="https://machi.example/", status="suspended")
    back = made.written()
    assert {(one.code, one.cell) for one in back.findings} == {
        ("usual.no_column", ""),
        ("usual.not_written", f"{SHEET}!A2"),
    }
    assert notes(back.content)[SHEET, "A2"] == "R8.11.22 台帳では：活動中→休止中"
    assert cells(back.content) == cells(made.content)


def test_a_list_that_is_not_in_force_is_refused(tmp_path: Path) -> None:
    made = List(tmp_path, MESSY["plain"]())
    made.points = []
    with pytest.raises(Refused) as fault:
        made.written()
    assert fault.value.code == "usual.not_in_force"


@pytest.mark.parametrize("name", MESSY if machine.trials() > 1 else ["two_row_heading", "pictures_and_rules"])
def test_libreoffice_opens_what_was_written(tmp_path: Path, name: str, require: Callable[[str], str]) -> None:
    office = require("libreoffice")
    made = List(tmp_path, MESSY[name]())
    made.rename(made.points[0].name, "あたらしい名前の会")
    made.points.append(a_place("ついかの会", venue="新会館", schedule="金曜 9時"))
    back = made.written()
    file = tmp_path / "書いたもの.xlsx"
    file.write_bytes(back.content)
    home = f"-env:UserInstallation=file://{tmp_path / 'office'}"
    command = [office, home, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "again"), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    again = (tmp_path / "again" / file.name).read_bytes()
    assert set(notes(again)) == set(notes(back.content))
    names = {record.values["name"] for record in made.read(again).batch.records}
    assert names == {point.name for point in made.points}


def test_many_random_changes_all_come_back(tmp_path: Path) -> None:
    luck = random.Random(20_261_122)
    for _ in range(2 * machine.trials()):
        made = List(tmp_path, MESSY[luck.choice(["plain", "pictures_and_rules", "several_sheets", "formulas"])]())
        for point in luck.sample(made.points, 2):
            made.change(
                point.name, schedule=f"第{luck.randint(1, 4)}{luck.choice('月火水木金')} {luck.randint(9, 17)}時"
            )
        made.rename(made.points[0].name, f"改めた会{luck.randint(1, 99)}")
        made.points.append(a_place(f"加えた会{luck.randint(1, 99)}", venue="新会館", schedule="金曜 9時"))
        back = made.written()
        assert back.findings == ()
        holds(made, back.content)


def test_a_cell_that_two_places_share_tells_of_the_other(tmp_path: Path) -> None:
    made = List(tmp_path, MESSY["two_halls"]())
    (east, west, _) = made.points
    made.points[0] = dataclasses.replace(east, name="東だけの会")
    back = made.written()
    assert [(one.code, one.cell) for one in back.findings] == [("usual.differs", f"{SHEET}!A2")]
    made.points[:2] = [east, dataclasses.replace(west, facts={**west.facts, "venue": "南会館"})]
    back = made.written()
    assert back.findings == ()
    assert cells(back.content)[SHEET, "B2"] == "東会館\n南会館"


@pytest.mark.parametrize("told", ["20名前後", "多数", "20.5", 20.5])
def test_a_count_that_is_no_whole_number_stops_nothing(tmp_path: Path, told: str | float) -> None:
    made = List(tmp_path, MESSY["plain"]())
    made.change("つくしの会", participants=told)
    made.change("ひだまりの会", participants=15)
    back = made.written()
    # It would be read as another number: its cell keeps its text, and somebody is told.
    assert [(one.code, one.cell) for one in back.findings] == [("usual.not_written", f"{SHEET}!A3")]
    before, after = cells(made.content), cells(back.content)
    assert {spot[1]: after[spot] for spot in after if before.get(spot) != after[spot]} == {"F2": 15}
