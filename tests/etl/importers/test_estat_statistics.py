from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.importers import estat_mesh
from etl.importers.estat_statistics import IMPORTER
from layers.intake.contract import Document, Hints
from tests.etl.documents import codes, document, is_left_alone, sheet, taken
from tests.etl.forms import ASHIYA, sampled

CODES = [
    "KEY_CODE",
    "HYOSYO",
    "CITYNAME",
    "NAME",
    "HTKSYORI",
    "HTKSAKI",
    "GASSAN",
    *(f"T00108200{n}" for n in range(1, 7)),
]
LABELS = [
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "総数、年齢「不詳」含む",
    "　総数６０～６４歳",
    "　総数６５～６９歳",
    "　総数７０～７４歳",
    "　総数６５歳以上",
    "　総数７５歳以上",
]
TOTAL = ["28206", 1, "架空市", "", 0, "", "", 30, 5, 6, 7, 25, 12]


def text(*rows: list[Any]) -> Document:
    return document(sheet([CODES, LABELS, *rows]), name="tblT001082C28.txt")


ROWS = (
    ["282060010", 3, "架空市", "岩園町", 0, "", "", 30, 5, 6, 7, 25, 12],
    ["28206001001", 4, "架空市", "岩園町一丁目", 1, "", "001002", 30, 5, 6, 7, 25, 12],
    ["28206001002", 4, "架空市", "岩園町二丁目", 2, "001001", "", "X", "X", "X", "X", "X", "X"],
    ["282060020", 2, "架空市", "大原町", 0, "", "", "-", "-", "-", "-", "-", "-"],
    ["372010010", 2, "高松市", "塩屋町", 0, "", "", 9, 1, 1, 1, 7, 5],
)


def test_only_leaves_of_the_city_are_taken_and_the_level_above_agrees() -> None:
    batch = taken(IMPORTER, text(TOTAL, *ROWS))
    assert [record.key for record in batch.records] == ["28206001001", "28206001002", "282060020"]
    assert [(f.code, f.level, f.params["sum"]) for f in batch.findings] == [("total.equal", "info", 30)]
    assert batch.as_of == "2020-10-01"
    assert batch.records[0].cell == "A5"


def test_hidden_areas_name_the_one_that_carries_them() -> None:
    carrying, hidden, empty = taken(IMPORTER, text(TOTAL, *ROWS)).records
    assert (carrying.values["status"], carrying.values["people"]) == ("carries", 30)
    assert (hidden.values["status"], hidden.values["people"]) == ("suppressed", None)
    assert hidden.values["carried_by"] == "28206001001"
    assert "bands" not in hidden.values
    assert (empty.values["status"], empty.values["people"], empty.values["age65plus"]) == ("ok", 0, 0)


def test_ages_come_from_the_columns_that_say_them_and_nobody_is_counted_twice() -> None:
    carrying = taken(IMPORTER, text(TOTAL, *ROWS)).records[0]
    assert (carrying.values["age65plus"], carrying.values["age75plus"]) == (25, 12)
    assert carrying.values["bands"] == {"60-64": 5, "65-69": 6, "70-74": 7, "75+": 12}


def test_a_total_that_does_not_agree_refuses_the_file() -> None:
    batch = taken(IMPORTER, text([*TOTAL[:7], 31, *TOTAL[8:]], *ROWS))
    assert batch.refused
    assert codes(batch) == ["total.mismatch"]


def test_a_key_that_cannot_be_read_and_a_table_without_people() -> None:
    batch = taken(IMPORTER, text(TOTAL, *ROWS, ["28206001", 4, "架空市", "？", 0, "", "", 1, 0, 0, 0, 0, 0]))
    assert [(f.code, f.cell) for f in batch.findings if f.level == "error"] == []  # nine digits once its zero is back
    bad = taken(IMPORTER, text(TOTAL, *ROWS, ["282060", 4, "架空市", "？", 0, "", "", 0, 0, 0, 0, 0, 0]))
    assert [(f.code, f.cell) for f in bad.findings if f.level == "error"] == [("estat.no_key", "A9")]
    houses = document(
        sheet([CODES[:8], ["", "", "", "", "", "", "", "持ち家"], ["282060010", 2, "", "", 0, "", "", 5]])
    )
    assert codes(IMPORTER.read(houses, Hints())) == ["estat.no_people"]


def test_a_mesh_table_is_left_to_the_mesh_importer() -> None:
    assert estat_mesh.IMPORTER.fits(text(TOTAL), Hints()) == 0
    is_left_alone(IMPORTER)


@pytest.mark.parametrize(
    ("file", "year", "people", "households"),
    [
        ("tblT001081C28.txt", "2020-10-01", 230, 100),
        ("tblT000848C28.txt", "2015-10-01", 30, 12),
        ("tblT000572C28.txt", "2010-10-01", 28, 11),
    ],
)
def test_the_number_of_the_table_tells_the_census(file: str, year: str, people: int, households: int) -> None:
    batch = sampled("estat_statistics", file, ASHIYA)
    assert batch.as_of == year
    assert sum(record.values["people"] or 0 for record in batch.records) == people
    assert sum(record.values["households"] or 0 for record in batch.records) == households
    assert [one.code for one in batch.findings] == ["total.equal"]


