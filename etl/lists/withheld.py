"""非公開: what a row says may not be shown, the whole record or only a field. Words: ``withheld.toml``."""

import re
import tomllib
from pathlib import Path
from typing import Any

from etl.clean import text
from etl.lists.rows import Row

_WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_KEEPS = {word.casefold(): one["keeps"] for one in _WORDS["fields"] for word in one["words"]}
_KEEPS |= {word: [] for word in _WORDS["others"]}
# What is kept back where the remark stands in the cell of the field itself.
_OWN = {
    "phone": ["phone"],
    "contact_name": ["contact_name"],
    "venue": ["venue", "address", "position"],
    "address": ["address", "position"],
    "building": ["address", "position"],
    "organization": ["organization"],
    "participants": ["participants"],
    "fee": ["fee", "fee_yen"],
    "schedule": ["schedule"],
    "url": ["url"],
}


def _longest_first(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_PUBLIC = "公開|掲載|公表|開示"
_REFUSAL = (
    rf"(?:{'|'.join(_WORDS['words'])}"
    rf"|(?:{_longest_first(_WORDS['acts'])})(?:は|を|の|も|が|に|[:：])?\s*(?:は)?(?:{_longest_first(_WORDS['refusals'])})"
    rf"|(?:{_PUBLIC})(?:は|を|の|も|が|[:：])?\s*(?:{_longest_first(_WORDS['marks'])})|{'|'.join(_WORDS['verbs'])})"
    rf"(?!{'|'.join(_WORDS['denials'])})"
)
_FIELD = "|".join(re.escape(word) for word in sorted(_KEEPS, key=len, reverse=True))
_MEDIUM = r"(?:市?の?(?:ホームページ|HP|ウェブ(?:サイト)?|Web|ネット|インターネット|マップ|地図|広報|一覧|外部|一般))"
_NAMED = re.compile(
    rf"((?:(?:{_FIELD})(?:[・、,/と]|及び|および|や|等の?|など)*)+)(?:については?|に関しては?|は|を|も|が|の|だけ|のみ|[:：])*\s*"
    rf"(?:{_MEDIUM}(?:への|には?|では?|での|は|へ|の)?\s*)?(?:{_REFUSAL})",
    re.IGNORECASE,
)
_NAMED_BEHIND = re.compile(
    rf"(?:{_REFUSAL})\s*(?:(?:項目)?[:：]|[(（])\s*((?:(?:{_FIELD})(?:[・、,/と]|及び|および|や|のみ|等)*)+)[)）]?(?:$|[\s。])",
    re.IGNORECASE,
)
_ANY = re.compile(_REFUSAL, re.IGNORECASE)
_EACH = re.compile(_FIELD, re.IGNORECASE)
_HEADED = re.compile("|".join(_WORDS["column"]["headings"]))


def keys(row: Row) -> frozenset[str]:
    """The fields that the row keeps back, ``""`` among them where it is the whole record."""
    found: set[str] = set()
    for column, cell in enumerate(row.cells):
        if text.is_blank(cell.text):
            continue
        label = text.plain(row.columns.labels.get(column, ""))
        found |= _marked(label, text.plain(cell.text)) or in_text(cell.text, row.columns.roles.get(column, "own"))
    for remark in row.remarks:
        found |= in_text(remark, "note")
    return frozenset(found)


def in_text(written: str, role: str = "note") -> set[str]:
    """What a text keeps back; in the cell of a field that is the field, unless it names another."""
    plain = text.plain(written)
    if not _ANY.search(plain):
        return set()
    found: set[str] = set()
    for pattern in (_NAMED, _NAMED_BEHIND):
        for one in pattern.finditer(plain):
            found |= {key for word in _EACH.findall(one[1]) for key in _KEEPS[word.casefold()]}
        plain = pattern.sub("　", plain)
    if _ANY.search(plain):
        found |= set(_OWN.get(role, [""]))
    return found


def _marked(label: str, said: str) -> set[str]:
    """What a refusal below 「公開可否」「電話の公開」 keeps back; nothing below any other heading."""
    heading = _HEADED.search(label)
    if not heading or any(one in label for one in _WORDS["column"]["not_answers"]):
        return set()
    if said.casefold() not in _WORDS["column"]["no"]:
        return set()
    named = [key for word in _EACH.findall(label[: heading.start()]) for key in _KEEPS[word.casefold()]]
    return set(named) or {""}
