"""The lists and the survey of 架空の「みほん市」: addresses, positions, telephone numbers, habits of real lists."""

import json
import re
import unicodedata
from pathlib import Path

import shapely

from etl.run import understand
from layers.city import find
from layers.geo.town_names import town_key
from layers.vocabulary import kinds
from tests.examples.lists import decoded, rows_by_heading, sheet_rows

CITY, _ = find("mihon")


def list_files(mihon: Path) -> list[Path]:
    return sorted((mihon / "lists").iterdir())


def test_there_are_150_places_of_twelve_kinds(mihon):
    counts = {CITY.listing(f"lists/{path.name}").kind: len(rows_by_heading(path)) for path in list_files(mihon)}
    assert counts == {
        "kayoinoba": 48, "salon": 26, "ibasho": 18, "consultation": 9, "support_centre": 4, "meal": 8,
        "childcare_support": 8, "day_activity": 9, "candidate": 34, "community_centre": 14, "elders_house": 5,
        "childrens_hall": 3,
    }  # fmt: skip
    assert sum(counts.values()) >= 150
    assert counts.keys() <= kinds().keys()


def test_every_file_is_known_to_the_city_and_every_entry_has_its_file(mihon):
    files = {str(path.relative_to(mihon)) for path in mihon.rglob("*") if path.is_file()} - {"README.txt"}
    assert {name for name in files if CITY.listing(name) is None} == set()
    assert [entry.file for entry in CITY.lists if not any(entry.fits(name) for name in files)] == []


def test_positions_lie_in_the_town(mihon, areas):
    town = shapely.union_all(areas[areas.HCODE == 8101].geometry.to_numpy())
    placed = 0
    for path in list_files(mihon):
        for row in rows_by_heading(path):
            if row.get("緯度"):
                placed += 1
                assert town.contains(shapely.Point(float(row["経度"]), float(row["緯度"]))), (path.name, row)
    assert placed >= 80


def test_every_block_lies_in_its_town(mihon, areas):
    shapes = areas.dissolve("KEY_CODE").set_index("S_NAME").geometry
    shapes.index = shapes.index.map(town_key)
    for row in sheet_rows(mihon / "gazetteer" / "28999_2025.csv")[1:]:
        assert shapes[town_key(row[2])].contains(shapely.Point(float(row[9]), float(row[8]))), row


def test_all_addresses_but_three_stand_in_the_gazetteer(mihon):
    blocks = {(town_key(str(row[2])), str(row[4])) for row in sheet_rows(mihon / "gazetteer" / "28999_2025.csv")[1:]}
    towns = sorted({town for town, _ in blocks}, key=len, reverse=True)
    lost = []
    for path in list_files(mihon):
        for row in rows_by_heading(path):
            address = str(row.get("所在地") or row.get("住所") or row.get("所在地_連結表記"))
            if address not in {"同上", "〃"} and not stands(address, blocks, towns):
                lost.append(address)
    assert sorted(lost) == ["みなと南町一丁目4番1号", "みほん市旧新開町２番３号", "川の駅となり（地図参照）"]


def stands(address: str, blocks: set[tuple[str, str]], towns: list[str]) -> bool:
    plain = town_key(re.sub(r"^(みほん県)?(みほん市)?(大字)?", "", address))
    plain = re.sub(r"^(\D+?町|\D+?台|\D+?丘|緑園)(\d)-(\d+-\d+)$", r"\1\2丁目\3", plain)
    town = next((name for name in towns if plain.startswith(name)), None)
    number = re.match(r"\d+", plain[len(town) :]) if town else None
    return bool(number) and (town, number[0]) in blocks


def test_the_lists_are_as_messy_as_real_ones(mihon):
    rows = rows_by_heading(mihon / "lists" / "通いの場一覧_令和8年度.xlsx")
    words = " ".join(str(value) for row in rows for value in row.values())
    for habit in (
        "同上",
        "〃",
        "個人宅",
        "休止中",
        "毎週水(祝休)",
        "第2・4火曜",
        "１３：００～１４：３０",
        "平成",
        "令和",
        "０９０－",
    ):
        assert habit in words
    assert any(row["地区"] is None for row in rows)


