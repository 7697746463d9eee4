"""Several things in one cell: 「朝日会（朝日町1-2 朝日集会所）」, a name with its reading, a hall with its address."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from etl.clean import fee, text
from etl.lists import circled, readings

if TYPE_CHECKING:
    from etl.lists.rows import Row
    from layers.intake.contract import Cell

_BRACKET = re.compile(r"\s*[(（【\[〔]([^()（）【】\[\]〔〕]*)[)）】\]〕]\s*")
_POSTCODE = re.compile(r"^〒?\s*\d{3}-\d{4}\s*")
_ADDRESS = re.compile(
    r"(?:(?:北海道|東京都|(?:京都|大阪)府|[^\d\s]{2,3}県)\s*)?[^\d\s()、,]{2,16}?"
    r"(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2})丁目(?:\s*\d+(?:番地?|[-ー−‐－の])?(?:\s*\d+号?)?(?:[-ー−‐－]\d+)?)?"
    r"|\d+[-ー−‐－]\d+(?:[-ー−‐－]\d+)?|\d+番地?(?:の?\d+|\d*号)?(?:\s*\d+号)?|(?<=[町村字])\d+"
    r"|(?<=[市区町村])[^\d\s()、,市区町村]{1,8}\d+(?![\d番丁条号の]|\s?[-ー−‐－]))"
)
_HALL = re.compile(
    r"(?:会館|公民館|集会所|集会場|集会室|センター|コミセン|市民館|自治会館|町会会館|憩いの家|いこいの家|老人の家|ホール|学校|園|寺|神社|教会"
    r"|プラザ|カフェ|食堂|喫茶|店|ビル|団地|病院|医院|クリニック|事務所|交流館|体育館|図書館|公園|広場|ホーム|荘|苑|の家|会堂|館|宅|倶楽部会館)(?:\d+階)?$"
)
_TELEPHONE = re.compile(r"(?:TEL|電話|☎|℡)?[:： ]*\(?0\d{1,4}\)?[-ー−‐－ ]?\d{1,4}[-ー−‐－ ]\d{3,4}", re.IGNORECASE)
_SLASH = re.compile(r"\s*[/／]\s*|\s+(?=\S+$)")
# What tells when: a weekday, a week, a date or an hour.
_WHEN = re.compile(
    r"[月火水木金土日]曜|毎[週月日]|第\s*[1-5１-５一二三四五]|\d\s*[:：時]\s*(?:\d\d|半|[^間]|$)|午[前後]|\d月\d{1,2}日|不定期|随時|平日"
)
_WHEN_THEN_WHERE = re.compile(
    r"(.*(?:\d[:：]\d\d|\d時(?:半|\d{1,2}分)?|曜日?)(?:から|まで|[~～])?)[\s、,／/]+([^\d\s].*)"
)
_KANJI = re.compile(r"[一-龥々〆ヶ]+")


@dataclass(frozen=True, slots=True)
class Pieces:
    """What stands in one cell: its first thing, and what else by role."""

    first: str
    others: Mapping[str, str]


def parted(row: "Row") -> "Row":
    """The row with the cells of its name and its hall parted: what they hold besides stands in columns of its own."""
    for column, several in row.columns.also.items():
        if row.columns.roles.get(column) == "venue" and several & {"schedule", "day", "time"}:
            row = _timed(row, column)
    for role in ("name", "venue"):
        main = row.column(role)
        if main is not None:
            row = _part(row, main, role)
    for column, several in row.columns.also.items():
        if "fee" in several and row.columns.roles.get(column) in ("schedule", "day", "time"):
            row = _paid(row, column)
        if row.columns.roles.get(column) == "fee" and "target" in several:
            row = _for_whom(row, column)
    return row


def _timed(row: "Row", column: int) -> "Row":
    """「第3土曜⏎13:30～15:30⏎松風荘」 below 「開催日時・場所」: the lines that tell when, and those that tell where."""
    lines = text.lines(row.cell(column).text)
    if len(lines) == 1 and (found := _WHEN_THEN_WHERE.fullmatch(lines[0])):
        lines = [found[1], found[2]]
    when = [line for line in lines if _WHEN.search(line)]
    where = [line for line in lines if line not in when]
    if not when or row.first("schedule"):
        return row
    return _added(_with(row, column, " ".join(where)), "schedule", " ".join(when))


def _for_whom(row: "Row", column: int) -> "Row":
    """「どなたでも・200円」 below 「対象・費用」."""
    whom, paid = fee.apart(row.cell(column).text)
    if not paid or not whom or row.first("target"):
        return row
    return _added(_with(row, column, paid), "target", whom)


def _paid(row: "Row", column: int) -> "Row":
    """「毎週月曜 10時～11時⏎100円」 below 「日時・参加費」: what speaks of money goes to the fee."""
    when, paid = fee.apart(row.cell(column).text)
    if not paid or row.first("fee"):
        return row
    return _added(_with(row, column, when), "fee", paid)


def _part(row: "Row", column: int, role: str) -> "Row":
    written = row.cell(column).text
    # 「①城山会館 ②月見会館」 is parted into halls first, while its numbers can still be told from others.
    if circled.split(written):
        return row
    also = row.columns.also.get(column, frozenset())
    if not re.search(r"[(（【\[〔\r\n]|\d" + (r"|[/／\s]" if "venue" in also else ""), written):
        return row
    pieces = pieces_of(written, role, also, usual=row.readings)
    if pieces.first == written and not pieces.others:
        return row
    if not pieces.first and (not row.first("name") or row.first("address")):
        return row
    row = _with(row, column, pieces.first)
    for other, found in pieces.others.items():
        if not row.first(other):
            row = _added(row, other, found)
    return row


def _with(row: "Row", column: int, value: str) -> "Row":
    cells: list[Cell] = list(row.cells)
    cells[column] = replace(cells[column], value=value)
    return replace(row, cells=cells)


def _added(row: "Row", role: str, value: str) -> "Row":
    """The value in the empty column of its role, else in a further column behind all others."""
    column = next(iter(row.columns.of(role)), None)
    source = row.cells[row.column("name") or 0]
    if column is not None and column < len(row.cells):
        return _with(row, column, value)
    width = max(len(row.cells), max(row.columns.labels, default=0) + 1, max(row.columns.roles, default=0) + 1)
    empty = replace(source, value=None, merged=False, remark="")
    cells = [*row.cells, *[empty] * (width - len(row.cells)), replace(source, value=value, remark="")]
    return replace(row, cells=cells, columns=replace(row.columns, roles={**row.columns.roles, width: role}))


def pieces_of(written: str, role: str, also: frozenset[str], *, usual: bool = False) -> Pieces:
    """The parts of the cell of a name or a hall; what is in doubt stays with the first.

    ``usual`` says that the list writes readings above its names: a lone line of kana is else a part of the name.
    """
    whole = text.plain(written)
    # What is headed as a hall and is nothing but an address says where, not what.
    begun = _address(whole) if role == "venue" and re.search(r"\d", whole) else ""
    if begun and (begun == whole or ("address" not in also and whole[len(begun)] == " ")):
        return Pieces("", {"address": whole})
    first, others = unicodedata.normalize("NFKC", written).strip(), dict[str, str]()
    lines = [line for line in (text.plain(one) for one in re.split(r"[\r\n]+", first)) if line]
    kept: list[str] = []
    for line in lines:
        found = _other(line.strip("()"), role, also, kept[0] if kept else "")
        if kept and found:
            others.update({key: value for key, value in found.items() if key not in others})
        else:
            kept.append(line)
    if len(kept) > 1 and is_reading(kept[0], kept[1]) and (usual or readings.is_sure(kept[0], kept[1])):
        kept = kept[1:]
    first = "\n".join(kept)
    for bracket in reversed(list(_BRACKET.finditer(first))):
        outer = (first[: bracket.start()] + first[bracket.end() :]).strip()
        found = _other(bracket[1].strip(), role, also, text.unbroken(outer)) if outer else {}
        if found:
            first = outer
            others.update({key: value for key, value in found.items() if key not in others})
    first, inline = _inline(first, role, also)
    others |= {key: value for key, value in inline.items() if key not in others}
    others.pop("reading", None)
    return Pieces(first, others)


def _other(piece: str, role: str, also: frozenset[str], name: str) -> dict[str, str]:
    """What a piece in brackets or on its own line is besides a part of the name; empty where it is none of these."""
    if name and is_reading(piece, name):
        return {"reading": piece}
    if _TELEPHONE.fullmatch(piece):
        return {"phone": piece}
    return _placed(piece, role) or _headed(piece, role, also)


def _placed(piece: str, role: str) -> dict[str, str]:
    """An address, and the hall that stands behind it."""
    address = _address(piece)
    if not address:
        return {}
    rest = _POSTCODE.sub("", piece)[len(address) :].strip(" 、,/・")
    if rest and role == "name":
        return {"address": address, "venue": rest}
    return {"address": f"{address} {rest}".strip()}


def _headed(piece: str, role: str, also: frozenset[str]) -> dict[str, str]:
    """What only the heading of several things lets us know it is."""
    if role == "name" and "venue" in also and (_HALL.search(piece) or "address" not in also):
        return {"venue": piece}
    if "contact_name" in also and re.fullmatch(r"[^\d]{2,12}", piece):
        return {"contact_name": piece}
    return {"address": piece} if "address" in also and re.search(r"[町字丁目]|\d", piece) else {}


def _address(piece: str) -> str:
    """The address with which a piece begins, ``""`` where it begins with none."""
    found = _ADDRESS.match(_POSTCODE.sub("", piece))
    if not found:
        return ""
    if re.fullmatch(r"\D+\d+", found[0]) and _HALL.search(found[0].rstrip("0123456789")):
        # 「中央区民センター2 和室」 is a room of a hall.
        return ""
    rest = _POSTCODE.sub("", piece)[found.end() :]
    # 「第2・4火」「3-B組」: behind an address stands nothing, or a hall after a space.
    return found[0].strip() if not rest or rest[0] in " 　、,/・" or _HALL.search(rest) else ""


def _inline(first: str, role: str, also: frozenset[str]) -> tuple[str, dict[str, str]]:
    """「朝日集会所 朝日町1-2」 below 「会場・住所」: parted at the space, whichever comes first."""
    if role == "name" and "venue" in also and "\n" not in first:
        left, _, right = (one.strip() for one in _SLASH.sub("/", first, count=1).partition("/"))
        if right and _HALL.search(right) and ("/" in first or not _HALL.search(left)):
            return left, {"venue": right}
    if "address" not in also or role not in ("name", "venue") or "\n" in first:
        return first, {}
    words = first.split(" ")
    for at in range(1, len(words)):
        left, right = " ".join(words[:at]), " ".join(words[at:])
        if _address(right) == right:
            return left, {"address": right}
        if _address(left) == left and _HALL.search(right):
            return right, {"address": left}
    return first, {}


def is_reading(kana: str, name: str) -> bool:
    """Whether one is how the other is read: kana where the name has kanji, its own kana in their places."""
    folded, given = readings.hiragana(kana), readings.hiragana(name)
    if not re.fullmatch(r"[ぁ-んー・]{2,}", folded):
        return False
    if not _KANJI.search(given):
        return folded == given
    if readings.contradicts(folded, given):
        return False
    pattern, rest = "", given
    while rest:
        found = _KANJI.match(rest)
        if found:
            count = len(found[0])
            pattern += f"[ぁ-んー・]{{{count if count < 3 else (3 * count + 1) // 2},{3 * count + 1}}}"
            rest = rest[found.end() :]
        else:
            pattern += re.escape(rest[0])
            rest = rest[1:]
    return re.fullmatch(pattern, folded) is not None
