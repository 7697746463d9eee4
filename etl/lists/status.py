"""状態: active, suspended or closed, wherever a list marks it — column, remark, strike-through, fill with a legend."""

import re
from collections.abc import Iterable, Mapping, Sequence

from etl.clean import text
from etl.lists.rows import Row
from layers.intake.contract import Cell

_CLOSED = re.compile(r"廃止|閉鎖|解散|閉所|閉店|終了(?!時)|活動終了|なくなりました")
_SUSPENDED = re.compile(r"休止|休会|活動停止|中断|休み中|休業中|お休み中")
_ACTIVE = re.compile(r"活動中|継続|再開|実施中|開催中|開設中|稼働|通常|新規|運営中")
# 「8月は休止」「年末年始は休み」 is a timetable, not an end.
_SEASONAL = re.compile(
    r"(\d+月|夏|冬|年末|年始|お?盆|祝日|祭日|雨天|悪天候|警報|荒天|土日|休館日)[^。]{0,12}(休止|休会|中止|休み)"
)
# 「令和7年10月から休止中」 has a year, so its month is no season.
_DATED = re.compile(r"令和|平成|[RH]\d|20\d\d|から|より|以降|当面|当分")
_MARKS = {"○": "active", "〇": "active", "◯": "active", "×": "closed", "△": "suspended"}
_STRUCK = re.compile(r"取り?消し?線|見え消し|横線")
_REMARK = re.compile(
    r"(休止|休会)(中|しています|した)|より休止|から休止|休止$|休会$|(活動|当面|当分|一時)[^。]{0,8}(休止|休会)"
    r"|廃止|解散|閉鎖|活動を?終了"
)


def said(written: str) -> str:
    """The state that a word of a status column stands for, ``""`` where it stands for none."""
    plain = text.plain(written)
    if plain in _MARKS:
        return _MARKS[plain]
    for pattern, state in ((_CLOSED, "closed"), (_SUSPENDED, "suspended"), (_ACTIVE, "active")):
        if pattern.search(plain):
            return state
    return ""


def remarked(written: str) -> str:
    """The state that a remark tells, ``""`` where it speaks of a season or of nothing."""
    plain = text.plain(written)
    if not _DATED.search(plain):
        plain = _SEASONAL.sub("", plain)
    if "再開" in plain and not re.search(r"再開(は?未定|予定|見込み|時期)", plain):
        return "active"
    return said(plain) if _REMARK.search(plain) else ""


def legend(rows: Iterable[Sequence[Cell]]) -> Mapping[str, str]:
    """Fill colour → state, and ``"struck"`` → state, from the rows outside the list that explain their marks."""
    found: dict[str, str] = {}
    for cells in rows:
        for column, cell in enumerate(cells):
            right = cells[column + 1].text if column + 1 < len(cells) else ""
            state = said(cell.text) or said(right)
            if cell.fill and state:
                found.setdefault(cell.fill, state)
            if state and (cell.struck or _STRUCK.search(cell.text)):
                found.setdefault("struck", state)
    return found


def status_of(row: Row, marks: Mapping[str, str], *, closed_on: str) -> str:
    """The state of a row: its own column first, then the day it ended, the marks of the legend, the remark."""
    column = next(iter(row.columns.of("status")), None)
    own = said(row.cell(column).text) if column is not None else ""
    if own:
        return own
    if closed_on:
        return "closed"
    if row.struck:
        return marks.get("struck", "closed")
    return marks.get(row.fill, "") or next((state for state in map(remarked, row.texts("note")) if state), "")