def test_five_year_classes_of_the_sample() -> None:
    carrying, hidden, other = sampled("estat_statistics", "tblT001082C28.txt", ASHIYA).records
    assert [record.values["age65plus"] for record in (carrying, hidden, other)] == [27, None, 11]
    assert (carrying.values["bands"]["75+"], hidden.values["carried_by"]) == (15, carrying.key)


GROUPS = st.lists(st.lists(st.integers(0, 400), min_size=1, max_size=4), min_size=1, max_size=8)


@given(GROUPS)
def test_nobody_is_lost_or_doubled_by_hidden_areas(groups: list[list[int]]) -> None:
    """Of each group the first area carries the others; whatever the groups, the city has as many people as before."""
    rows: list[list[Any]] = []
    for number, group in enumerate(groups, start=1):
        chome_codes = [f"{number:04d}{chome:02d}" for chome in range(1, len(group) + 1)]
        whole = sum(group)
        figures = [whole, 0, 0, whole, whole, 0]
        rows.append([f"28206{number:04d}", 3, "", "", 0, "", "", *figures])
        rows.append([f"28206{chome_codes[0]}", 4, "", "", int(len(group) > 1), "", ";".join(chome_codes[1:]), *figures])
        rows += [[f"28206{code}", 4, "", "", 2, chome_codes[0], "", *["X"] * 6] for code in chome_codes[1:]]
    people = sum(map(sum, groups))
    batch = taken(IMPORTER, text(["28206", 1, "", "", 0, "", "", people, 0, 0, people, people, 0], *rows))
    assert codes(batch) == ["total.equal"]
    assert sum(record.values["people"] or 0 for record in batch.records) == people
    assert sum(record.values["age65plus"] or 0 for record in batch.records) == people
    by_key = {record.key: record.values for record in batch.records}
    hidden = [values for values in by_key.values() if values["status"] == "suppressed"]
    assert len(hidden) == sum(len(group) - 1 for group in groups)
    assert {by_key[values["carried_by"]]["status"] for values in hidden} <= {"carries"}


HOMES_LABELS = [
    "一般世帯総数",
    "　うち夫婦のみの世帯",
    "６５歳以上世帯員のいる一般世帯",
    "高齢単身世帯",
    "高齢夫婦世帯",
]
HOMES_CODES = [*CODES[:7], *(f"T00108400{n}" for n in range(1, 6))]


def homes(*rows: list[Any]) -> Document:
    return document(sheet([HOMES_CODES, [*[""] * 7, *HOMES_LABELS], *rows]), name="tblT001084C28.txt")


def test_households_by_kind_are_a_list_of_their_own_that_counts_no_people() -> None:
    batch = taken(
        IMPORTER,
        homes(
            ["28206", 1, "架空市", "", 0, "", "", 60, 9, 30, 12, 6],
            ["282060010", 3, "架空市", "岩園町", 0, "", "", 60, 9, 30, 12, 6],
            ["28206001001", 4, "架空市", "岩園町一丁目", 1, "", "001002", 60, 9, 30, 12, 6],
            ["28206001002", 4, "架空市", "岩園町二丁目", 2, "001001", "", "X", "X", "X", "X", "X"],
            ["282060020", 2, "架空市", "大原町", 0, "", "", "-", "-", "-", "-", "-"],
        ),
    )
    carrying, hidden, empty = batch.records
    assert carrying.values["homes"] == {"all": 60, "alone65plus": 12, "couples65plus": 6}
    assert (carrying.values["people"], carrying.values["register"]) == (None, "homes")
    assert (hidden.values["status"], hidden.values["homes"], hidden.values["carried_by"]) == (
        "suppressed",
        {},
        carrying.key,
    )
    assert empty.values["homes"] == {"all": 0, "alone65plus": 0, "couples65plus": 0}
    assert [(f.code, f.params["sum"]) for f in batch.findings] == [("total.equal", 60)]
    assert batch.as_of == "2020-10-01"


def test_households_that_do_not_sum_to_the_city_refuse_the_file() -> None:
    batch = taken(
        IMPORTER,
        homes(
            ["28206", 1, "架空市", "", 0, "", "", 61, 9, 30, 12, 6],
            ["282060020", 2, "架空市", "大原町", 0, "", "", 60, 9, 30, 12, 6],
        ),
    )
    assert batch.refused
    assert codes(batch) == ["total.mismatch"]


def test_households_without_those_of_65_and_older_are_no_people_either() -> None:
    labels = [*[""] * 7, "一般世帯総数", "　親族のみの世帯", "　核家族世帯"]
    rows = [HOMES_CODES[:10], labels, ["282060020", 2, "架空市", "大原町", 0, "", "", 60, 40, 30]]
    batch = IMPORTER.read(document(sheet(rows)), Hints())
    assert codes(batch) == ["estat.no_people"]
