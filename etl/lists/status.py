"""状態: which words say that a group is active, suspended or closed, and which only speak of a season."""

import re

from etl.clean import text

_CLOSED = re.compile(r"廃止|閉鎖|解散|閉所|閉店|終了(?!時)|活動終了|なくなりました")
_SUSPENDED = re.compile(r"休止|休会|活動停止|中断|休み中|休業中|お休み中")
_ACTIVE = re.compile(r"活動中|継続|再開|実施中|開催中|開設中|稼働|通常|新規|運営中")
# 「8月は休止」「年末年始は休み」 is a timetable, not an end.
_SEASONAL = re.compile(
    r"(\d+月|夏|冬|年末|年始|お?盆|祝日|祭日|雨天|悪天候|警報|荒天|土日|休館日)[^。]{0,12}(休止|休会|中止|休み)"
)
# 「令和7年10月から休止中」 has a year, so its month is no season.
_DATED = re.compile(r"令和|平成|[RH]\d|20\d\d|から|より|以降|当面|当分")
_PLANNED = re.compile(r"(廃止|終了|解散|閉鎖|休止|休会)(を|する)?(予定|見込み?|検討)")
_MARKS = {
    "○": "active",
    "〇": "active",
    "◯": "active",
    "×": "closed",
    "△": "suspended",
    "休": "suspended",
    "廃": "closed",
    "活": "active",
}
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
    # What is only planned has not happened yet.
    plain = _PLANNED.sub("", text.plain(written))
    if not _DATED.search(plain):
        plain = _SEASONAL.sub("", plain)
    if "再開" in plain and not re.search(r"再開(は?未定|予定|見込み|時期)", plain):
        return "active"
    return said(plain) if _REMARK.search(plain) else ""


# A cell that says nothing else, whatever its column is called.
_SAYS_SO = re.compile(
    r"[(（【\[<※★■]*(?:現在|当面|一時|活動|サロン|長期|無期限)?の?(?:間)?(?:活動|開催)?(?:を)?(休止|休会|中断|廃止|解散|閉鎖|終了|お?休み(?=中))(?:中|済み?|予定なし|しました|した|しています)?"
    r"(?:[(（].*[)）])?[)）】\]>]*"
)
_IN_NAME = re.compile(
    r"\s*[(（【\[<＜〔※]\s*((?:令和|平成|[RH])?[\d.年月日/度末]*(?:より|から|で|に|まで)?\s*(?:現在|当面|一時|活動|長期)?(?:休止|休会|廃止|解散|閉鎖|中断|活動停止|活動終了)"
    r"(?:中|済み?|予定)?)\s*[)）】\]>＞〕]?\s*"
)


def of_cell(written: str) -> str:
    """The state that a cell tells which says nothing else (「休止中」 in the column of the days)."""
    plain = text.plain(written)
    return said(plain) if _SAYS_SO.fullmatch(plain) and not _SEASONAL.search(plain) else ""


def of_name(name: str) -> tuple[str, str]:
    """A name without the remark of its state, and that state (「すみれ会（休止中）」)."""
    found = _IN_NAME.search(name)
    rest = (name[: found.start()] + name[found.end() :]).strip() if found else ""
    return (rest, said(found[1])) if found and rest else (name, "")
