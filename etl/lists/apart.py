"""Which rows below the headings are places, and which are totals, footnotes, examples or legends."""

import re
from typing import TYPE_CHECKING

from etl import heading_words
from etl.clean import text

if TYPE_CHECKING:
    from etl.lists.rows import Row

_LONG_REMARK = 25
_UNIT = r"(?:か所|カ所|ヶ所|ケ所|箇所|ヵ所|団体|件|会場|グループ|人|名|カ所|地区|校区|サロン|クラブ|会|組|世帯|回)"
_COUNT = re.compile(rf"(?:計|合計|全|約)?[\d,]+\s*{_UNIT}?")
_TOTAL = re.compile(
    rf"(?:合|小|総|総合|累|中|再)?計[:：]?(?:[\d,.]+{_UNIT}?)?|(?:合計|総計|小計|計|総数|全|以上)[:：、]?(?:全|約)?[\d,]+{_UNIT}.{{0,6}}"
    rf"|[\d,]+(?:か所|カ所|ヶ所|ケ所|箇所|ヵ所|団体|件)|.{{1,12}}(?:圏域|地区|校区|学区|区|市|町|曜日?|サロン|通いの場|居場所)(?:合|小)?計(?:[\d,]+{_UNIT})?"
)
_EXAMPLE = re.compile(
    r"[(（【\[<＜〔「]?\s*(?:記入|記載|入力|作成)?(?:例|見本|サンプル)(?:\d|①|②|[)）】\]>＞〕」:：]|$)\s*"
)
_EXAMPLE_ABOVE = re.compile(
    r"[(【\[<〔]\s*(?:記入|記載|入力|作成)(?:例|見本)\d?\s*[)】\]>〕]|(?:^|\s|の|、)(?:記入|記載|入力|作成)(?:例|見本)\d?[:：]?$|^見本$|^サンプル$"
)
_BLANKS = re.compile(r"[○〇◯●△□×＿_]{2,}")
# A row that begins so explains the marks of the list or whom to ask.
_FOOT = re.compile(
    r"[(（【\[＜<■]?\s*(?:※|注\d|注[)）:：】]|凡例|備考[:：]|出典|資料[:：]|問い?合わ?せ先?[:：]|お問い合わせ[:：先]|連絡先[:：]|＊|\*)"
)


def is_place(row: "Row") -> bool:
    """Whether a row names a place and says something of it."""
    filled = [cell.text for cell in row.cells if cell.text.strip()]
    own = row.first("name")
    name = text.plain(own or row.first("venue"))
    if not name or len(set(filled)) < 2 or is_total(row) or _is_example(row, name) or _is_gap(name):
        return False
    others = [role for role in set(row.columns.roles.values()) - {"name", "serial", "ignored"} if row.first(role)]
    if not own and row.columns.has("name") and not row.first("serial") and len(others) < 2:
        return False
    return not _is_foot(row, name, len(others)) and (bool(others) or _stands_alone(row, name))


def _stands_alone(row: "Row", name: str) -> bool:
    """A name of which the list says nothing is a place where it bears a number."""
    return len(name) <= _LONG_REMARK and bool(row.first("serial"))


def _is_foot(row: "Row", name: str, others: int) -> bool:
    first = next((text.plain(cell.text) for cell in row.cells if cell.text.strip()), "")
    begun = name.startswith(heading_words.row_words("notes")) or (len(first) > 1 and _FOOT.match(first) is not None)
    return begun and others < (3 if _FOOT.match(first) else 2)


def is_count(written: str) -> bool:
    """Whether a cell only counts (「3か所」)."""
    return _COUNT.fullmatch(text.plain(written).strip("()【】 ")) is not None


def is_total(row: "Row") -> bool:
    """Whether a row adds up the rows above it."""
    words = heading_words.row_words("totals")
    first = next((cell.text for cell in row.cells if cell.text.strip()), "")
    said = [_bare(one) for one in (row.first("name"), first, row.first("serial"), row.first("zone"))]
    counted = [cell.text for cell in row.cells if cell.text.strip()][1:]
    if _bare(first).endswith("計") and all(map(is_count, counted)):
        return True
    return any(one in words or _TOTAL.fullmatch(one) for one in said if one)


def _is_gap(name: str) -> bool:
    """Whether a number has been left without a place (「欠番」)."""
    return name.strip("()【】[]<>-* ") in heading_words.row_words("gaps")


def _is_example(row: "Row", name: str) -> bool:
    words = heading_words.row_words("examples")
    first = next((text.plain(cell.text) for cell in row.cells if cell.text.strip()), "")
    if first in words or _EXAMPLE.match(first) or _EXAMPLE.match(name):
        return True
    blanks = sum(1 for cell in row.cells if _BLANKS.search(cell.text))
    return bool(_BLANKS.search(name)) and blanks >= 2


def heads_example(title: str) -> bool:
    """Whether a line above a form says that it is filled in as an example, not that there is one somewhere."""
    return _EXAMPLE_ABOVE.search(text.plain(title).strip("※* ")) is not None


def _bare(written: str) -> str:
    return text.plain(written).replace(" ", "").strip("()【】[]〔〕<>＜＞").rstrip("数:")
