"""Names and numbers of people inside texts that were meant for something else: 「問合せ 見本花子 090-…」 in a schedule.

Told by what is sure: a telephone number or a mail address, the contact of the same row, a name after a word such as
代表 or 問合せ. A text that carries one is for the staff alone; a name that nothing marks cannot be told from a word.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

TEXTS = ("name", "venue", "address", "schedule", "fee", "target", "activity", "organization", "zone", "code", "url")
# The long vowel is a dash only between digits: in 「リーダー」 it is a letter.
_DASHES = re.compile(r"[‐‑‒–—―−－─]|(?<=[\d)])ー(?=[\d(])")
_MOBILE = re.compile(r"(?<!\d)(?:\+81[- ]?|0)[5789]0[-( ]?\d{4}[-) ]?\d{4}(?!\d)")
_NUMBER = re.compile(
    r"(?<![\d.〒])(?:\+81[- ]?|\(?0)\d{1,4}[-)( ]{1,2}\d{1,4}[-)( ]\d{3,4}(?!\d)|(?<![\d.])0\d{9}(?!\d)"
)
# 「22-1234」 is a number only after a word that says so: 「1-2」 and 「10-1130」 are addresses and hours.
_SHORT = re.compile(
    r"(?:TEL|☎|電話|携帯|連絡先|問い?合わ?せ先?|申し?込み?先?)\D{0,12}\d{2,4}-\d{4}(?!\d)", re.IGNORECASE
)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+\.[\w.]+")
_MARKED = re.compile(
    r"(?:代表者?|世話人|世話役|担当者?|責任者|リーダー|会長|連絡先?|問い?合わ?せ先?|申し?込み?先?)[ :()は]+"
    r"([一-龥々ァ-ヶ]{2,6}(?: (?:[一-龥々ァ-ヶ]{1,4}|[ぁ-ん]{2,4}))?)(?=さん|様|氏|[ ()、。,/0-9]|$)"
)
_NO_PERSON = re.compile(
    r"(会|園|院|所|社|社協|市|県|町|村|課|室|局|部|校|館|連合|センター|クラブ|グループ|サロン|窓口|事務|団体|施設|各|係|者|方)$"
    r"|不要|必要|随時|電話|平日|毎|参加|本人|当日|事前|前日|予約|受付|直接|可$|要$"
)


def carriers(values: Mapping[str, Any], *, office: bool) -> frozenset[str]:
    """The facts of one record that carry a person's name or number; of an office only personal numbers count."""
    contact = _packed(str(values.get("contact_name", "")))
    return frozenset(name for name in TEXTS if name in values and _carries(name, values[name], contact, office=office))


def reaches_somebody(text: str) -> bool:
    """Whether a text holds a telephone number, a mail address, or a name after a word such as 代表."""
    plain = _plain(text)
    return any(pattern.search(plain) for pattern in (_MOBILE, _NUMBER, _SHORT, _MAIL)) or _names_somebody(plain)


def _carries(name: str, value: Any, contact: str, *, office: bool) -> bool:  # noqa: ANN401 - a fact is text or a list
    written = " ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return _tells(name, written, contact, office)


@lru_cache(maxsize=16384)
def _tells(name: str, written: str, contact: str, office: bool) -> bool:  # noqa: FBT001 - a cache tells arguments apart by their place
    """A list says the same hall, fee and zone in many rows, and a record is asked about more than once."""
    text = _plain(written)
    if name == "organization" and contact and _packed(text) == contact:
        return True
    if name in ("code", "url"):
        # Long digits are part of many codes and addresses of pages; only what cannot be anything else counts.
        return bool(_MOBILE.search(text)) and name == "code"
    if office:
        return bool(_MOBILE.search(text))
    if name != "address" and len(contact) >= 3 and contact in _packed(text):
        return True
    return any(pattern.search(text) for pattern in (_MOBILE, _NUMBER, _SHORT, _MAIL)) or _names_somebody(text)


def _names_somebody(text: str) -> bool:
    return any(not _NO_PERSON.search(found[1].replace(" ", "")) for found in _MARKED.finditer(text))


def _plain(text: str) -> str:
    return _DASHES.sub("-", re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)))


def _packed(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
