"""The files of 架空の「みほん市」 agree with each other and with the formats whose names they bear."""

import hashlib
import os
import zipfile
from collections import Counter, defaultdict
from pathlib import Path

import pyogrio
import pytest
import shapely

from layers.city import find
from layers.geo.town_names import town_key
from tests.examples.conftest import write_town
from tests.examples.lists import decoded, sheet_rows

CITY, _ = find("mihon")
PEOPLE_2020, PEOPLE_2026 = 95_486, 94_812


@pytest.fixture(scope="module")
def statistics(mihon):
    codes, labels, *rows = [line.split(",") for line in decoded(mihon / "census" / "tblT001082C28.txt").splitlines()]
    assert len(codes) == len(labels) == 67
    return [dict(zip(codes, row, strict=True)) for row in rows]


def digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_second_run_gives_the_same_bytes_whatever_the_clock_and_the_hash_seed(mihon, tmp_path):
    other = write_town(tmp_path / "again", **{**os.environ, "PYTHONHASHSEED": "7", "TZ": "America/Lima", "LC_ALL": "C"})
    assert digests(other) == digests(mihon)


def test_archives_carry_no_clock(mihon):
    for path in mihon.rglob("*.xlsx"):
        with zipfile.ZipFile(path) as book:
            assert {entry.date_time for entry in book.infolist()} == {(2026, 4, 1, 9, 0, 0)}


# 国勢調査


def test_city_code_has_its_check_digit_and_no_real_city():
    weighted = sum(int(digit) * weight for digit, weight in zip(CITY.code[:5], (6, 5, 4, 3, 2), strict=True))
    assert int(CITY.code[5]) == (11 - weighted % 11) % 10
    assert CITY.code[:5] == "28999"


def test_shapefile_is_as_estat_gives_it(mihon, areas):
    assert not list((mihon / "census").glob("*.cpg"))
    assert areas.crs.to_epsg() in {6668, 4612}
    wanted = (
        "KEY_CODE PREF CITY S_AREA PREF_NAME CITY_NAME S_NAME KIGO_E HCODE AREA AREA_MAX_F KIGO_D N_KEN N_CITY KIGO_I"
    )
    assert set(f"{wanted} KBSUM JINKO SETAI X_CODE Y_CODE KCODE1".split()) <= set(areas.columns)
    assert (areas.KEY_CODE.str[:9] == areas.PREF + areas.CITY + areas.S_AREA.str[:4]).all()
    assert list(areas[areas.HCODE == 8154].S_NAME) == ["みほん川河口水面"]
    assert areas[areas.HCODE == 8101].KEY_CODE.nunique() >= 60


def test_people_of_an_area_in_pieces_stand_on_the_first(areas):
    pieces = areas[areas.duplicated("KEY_CODE", keep=False)]
    assert sorted(pieces.S_NAME.unique()) == ["奥谷", "港町３丁目"]
    assert (pieces[pieces.KIGO_E == "E1"].JINKO > 0).all()
    assert (pieces[pieces.KIGO_E != "E1"].JINKO == 0).all()
    assert areas[~areas.KEY_CODE.isin(pieces.KEY_CODE)].KIGO_E.isna().all()


def test_areas_share_their_borders_exactly_and_fill_the_city(mihon, areas):
    shapes = areas.geometry.to_numpy()
    assert shapely.is_valid(shapes).all()
    assert shapely.coverage_is_valid(shapes)
    border = pyogrio.read_dataframe(mihon / "boundary" / "boundary_28999.geojson")
    whole = shapely.union_all(border.geometry.to_numpy())
    assert shapely.area(shapes).sum() == pytest.approx(whole.area, rel=1e-9)
    assert shapely.symmetric_difference(shapely.union_all(shapes), whole).area < 1e-12
    assert set(border.N03_007) == {"28999"}


def test_measured_area_is_that_of_the_shape(areas):
    plane = areas.to_crs(CITY.plane_srid).area
    assert ((plane - areas.AREA).abs() / areas.AREA).max() < 0.001
    assert 40e6 < areas.AREA.sum() < 70e6


def test_totals_of_shapefile_statistics_and_levels_agree(areas, statistics):
    people = {level: sum(int(r["T001082001"]) for r in statistics if r["HYOSYO"] == level and r["T001082001"].isdigit())
              for level in "1234"}  # fmt: skip
    assert people["1"] == people["2"] + people["4"] == areas.JINKO.sum() == PEOPLE_2020
    assert sum(people.values()) > 2 * PEOPLE_2020
    chome = areas[areas.KEY_CODE.str.len() == 11]
    assert people["3"] == chome.JINKO.sum()


def test_ages_of_a_row_add_up_to_its_total(statistics):
    for row in statistics:
        total, *rest = [0 if row[f"T001082{n:03d}"] == "-" else row[f"T001082{n:03d}"] for n in range(1, 21)]
        if total != "X":
            young, adult, old = (int(value) for value in rest[15:18])
            assert int(total) == young + adult + old == sum(int(value) for value in rest[:15]) + int(rest[18])


