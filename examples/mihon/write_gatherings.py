"""The lists of 通いの場, サロン and 居場所 as a 社協 keeps them: merged cells, 〃, full-width digits, 和暦."""

from pathlib import Path

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from .groups import Group, ibasho, kayoinoba, salons
from .plan import COUNCIL, dice, words
from .write_tables import new_book, write_csv, write_workbook

# Remarks hold what a list must never show in public.
_REMARKS = {
    3: "代表者ご主人が入院中のため連絡は夕方以降に",
    7: "参加者に要支援２の方３名。送迎は会員の山野さん",
    12: "会場の鍵は区長宅（砂子町）で借りる",
    18: "令和7年10月から休止中",
    24: "一人暮らしの会員が多い。欠席時は電話確認",
    29: "２月・８月は休み",
    33: "新規募集中",
    37: "定員に達したため受付停止",
    42: "代表者の自宅。見学は必ず事前連絡",
    46: "雨天中止",
}
_IBASHO_REMARKS = {
    4: "母親からの相談で利用につながった20代男性あり。声をかけすぎない",
    14: "自宅開放。近所以外には住所を伝えない",
}
# What somebody who brings a first-time visitor asks; filled in as far as the 地域福祉課 has asked.
_WELCOME = words("見学だけでもよい 途中で帰ってよい 話さなくてもよい 少人数 男性も来ている 車いす 新規受入")
_ANSWERS = ("○", "○", "○", "×", "要相談", None)
_CONFIRMED = ("令和8年2月17日", "R8.3.5", "2026/1/22", "令和7年12月9日", "R6.10.3", None)
_HOW = ("訪問", "電話", "電話", "訪問")
_LOST = {31: "みほん市旧新開町２番３号"}  # a town name that no longer exists
# For men alone: a woman who asks must not be sent there.
_FOR_MEN = ("千鳥 男の体操クラブ", "ノルディック桜木")
_TARGETS = ("おおむね65歳以上", "６５歳以上の方", "どなたでも", "地区の高齢者", "75歳以上")
_VISITORS = {
    "認知症": "認知症の方と家族",
    "若者": "若者",
    "放課後": "小・中学生",
    "子育て": "子育て中の方",
    "介護": "介護をしている方",
}
_THIN = Side(style="thin", color="999999")
_HEAD = PatternFill("solid", fgColor="DDEBF7")


def _wareki(topic: str, style: int) -> str:
    chance = dice(f"since {topic}")
    year, month = chance.randint(2, 7), chance.randint(1, 12)
    older = f"平成{chance.randint(20, 30)}年{month}月"
    short = f"H{chance.randint(18, 30)}.{month}"
    return (f"R{year}.{month}", f"令和{year}年{month}月", older, short, f"20{18 + year}/{month}")[style % 5]


def write_kayoinoba(folder: Path) -> None:
    """A workbook with a title, a date, a heading of two rows, 地区 merged over its groups, and footnotes."""
    book, sheet = new_book("通いの場")
    sheet["A1"] = f"令和８年度　通いの場一覧（{COUNCIL}）"
    sheet["A1"].font = Font(size=14, bold=True)
    sheet["A2"] = "令和８年４月１日現在"
    _heading(sheet)
    groups = kayoinoba()
    for i, group in enumerate(groups):
        sheet.append(_kayoinoba_row(i, group, groups[i - 1] if i else None))
    _merge_districts(sheet, groups)
    last = 4 + len(groups)
    sheet.cell(last + 2, 1, f"計　{len(groups)}団体")
    sheet.cell(last + 3, 1, "※個人宅で開いている団体の所在地は外部に出さないこと。")
    sheet.cell(last + 4, 1, "※開催日は変更になることがあります。")
    write_workbook(folder / "通いの場一覧_令和8年度.xlsx", book)


def _heading(sheet: Worksheet) -> None:
    above = words("No. 地区 団体名 活動内容 会場 所在地 開催日時 - 対象 参加費 参加人数 代表者 - 開始年月 備考")
    below = words("- - - - - - 曜日 時間 - - - 氏名 電話番号 - -")
    top, bottom = ([None if word == "-" else word for word in line] for line in (above, below))
    for column, (upper, lower) in enumerate(zip(top, bottom, strict=True), start=1):
        sheet.cell(3, column, upper)
        sheet.cell(4, column, lower)
        if upper and not lower:
            sheet.merge_cells(start_row=3, end_row=4, start_column=column, end_column=column)
    sheet.merge_cells("G3:H3")
    sheet.merge_cells("L3:M3")
    for row in sheet["A3:O4"]:
        for cell in row:
            cell.fill, cell.alignment = _HEAD, Alignment(horizontal="center", vertical="center", wrap_text=True)
            cell.border = Border(top=_THIN, bottom=_THIN, left=_THIN, right=_THIN)
    widths = (5, 10, 26, 24, 26, 30, 18, 18, 16, 14, 10, 14, 18, 14, 40)
    for letter, width in zip("ABCDEFGHIJKLMNO", widths, strict=True):
        sheet.column_dimensions[letter].width = width


