"""What a single cell looks like, whatever its heading: a telephone number, a day, an amount, a hall, an address."""

import datetime as dt
import re

from etl.clean import text, wareki
from layers.intake.contract import Cell

_PHONE = re.compile(
    r"(?:TEL|電話|☎|℡)?[:： ]*(?:\(0\d{1,4}\)|0\d{1,4}[-( ])\s?\d{1,4}[-) ]\s?\d{3,4}(?!\d).{0,12}|0\d{9,10}"
)
_DATE = re.compile(
    r"(?:(?:令和|平成|昭和|大正|[RHSrhs令平昭]\.?)\s*(?:元|\d{1,2})\s*[年./-]|(?:19|20)\d\d\s*[年./-])"
    r"\s*(?:\d{1,2}\s*[月./-]?\s*)?(?:\d{1,2}日?)?\s*(?:頃|ごろ|上旬|中旬|下旬|末)?(?:\s*\d{1,2}:\d\d(?::\d\d)?)?"
)
_AMOUNT = re.compile(r"(?:[^\d]{0,12}?[\d,]+\s*円.{0,14}|[¥\\][\d,]+|(?:参加費|会費)?(?:は)?(?:無料|なし|無償))")
_YEN = re.compile(r"\d\s*円|[¥\\]\d")
_PEOPLE = re.compile(r"約?\s*\d{1,3}\s*(?:[~〜-]\s*\d{1,3}\s*)?(?:名|人)(?:程度|くらい|ぐらい|前後|まで|以内)?")
_MOST = re.compile(r"(?:先着|定員|上限).{0,4}\d|\d\s*(?:名|人)(?:まで|以内)")
_WEEKDAY = re.compile(
    r"[月火水木金土日]曜|(?:毎週|隔週|第\s*[\d一二三四五](?:[・,、と]\s*第?[\d一二三四五])*(?:週)?)\s*[（(]?[月火水木金土日](?!\d)"
    r"|毎月\s*\d+日|平日|毎日|^[月火水木金土日](?:[・,、~〜-][月火水木金土日])*(?:$|\s|[（(])"
)
_CLOCK = re.compile(r"\d{1,2}\s*(?:[:：]\s*\d{2}|時)")
_ADDRESS = re.compile(
    r"(?!.*(?:[:：]\d\d|時|週|曜|円|曲))(?:.{0,12}(?:都|道|府|県))?.{0,10}?[^\d\s]{1,10}(?:\d{1,2}丁目|[一二三四五六七八九]丁目|\d+\s*[-‐－ー−]\s*\d+|\d+番地?|字\D{1,6}\d+"
    r"|[市区町村](?![^\d\s]*(?:センター|[館所室場校園]))[^\d\s第]{1,8}\d+(?!階)).{0,24}"
)
_HALL = re.compile(
    r"(?:会館|公民館|集会所|集会場|集会室|センター|コミセン|市民館|憩いの家|いこいの家|老人の家|ホール|小学校|中学校|幼稚園|保育園|寺|神社|教会"
    r"|プラザ|ビル|団地|交流館|体育館|図書館|公園|会堂|自宅|宅|和室|会議室|多目的室|集会室|公会堂|児童館|研修室|店舗?)(?:\s*\d+階)?(?:\s*\D{0,8}室)?$"
)
_PERSON = re.compile(r"[一-龥々𠮷ヶ]{1,4}[ 　][一-龥々ぁ-んァ-ヶー]{1,5}(?:さん|様|氏|先生)?")


def looks(cell: Cell) -> str:
    """The role for which a cell could stand by its look alone, ``""`` where it could be anything."""
    if isinstance(cell.value, dt.datetime | dt.date):
        return "since"
    if not isinstance(cell.value, str):
        return ""
    plain = text.plain(cell.value)
    found = (
        ("phone", _PHONE.fullmatch(plain)),
        ("since", _DATE.fullmatch(plain) and wareki.iso(plain)),
        ("schedule", _WEEKDAY.search(plain)),
        ("fee", _AMOUNT.fullmatch(plain)),
        ("capacity", _MOST.search(plain) and re.search("[名人]", plain)),
        ("participants", _PEOPLE.fullmatch(plain)),
        ("address", _ADDRESS.fullmatch(plain)),
        ("time", _CLOCK.search(plain) and len(plain) <= 24),
        ("venue", _HALL.search(plain)),
        ("contact_name", _PERSON.fullmatch(plain)),
    )
    return next((role for role, match in found if match), "")


def has_clock(cell: Cell) -> bool:
    """Whether a cell names a time of the day."""
    return isinstance(cell.value, dt.time) or _CLOCK.search(text.plain(cell.text)) is not None


def is_plain_free(cell: Cell) -> bool:
    """Whether a cell says that something costs nothing, which alone does not tell of what."""
    return not _YEN.search(text.plain(cell.text))


def is_datum(cell: Cell) -> bool:
    """Whether a cell cannot be a heading: a day, a telephone number, an amount, an address, a number of people."""
    if isinstance(cell.value, dt.datetime | dt.date | dt.time):
        return True
    found = looks(cell)
    return found in ("phone", "since", "address", "participants") or (found == "fee" and not is_plain_free(cell))