def test_hidden_rows_are_carried_by_a_neighbour(areas, statistics):
    rows = {row["KEY_CODE"]: row for row in statistics}
    own = areas.groupby("KEY_CODE").JINKO.sum()
    shapes = areas.dissolve("KEY_CODE").geometry
    hidden = [row for row in statistics if row["HTKSYORI"] == "2"]
    assert len(hidden) >= 4
    for row in hidden:
        carrier = rows[row["HTKSAKI"]]
        sources = carrier["GASSAN"].split(";")
        assert carrier["HTKSYORI"] == "1"
        assert row["KEY_CODE"] in sources
        assert {row[name] for name in row if name.startswith("T001082")} == {"X"}
        assert int(carrier["T001082001"]) == own[carrier["KEY_CODE"]] + own[sources].sum()
        assert shapes[row["KEY_CODE"]].touches(shapes[carrier["KEY_CODE"]])


def test_mesh_carries_hidden_cells_and_keeps_the_totals(mihon, areas, statistics):
    head, _, *rows = [line.split(",") for line in decoded(mihon / "census" / "tblT001142Q5135.txt").splitlines()]
    cells = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    assert sum(int(cell["T001142001"]) for cell in cells.values()) == PEOPLE_2020
    for mesh_column, town_column in (("T001142019", "T001082019"), ("T001142022", "T001082020")):  # 65+, 75+
        aged = [int(cell[mesh_column]) for cell in cells.values() if cell[mesh_column] != "*"]
        assert sum(aged) == int(statistics[0][town_column])
    assert Counter(cell["HTKSYORI"] for cell in cells.values()).keys() == {"0", "1", "2"}
    for cell in cells.values():
        if cell["HTKSYORI"] == "2":
            assert cell["T001142019"] == "*"
            assert cell["KEY_CODE"] in cells[cell["HTKSAKI"]]["GASSAN"].split(";")
    boxes = [mesh_box(code) for code in cells]
    town = shapely.union_all(areas.geometry.to_numpy())
    assert shapely.intersects(town, boxes).all()


def mesh_box(code: str) -> shapely.Polygon:
    south = int(code[:2]) / 1.5 + int(code[4]) / 12 + int(code[6]) / 120
    west = 100 + int(code[2:4]) + int(code[5]) / 8 + int(code[7]) / 80
    for digit, halving in ((code[8], 2), (code[9], 4)):
        south += (int(digit) - 1) // 2 / 120 / halving
        west += (int(digit) - 1) % 2 / 80 / halving
    return shapely.box(west, south, west + 1 / 320, south + 1 / 480)


# 住民基本台帳と圏域


def test_register_names_every_town_of_the_census_in_its_own_spelling(mihon, areas):
    (path,) = (mihon / "population").glob("*.xlsx")
    head, *rows = sheet_rows(path)
    assert sum(row[5] for row in rows) == PEOPLE_2026
    assert all(row[5] == row[6] + row[7] == sum(row[8:44]) for row in rows)
    assert head[8:10] == ["0-4歳の男性", "0-4歳の女性"]
    assert head[42:44] == ["85歳以上の男性", "85歳以上の女性"]
    land = areas[areas.HCODE == 8101]
    assert sorted(map(town_key, {row[4] for row in rows})) == sorted(map(town_key, set(land.S_NAME)))
    assert "みはま町三丁目" in {row[4] for row in rows}
    assert "みはま町３丁目" in set(land.S_NAME)


def test_every_town_lies_in_one_zone_and_two_towns_lie_in_two_districts(mihon, areas):
    towns = {town_key(name) for name in areas[areas.HCODE == 8101].S_NAME}
    rows = sheet_rows(mihon / "zones" / "生活圏域_町丁一覧.xlsx")[2:]
    assert Counter(town_key(str(row[1])) for row in rows) == Counter(towns)
    assert [row[0] for row in rows if row[0]] == [zone.name for zone in CITY.zone_kind("daily_life").zones]
    districts = defaultdict(list)
    for row in sheet_rows(mihon / "zones" / "地区_町丁一覧.csv")[1:]:
        districts[town_key(str(row[2]))].append((row[1], row[3]))
    assert districts.keys() == towns
    double = {town: found for town, found in districts.items() if len(found) > 1}
    assert sorted(double) == sorted(map(town_key, ("大手町二丁目", "住吉町二丁目")))
    assert {mark for found in double.values() for _, mark in found} == {"一部"}
    named = {name for found in districts.values() for name, _ in found}
    assert named == {zone.name for zone in CITY.zone_kind("district").zones}


def test_zone_polygons_are_the_union_of_their_towns(mihon, areas):
    zone = ""
    members = defaultdict(set)
    for name, town, _ in sheet_rows(mihon / "zones" / "生活圏域_町丁一覧.xlsx")[2:]:
        zone = name or zone
        members[zone].add(town_key(str(town)))
    polygons = pyogrio.read_dataframe(mihon / "zones" / "生活圏域_令和7年度.geojson").set_index("名称")
    assert set(polygons.index) == set(members)
    for name, shape in polygons.geometry.items():
        own = areas[areas.S_NAME.map(town_key).isin(members[name])].geometry
        assert shapely.symmetric_difference(shape, shapely.union_all(own.to_numpy())).area < 1e-12