def test_no_telephone_number_can_be_real(mihon):
    seen = 0
    for text in texts(mihon):
        for number in re.findall(r"(?<![\d.])\(?0\d{1,4}\)?-?\d{1,4}-\d{4}(?!\d)", unicodedata.normalize("NFKC", text)):
            seen += 1
            digits = re.sub(r"\D", "", number)
            assert digits.startswith(("079900", "0900000", "0800000")), number
    assert seen > 150


def texts(mihon: Path) -> list[str]:
    found = [path.read_text("utf-8") for path in mihon.rglob("*.*json")]
    found += [decoded(path) for path in mihon.rglob("*.csv")]
    for path in mihon.rglob("*.xlsx"):
        found += [str(value) for row in sheet_rows(path) for value in row if isinstance(value, str)]
    return found


def test_visits_cover_a_year_and_keep_the_memo_in_its_own_column(mihon, areas):
    _, head, *rows = sheet_rows(mihon / "survey" / "訪問記録_令和7年度.xlsx")
    assert head == ["月", "町丁", "区分", "件数", "つなぎ先", "担当者メモ"]
    assert len({row[0] for row in rows}) == 12
    towns = {town_key(name) for name in areas.S_NAME}
    assert {town_key(str(row[1])) for row in rows} <= towns
    assert {"孤立", "困窮", "介護", "ひきこもり"} <= {row[2] for row in rows}
    memos = {row[5] for row in rows if row[5]}
    assert len(memos) >= 5
    elsewhere = " ".join(str(value) for row in rows for value in row[:5])
    assert not any(memo in elsewhere for memo in memos)


def test_findings_lie_in_the_town_they_name(mihon, areas):
    shapes = areas.dissolve("KEY_CODE").set_index("S_NAME").geometry
    shapes.index = shapes.index.map(town_key)
    head, *rows = sheet_rows(mihon / "survey" / "マッピング調査_令和7年度.csv")
    assert head[:5] == ["調査日", "地区", "町丁", "区分", "内容"]
    assert {row[3] for row in rows} == {"強み", "集まる所", "困りごと", "危険"}
    assert len(rows) == 96
    for row in rows:
        assert shapes[town_key(row[2])].distance(shapely.Point(float(row[6]), float(row[5]))) < 1e-6


def test_everything_is_said_to_be_invented(mihon):
    readme = (mihon / "README.txt").read_text("utf-8")
    assert "作りもの" in readme
    assert "CC0" in readme
    assert "Apache" in readme
    assert {entry.licence for entry in CITY.lists} == {"CC0 1.0"}


def test_towns_and_shelters_have_the_form_of_their_sources(mihon):
    towns = json.loads((mihon / "gazetteer" / "towns_みほん市.json").read_text("utf-8"))
    assert {tuple(town) for town in towns} == {("town", "koaza", "lat", "lng")}
    sites = json.loads((mihon / "shelters" / "emergency_289990.json").read_text("utf-8"))["features"]
    low = [site for site in sites if site["properties"]["津波"] == ""]
    assert 0 < len(low) < len(sites)


def test_one_list_tells_when_it_was_confirmed_and_what_a_first_visitor_asks(mihon):
    found = understand(mihon / "lists" / "居場所一覧.xlsx", CITY, folder="lists")
    assert found.batch is not None
    rows = [record.values for record in found.batch.records]
    days = [row["confirmed_on"] for row in rows if "confirmed_on" in row]
    assert 10 <= len(days) < len(rows)
    assert min(days) < "2025" < max(days)
    assert {row["confirmed_how"] for row in rows if "confirmed_on" in row} == {"visit", "phone"}
    for asked in ("visit_only", "leave_early", "need_not_talk", "small", "men", "wheelchair", "newcomers"):
        assert {row.get(f"welcome_{asked}") for row in rows} == {"yes", "no", None}
    # Every column is understood.
    assert not [row["own"] for row in rows if row.get("own")]
