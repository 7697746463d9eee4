"""A year of 訪問 and of マッピング調査, as staff keep them. The column 担当者メモ holds what must never leave it."""

from pathlib import Path

from .blocks import Block, blocks_of
from .people import register
from .plan import dice, words
from .terrain import height_metres, lonlat
from .towns import SmallArea, inhabited
from .write_tables import new_book, write_csv, write_workbook

_MONTHS = (*((2025, month) for month in range(4, 13)), *((2026, month) for month in range(1, 4)))
_KINDS = {"孤立": 9, "介護": 8, "困窮": 5, "認知症": 5, "ひきこもり": 3, "子育て": 3, "ごみ・住まい": 2, "障がい": 2}
# Invented, and written so that a leak would be seen: each sentence occurs once in a thousand files.
_MEMOS = (
    "独居の87歳女性、娘さんとは十年会っていない。玄関に督促状の束。",
    "50代の息子さんが二階から出てこない。母親は近所に知られたくないとのこと。",
    "夫の物忘れが進み、夜中に家を出る。妻の腰痛も悪化。",
    "電気が止まっていた。フードバンクの箱を置いてきた。次は給料日前に。",
    "長女が不登校、母は通院中。学校には話さないでほしいと言われた。",
    "室内に物があふれ、猫が六匹。大家から退去の話が出ている。",
    "視力が落ちて薬を飲み間違えている様子。ヘルパーは断られた。",
    "がんの治療を始めたが保険証が切れている。本人は誰にも言っていない。",
)
_FINDINGS = (
    ("強み", "商店街の店主が朝の見守りをしている"),
    ("強み", "自治会の清掃に若い世帯も出てくる"),
    ("強み", "元教員が学習の手伝いをしたいと言っている"),
    ("集まる所", "朝、ベンチに年配の人が集まる"),
    ("集まる所", "移動販売車が来る日に立ち話ができる"),
    ("集まる所", "喫茶店の奥の席が常連の居場所"),
    ("集まる所", "夕方、公園に小学生が集まる"),
    ("困りごと", "坂がきつく買い物に行けない"),
    ("困りごと", "バスが一日四本で通院しにくい"),
    ("困りごと", "集会所が遠く冬は通えない"),
    ("困りごと", "空き家が増えた"),
    ("危険", "歩道がなく車が速い"),
    ("危険", "大雨で道が冠水する"),
    ("危険", "夜、街灯がなく暗い"),
)


def write_visits(folder: Path) -> None:
    """訪問記録: month, 町丁, category and count, with a memo on about one row in six."""
    book, sheet = new_book("訪問記録")
    sheet.append(["令和7年度　アウトリーチ訪問記録（内部資料）"])
    sheet.append(["月", "町丁", "区分", "件数", "つなぎ先", "担当者メモ"])
    for year, month in _MONTHS:
        for row in _visits(year, month):
            sheet.append(row)
    write_workbook(folder / "訪問記録_令和7年度.xlsx", book)


def _visits(year: int, month: int) -> list[list[object]]:
    chance = dice(f"visits {year}-{month}")
    label = f"令和{year - 2018}年{month}月"
    found: list[list[object]] = []
    for area in _drawn(f"visited {year}-{month}", 34):
        kind = chance.choices(list(_KINDS), weights=list(_KINDS.values()))[0]
        memo = chance.choice(_MEMOS) if chance.random() < 0.17 else None
        to = chance.choice(("地域包括支援センター", "自立相談支援窓口", "通いの場", "なし", "民生委員", "医療機関"))
        found.append([label, area.name, kind, chance.choices((1, 2, 3, 4), weights=(12, 5, 2, 1))[0], to, memo])
    return found


def _drawn(topic: str, how_many: int) -> list[SmallArea]:
    """Towns in which something was found: those with many old people come up more often."""
    chance, areas = dice(topic), list(inhabited())
    weights = [register()[area.key_code].older(75) for area in areas]
    return sorted(chance.choices(areas, weights=weights, k=how_many), key=lambda area: area.key_code)


def write_findings(folder: Path) -> None:
    """マッピング調査: what was seen where, with coordinates of the place (never of a person)."""
    chance = dice("findings")
    rows: list[list[object]] = [[*words("調査日 地区 町丁 区分 内容 北緯 東経 記入")]]
    for number, area in enumerate(_drawn("mapped", 96)):
        year, month = _MONTHS[number % 12]
        block = chance.choice(blocks_of(area))
        lon, lat = lonlat(block.x, block.y)
        kind, text = chance.choice([one for one in _FINDINGS if _sensible(one[1], block)])
        day = f"{year}/{month}/{chance.randint(1, 28)}"
        writer = chance.choice(("推進員", "地区福祉委員", "社協"))
        rows.append([day, area.district, area.name, kind, text, f"{lat:.6f}", f"{lon:.6f}", writer])
    rows[1:] = sorted(rows[1:], key=lambda row: tuple(int(part) for part in str(row[0]).split("/")))
    write_csv(folder / "マッピング調査_令和7年度.csv", rows, encoding="utf-8-sig")


def _sensible(text: str, block: Block) -> bool:
    """Steep streets are found in the hills, flooded ones in the plain."""
    high = height_metres(block.x, block.y) > 40
    return high if "坂" in text or "一日四本" in text else not high if "冠水" in text else True