def _kayoinoba_row(i: int, group: Group, before: Group | None) -> list[object]:
    """A venue that repeats the one above is written 同上 or 〃."""
    same = before is not None and before.place is group.place
    mark = "同上" if i % 2 else "〃"
    name = group.name.replace(" ", "\n", 1) if i in {8, 22} else group.name
    people = f"{group.people}名" if i % 4 == 1 else f"約{group.people}人" if i % 4 == 3 else group.people
    target = "男性限定" if group.name in _FOR_MEN else dice(f"target {i}").choice(_TARGETS)
    return [
        i + 1,
        group.place.area.district,
        name,
        group.activity,
        mark if same else group.place.name,
        _LOST.get(i) or (mark if same else group.place.address(i)),
        group.days,
        group.hours,
        target,
        group.fee,
        people,
        group.leader,
        group.phone or None,
        _wareki(f"k{i}", i),
        _REMARKS.get(i),
    ]


def _merge_districts(sheet: Worksheet, groups: list[Group]) -> None:
    start = 0
    for i in range(1, len(groups) + 1):
        if i == len(groups) or groups[i].place.area.district != groups[start].place.area.district:
            if i - start > 1:
                sheet.merge_cells(start_row=5 + start, end_row=4 + i, start_column=2, end_column=2)
            start = i


def write_salons(folder: Path) -> None:
    """A CP932 CSV, as exported from an old ledger."""
    rows: list[list[object]] = [
        [
            *words(
                "番号 地区 サロン名 主な内容 会場名 住所 開催日 開催時間 参加費 平均参加者数 連絡先氏名 連絡先電話 備考"
            )
        ]
    ]
    for i, group in enumerate(salons(), start=1):
        address = "みなと南町一丁目4番1号" if i == 7 else group.place.address(i + 1)
        remark = {4: "住職の奥様が世話人", 9: "令和７年度末で廃止", 20: "民生委員の小池さんが誘い出し中"}.get(i, "")
        what = group.name, group.activity, group.place.name, address
        when = group.days, group.hours, group.fee, group.people
        rows.append([f"S{i:03d}", group.place.area.district, *what, *when, group.leader, group.phone, remark])
    write_csv(folder / "ふれあいサロン一覧.csv", rows)


def write_ibasho(folder: Path) -> None:
    """A workbook with coordinates, 受け入れの目安 and the day of the last confirmation, kept by the 地域福祉課."""
    book, sheet = new_book("居場所")
    sheet.append(["居場所一覧（令和8年3月末時点）"])
    sheet.append(
        [
            *words("名称 内容 会場 所在地 開催日時 対象 費用 運営団体 担当者 電話 緯度 経度 状態 備考"),
            *_WELCOME,
            *words("最終確認日 確認方法"),
        ]
    )
    for i, group in enumerate(ibasho()):
        target, place = _visitors(group.activity), group.place
        what = group.name, group.activity, place.name, place.address(i), f"{group.days}　{group.hours}"
        who = target, group.fee, f"{group.name}運営委員会", group.leader, group.phone or None
        state = "休止中" if i == 10 else "活動中"
        sheet.append([*what, *who, place.lat, place.lon, state, _IBASHO_REMARKS.get(i), *_asked(i)])
    sheet.merge_cells("A1:W1")
    write_workbook(folder / "居場所一覧.xlsx", book)


def _asked(i: int) -> list[str | None]:
    """受け入れの目安 as they were answered when somebody last called or came by."""
    chance = dice(f"welcome {i}")
    answers = [chance.choice(_ANSWERS) for _ in _WELCOME]
    confirmed = _CONFIRMED[i % len(_CONFIRMED)]
    return [*answers, confirmed, chance.choice(_HOW) if confirmed else None]


def _visitors(activity: str) -> str:
    return next((who for word, who in _VISITORS.items() if word in activity), "どなたでも")
