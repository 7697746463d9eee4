"""A group that meets in two halls is two places: venue and address hold as many lines as there are halls."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from etl.clean import text
from etl.lists import circled, together
from etl.lists.rows import Row
from etl.lists.schedule import ROLES

if TYPE_CHECKING:
    from layers.intake.contract import Cell

_WEEK = (
    r"((?:毎月)?第?\s*[1-5](?:\s*[・,、と]\s*第?[1-5])*\s*週?(?:目|の)?\s*(?:[月火水木金土日]曜?日?)?"
    r"|奇数月|偶数月|[月火水木金土日]曜日?|隔週)"
)
_BEFORE = re.compile(rf"^[(【\[]?{_WEEK}[)】\]]?\s*[:：はー\-は]?\s*(?=[^\d\s])")
_BEHIND = re.compile(rf"\s*[(【\[]{_WEEK}[)】\]]$")
_HALVES = re.compile(r"[、,／/;；]\s*|\s+(?=第\d)|・(?=第\d)")
_LISTED = re.compile(r"[、／/;；]")
# 「丘会館・谷会館」 are two halls; 「石川会館・資料館」 may be one.
_ALIKE = re.compile(
    r"[^・]{1,12}(会館|公民館|集会所|集会場|公会堂|コミセン|集会室|分館|小学校|公園)(?:・[^・]{1,12}\1)+"
)
_TURNS = re.compile(
    r"\s*(?:[(【\[][^()【】\[\]]*(?:交代|交互|持ち?回り|隔週|隔月|輪番|いずれか|どちらか)[^()【】\[\]]*[)】\]]|(?:で|を)?(?:交互|交代)(?:に|で)?(?:開催|実施)?)$"
)
_WEEKS = re.compile(r"第\s*[1-5](?:\s*[・,、と]\s*第?[1-5])+週?")
_WHOLE = re.compile(
    r".{2,}(?:会館|公民館|集会所|集会場|センター|コミセン|市民館|憩いの家|いこいの家|ホール|学校|寺|神社|教会|プラザ|カフェ|食堂|店|公園|広場|館|会場|荘|宅|会堂|工房|ハウス|ホーム|苑|園|団地|ビル|児童館|の家)"
    r"(?:\s*(?:\d階.{0,8}|[^\s]{1,6}室|\(.*?\)))?$"
)
# An address that begins with a town, not with the rest of a number.
_TOWN = re.compile(r"(?![番号丁の])[^\d\s()※・-][^\d\s]*(?:\d|[町村字丁区]$)")
_ROOM = re.compile(
    r"^\d+階|^[(（]|^(?:大|中|小|第\d|多目的)?(?:会議|集会|和|洋|研修)室|^別館|^本館|^多目的ホール|^(?:コミュニティ|交流)?(?:センター|ホール|プラザ)$"
)


def apart(row: Row) -> list[Row]:
    """One row a hall; the row itself where it names one.

    A line break in the venue alone is a matter of the cell's width: it tells of halls only together with the
    address, or where each line names a week of its own (「第1週 ○○集会所」) or is plainly a whole hall.
    """
    venue = row.column("venue")
    if venue is None:
        return [row]
    address = row.column("address")
    numbered = circled.split(row.cell(venue).text)
    if numbered:
        return [together.parted(circled.one_of(row, venue, number, numbered)) for number in numbered]
    halls = text.lines(row.cell(venue).text)
    places = text.lines(row.cell(address).text) if address is not None else []
    if len(halls) > 1 and len(places) == len(halls) and _are_whole(row, halls, places):
        return [_one(row, venue, number, _bare(hall), len(halls)) for number, hall in enumerate(halls)]
    weekly = _by_weeks(row.cell(venue).text)
    if weekly:
        return [_weekly(row, venue, number, weekly) for number in range(len(weekly))]
    listed = halls if len(halls) > 1 else _listed(text.plain(row.cell(venue).text))
    if len(listed) > 1 and not places[1:] and _all_whole(listed):
        return [_one(row, venue, number, (hall, ""), len(listed)) for number, hall in enumerate(listed)]
    return [row]


def _listed(plain: str) -> list[str]:
    """What stands between commas or slashes, without a remark on all of it (「南会館／北会館（隔週交代）」)."""
    remark = _TURNS.search(plain)
    bare = plain[: remark.start()].strip() if remark else plain
    return bare.split("・") if _ALIKE.fullmatch(bare) else [one.strip() for one in _LISTED.split(bare)]


def _are_whole(row: Row, halls: list[str], places: list[str]) -> bool:
    """Whether each line is a hall with an address of its own, and not one of either broken by the width of a cell."""
    if not all(_TOWN.match(place) for place in places):
        return False
    bare = [_bare(hall)[0] for hall in halls]
    return _all_whole(bare) or (_times(row, len(halls)) and not any(_ROOM.match(hall) for hall in bare))


def _by_weeks(written: str) -> list[tuple[str, str]]:
    """Hall and week of each half, where every half names its week; empty otherwise."""
    plain = text.plain(written)
    for halves in (text.lines(written), _HALVES.split(plain), plain.split("・")):
        found = [_bare(half) for half in halves if half.strip()]
        if len(found) > 1 and all(hall and week for hall, week in found):
            return found
    return []


def _bare(half: str) -> tuple[str, str]:
    """A hall without the week that stands before or behind it, and that week."""
    plain = text.plain(half)
    before, behind = _BEFORE.match(plain), _BEHIND.search(plain)
    if before:
        return plain[before.end() :].strip(), before[1]
    return (plain[: behind.start()].strip(), behind[1]) if behind else (plain, "")


def _all_whole(halls: list[str]) -> bool:
    return all(_WHOLE.search(hall) and not _ROOM.match(hall) for hall in halls)


def _times(row: Row, count: int) -> bool:
    """Whether days or times come in as many lines as there are halls."""
    columns = [column for role in ROLES for column in row.columns.of(role)]
    return any(len(text.lines(row.cell(column).text)) == count for column in columns)


def _weekly(row: Row, venue: int, number: int, halves: list[tuple[str, str]]) -> Row:
    """A half with its own week before what the days and times of the row say."""
    one = _one(row, venue, number, halves[number])
    if _times(row, len(halves)):
        return one
    week = halves[number][1]
    for column in sorted(column for role in ROLES for column in row.columns.of(role)):
        cell = one.cell(column)
        if isinstance(cell.value, str) and cell.value.strip() and not text.is_blank(cell.value):
            cells = list(one.cells)
            cells[column] = replace(cell, value=_narrowed(cell.value, week))
            return replace(one, cells=cells)
    return one


def _narrowed(written: str, week: str) -> str:
    """「第1・3水曜」 in its first week is 「第1水曜」; a text without weeks gets the week before it."""
    plain = text.plain(written)
    found = _WEEKS.search(plain)
    if not found:
        return f"{week} {plain}"
    bare = week.removesuffix("週")
    return plain[: found.start()] + (bare if found.end() < len(plain) else week) + plain[found.end() :]


def _one(row: Row, venue: int, number: int, half: tuple[str, str], count: int = 0) -> Row:
    """A half: its hall, and its share of every address, number and time that comes in as many pieces."""
    cells: list[Cell] = []
    count = count or max(len(text.lines(row.cell(venue).text)), 2)
    for column, cell in enumerate(row.cells):
        shared = row.columns.roles.get(column) not in ("address", "phone", *ROLES)
        parts = [] if shared else _pieces(cell.text, count)
        cells.append(replace(cell, value=parts[number]) if parts else cell)
    cells[venue] = replace(cells[venue], value=half[0])
    return replace(row, cells=cells)


def _pieces(written: str, count: int) -> list[str]:
    """The lines of a cell, or what stands between its slashes, where there are as many as halls."""
    for parts in (text.lines(written), [one.strip() for one in _LISTED.split(text.plain(written))]):
        if len(parts) == count and all(parts):
            return parts
    return []
