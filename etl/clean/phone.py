"""電話番号: several in a cell, brackets, 内線, a FAX beside them, no area code — into ``0797-00-1234``.

Digits without hyphens are parted by the area codes of ``phone.toml``; what it does not know is parted 4-2-4. A cell
that is nothing but a number without its leading 0 (Excel has dropped it) gets it back where the area code is known.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from etl.clean import text

_DASH = re.compile(r"(?<=[\d)])\s*[-‐‑‒–—―−ーｰ─]\s*(?=[\d(])")
# 「0797.22.1234」「(0797)22局1234番」「0797/22/1234」
_POINTS = re.compile(r"(?<!\d)(0\d{1,4})([./])(\d{1,4})\2(\d{4})(?!\d)")
_EXCHANGE = re.compile(r"(?<=\d)\s*局\s*(\d{4})番?")
_FAX = re.compile(r"(FAX|ファックス|ファクス|ファクシミリ|(?<![A-Za-z])F(?=\s*[.:)]?\s*\(?\d))(番号)?", re.IGNORECASE)
_LABEL = re.compile(r"(TEL|電話|携帯|自宅|事務所|代表|連絡先|(?<![A-Za-z])T(?=\s*[.:)]?\s*\(?\d))", re.IGNORECASE)
_BOTH = re.compile(
    r"(TEL|電話).{0,3}(兼|・|/|&|共通|とも)\s*(FAX|ファックス|ファクス)"
    r"|(FAX|ファックス|ファクス)\s*(番号)?\s*(兼|共通|共用|も同じ|と同じ|同じ|同番)",
    re.IGNORECASE,
)
_EXTENSION = re.compile(r"内線\s*[:：]?\s*(\d{1,6})")
_FULL = r"(?<![\d-])(?:\+81[\s-]?(?:\(0\))?|\(?0(?!0))\d{0,4}\)?[\s-]?\(?\d{1,4}\)?[\s-]?\d{3,4}(?!\d)"
# 「0797-22-1235(FAX)」; in 「0797-22-1234 (F)0797-22-1235」 the label stands before its number.
_FAX_AFTER = re.compile(rf"{_FULL}\s*\((?:FAX|ファックス|ファクス|F)\)(?!\s*[:：]?\s*\(?\d)", re.IGNORECASE)
_FAX_ALL_AFTER = re.compile(rf"{_FULL}\s*\((?:FAX|ファックス|ファクス|F)\)", re.IGNORECASE)
_ENDS_LABELLED = re.compile(r"\((?:TEL|電話|T|FAX|ファックス|ファクス|F)\)$", re.IGNORECASE)
# A full number, one without area code (「22-1234」「(22)1234」), or only the end of a second one (「…1234・5678」).
_NUMBER = re.compile(
    rf"(?P<full>{_FULL})"
    r"|(?<![\d-])(?P<local>\(?\d{1,4}(?:-|\))\d{4})(?![\d-])"
    r"|(?<=\d)\s*[・,、/]\s*(?P<end>\d{4})(?![\d-])"
)
_BARE_LOCAL = re.compile(r"(\d{1,4})(\d{4})")
# Eleven digits have only the numbers that belong to no place.
_PLACELESS = ("050", "060", "070", "080", "090", "0800", "020")
_FREE = ("0120", "0570", "0990")


@dataclass(frozen=True, slots=True)
class Phones:
    """The telephone numbers of a cell, its extension, and whether digits were left that make no number."""

    numbers: tuple[str, ...] = ()
    extension: str = ""
    unreadable: bool = False


def phones(written: str, *, area_code: str = "") -> Phones:
    """The numbers of a cell; one without its area code gets ``area_code``, or is unreadable where that is empty."""
    plain = _EXCHANGE.sub(r"-\1", _POINTS.sub(r"\1-\3-\4", _DASH.sub("-", text.plain(written))))
    extension = _EXTENSION.search(plain)
    spoken = _without_fax(_EXTENSION.sub(" ", plain)).strip()
    numbers = _alone(spoken, area_code) or _in_order(spoken, area_code)
    left = not numbers and len(re.sub(r"\D", "", spoken)) >= 6
    return Phones(tuple(dict.fromkeys(numbers)), extension[1] if extension else "", left)


def _alone(spoken: str, area_code: str) -> list[str]:
    """The number of a cell that holds nothing but digits: its 0, or its whole area code, may be missing."""
    digits = spoken.replace("-", "")
    if not digits.isascii() or not digits.isdigit() or digits.startswith("0"):
        return []
    local = _BARE_LOCAL.fullmatch(spoken)
    if local and area_code:
        return [one for one in [_grouped(f"{area_code}-{local[1]}-{local[2]}")] if one]
    whole = f"0{spoken}"
    known = f"0{digits}".startswith((*_PLACELESS, *_codes()))
    found = _grouped(whole) if known else ""
    return [found] if found and found.split("-")[0] == _parted(f"0{digits}").split("-")[0] else []


def _in_order(spoken: str, area_code: str) -> list[str]:
    """All numbers from left to right; a shortened one takes what it lacks from the one before it."""
    numbers: list[str] = []
    area, exchange = area_code, ""
    for one in _NUMBER.finditer(spoken):
        # 「00-1234」 begins with 0 and is an exchange all the same.
        written = one["full"] or one["local"] or f"{exchange}-{one['end']}"
        found = _grouped(written) or (_grouped(f"{area}-{written}") if area else "")
        if found:
            numbers.append(found)
            if not found.startswith((*_PLACELESS, *_FREE)):
                area, exchange, _ = found.split("-")
    return numbers


def _without_fax(plain: str) -> str:
    """The text without what follows the word FAX up to the next telephone label; TEL兼FAX is one number for both."""
    if _BOTH.search(plain):
        return _FAX.sub(" ", plain)
    plain = (_FAX_ALL_AFTER if _ENDS_LABELLED.search(plain) else _FAX_AFTER).sub(" ", plain)
    first, *others = _FAX.split(plain)[::3] if _FAX.search(plain) else [plain]
    kept = [first]
    for other in others:
        label = _LABEL.search(other)
        if label:
            kept.append(other[label.start() :])
    return " ".join(kept)


def _grouped(found: str) -> str:
    """One number in three groups; ``""`` where the digits are too few or too many."""
    national = re.sub(r"^\+81[\s-]?(\(0\))?", "0", found)
    groups = [group for group in re.split(r"\D+", national) if group]
    digits = "".join(groups)
    if not digits.startswith("0") or digits.startswith("00"):
        return ""
    if len(digits) != (11 if digits.startswith(_PLACELESS) else 10):
        return ""
    ordinary = len(groups) == 3 and (len(groups[2]) == 4 or digits.startswith((*_FREE, "0800")))
    return "-".join(groups) if ordinary else _parted(digits)


def _parted(digits: str) -> str:
    if len(digits) == 11:
        sizes = (4, 3) if digits.startswith("0800") else (3, 4)
    elif digits.startswith(_FREE):
        sizes = (4, 3)
    else:
        code = _area_code(digits)
        sizes = (len(code), 6 - len(code))
    first, second = sizes
    return f"{digits[:first]}-{digits[first : first + second]}-{digits[first + second :]}"


def _area_code(digits: str) -> str:
    known = [code for code in _codes() if digits.startswith(code)]
    return max(known, key=len) if known else digits[:4]


@cache
def _codes() -> tuple[str, ...]:
    return tuple(tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["area_codes"])


def usual_area_code(cells: Iterable[str]) -> str:
    """The area code that most complete numbers of a list share (three quarters of at least three), else ``""``."""
    codes = Counter(
        number.split("-")[0]
        for cell in cells
        for number in phones(cell).numbers
        if not number.startswith(("090", "080", "070", "050", "0120", "0800", "0570"))
    )
    code, count = max(codes.items(), key=lambda item: item[1], default=("", 0))
    return code if count >= 3 and count * 4 >= codes.total() * 3 else ""
