"""公共施設 in the Japanese headings of 自治体標準, 集会所 as candidate sites, and shelters as 国土地理院 gives them."""

from collections.abc import Sequence
from pathlib import Path

from shapely import Point

from .persons import any_phone, office_phone, person
from .plan import CITY, CODE6, PREFECTURE, words
from .venues import Venue, of_kind, seats
from .write_map import write_geojson
from .write_tables import write_csv

_HEAD = words("""
全国地方公共団体コード ID 地方公共団体名 名称 名称_カナ 名称_通称 POIコード 所在地_全国地方公共団体コード
町字ID 所在地_連結表記 所在地_都道府県 所在地_市区町村 所在地_町字 所在地_番地以下 建物名等(方書) 緯度 経度
高度の種別 高度の値 電話番号 内線番号 連絡先メールアドレス 郵便番号 法人番号 団体名 利用可能曜日 開始時間
終了時間 利用可能日時特記事項 説明 バリアフリー情報 URL 備考
""")
_HAZARDS = ("洪水", "崖崩れ、土石流及び地滑り", "高潮", "地震", "津波", "大規模な火事", "内水氾濫", "火山現象")


def write_facilities(folder: Path) -> None:
    """One file to each kind, as cities publish them."""
    halls = [*of_kind("community_centre"), *of_kind("public_hall")]
    _facilities(folder / f"{CODE6}_public_facility.csv", halls, "C", "1307")
    _facilities(folder / f"{CODE6}_elders_house.csv", of_kind("elders_house"), "E", "1499")
    _facilities(folder / f"{CODE6}_childrens_hall.csv", of_kind("childrens_hall"), "J", "1403")


def _facilities(path: Path, places: Sequence[Venue], prefix: str, poi: str) -> None:
    rows: list[list[object]] = [[*_HEAD]]
    for number, place in enumerate(places, start=1):
        house = f"{place.block.number}-{place.house}"
        rows.append([
            CODE6, f"{prefix}{number:04d}", f"{PREFECTURE}{CITY}", place.name, "", "", poi, CODE6, "",
            f"{PREFECTURE}{CITY}{place.area.name}{house}", PREFECTURE, CITY, place.area.name, house, "",
            f"{place.lat:.6f}", f"{place.lon:.6f}", "", "", office_phone(), "", "", "", "", CITY,
            "火水木金土日", "09:00", "21:00", "月曜日・年末年始は休館", "",
            "スロープ;多目的トイレ" if number % 3 else "", "", "",
        ])  # fmt: skip
    write_csv(path, rows, encoding="utf-8-sig")


def write_meeting_halls(folder: Path) -> None:
    """集会所: where something could still begin."""
    rows: list[list[object]] = [[*words("No 集会所名 所在地 緯度 経度 収容人数 和室 駐車場 管理者 管理者電話 備考")]]
    for number, place in enumerate(of_kind("meeting_hall"), start=1):
        remark = "鍵は管理者宅" if number % 5 == 0 else "２階のみ。階段あり" if number % 7 == 0 else ""
        rooms = seats(place), "○" if number % 3 else "×", f"{number % 6}台" if number % 4 else "なし"
        keeper = person(place.name), any_phone(place.name)
        rows.append([number, place.name, place.address(number), place.lat, place.lon, *rooms, *keeper, remark])
    write_csv(folder / "集会所一覧.csv", rows)


def write_shelters(folder: Path) -> None:
    """指定緊急避難場所 and 指定避難所; low ground is no refuge from the sea."""
    places = [*of_kind("community_centre"), *of_kind("public_hall"), *of_kind("elders_house")]
    sites, shelters = [], []
    for number, place in enumerate(places, start=1):
        low, spot = place.block.y < 2300, Point(place.lon, place.lat)
        head = {
            "NO": 90000 + number,
            "共通ID": f"E{CODE6[:5]}{number:08d}",
            "都道府県名及び市町村名": f"{PREFECTURE}{CITY}",
            "施設・場所名": place.name,
            "住所": f"{PREFECTURE}{CITY}{place.area.name}{place.block.number}-{place.house}",
        }
        safe = {"高潮": not low, "津波": not low, "火山現象": False, "洪水": number % 4 != 0}
        flags = {hazard: "1" if safe.get(hazard, True) else "" for hazard in _HAZARDS}
        sites.append(({**head, **flags, "指定避難所との住所同一": "1" if number <= 14 else "", "備考": ""}, spot))
        if number <= 14:
            more = {"その他市町村長が必要と認める事項": None, "受入対象者": None, "備考": ""}
            shelters.append(({**head, "指定緊急避難場所との住所同一": "1", **more}, spot))
    write_geojson(folder / f"emergency_{CODE6}.json", sites)
    write_geojson(folder / f"evacuation_{CODE6}.json", shelters)
