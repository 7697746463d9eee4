"""電話番号: several in a cell, brackets, 内線, a FAX beside them, no area code — into ``0797-00-1234``.

Digits without hyphens are parted by the area codes of ``phone.toml``; what it does not know is parted 4-2-4.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from etl.clean import text

_DASH = re.compile(r"(?<=[\d)])\s*[‐‑‒–—―−ーｰ─]\s*(?=[\d(])")
_FAX = re.compile(r"(FAX|ファックス|ファクス|ファクシミリ|Fax|fax)(番号)?", re.IGNORECASE)
_LABEL = re.compile(r"(TEL|電話|携帯|自宅|事務所|代表|連絡先)", re.IGNORECASE)
_BOTH = re.compile(
    r"(TEL|電話).{0,3}(兼|・|/|&|共通|とも)\s*(FAX|ファックス|ファクス)|FAX\s*(兼用|共通|も同じ)", re.IGNORECASE
)
_EXTENSION = re.compile(r"内線\s*[:：]?\s*(\d{1,6})")
_NUMBER = re.compile(r"(?<![\d-])(?:\+81[\s-]?(?:\(0\))?|\(?0)\d{0,4}\)?[\s-]?\(?\d{1,4}\)?[\s-]?\d{3,4}(?![\d])")
_LOCAL = re.compile(r"(?<![\d-])(\d{1,4})-(\d{4})(?![\d-])")


@dataclass(frozen=True, slots=True)
class Phones:
    """The telephone numbers of a cell, its extension, and whether digits were left that make no number."""

    numbers: tuple[str, ...] = ()
    extension: str = ""
    unreadable: bool = False


def phones(written: str, *, area_code: str = "") -> Phones:
    """The numbers of a cell; one without its area code gets ``area_code``, or is unreadable where that is empty."""
    plain = _DASH.sub("-", text.plain(written))
    extension = _EXTENSION.search(plain)
    spoken = _without_fax(_EXTENSION.sub(" ", plain))
    found = [_grouped(one) for one in _NUMBER.findall(spoken)]
    numbers = [one for one in found if one]
    if not numbers and area_code:
        numbers = [_grouped(f"{area_code}-{local[0]}-{local[1]}") for local in _LOCAL.findall(spoken)]
    numbers = [one for one in dict.fromkeys(numbers) if one]
    left = not numbers and len(re.sub(r"\D", "", spoken)) >= 6
    return Phones(tuple(numbers), extension[1] if extension else "", left)


def _without_fax(plain: str) -> str:
    """The text without what follows the word FAX up to the next telephone label; TEL兼FAX is one number for both."""
    if _BOTH.search(plain):
        return _FAX.sub(" ", plain)
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
    if not digits.startswith("0") or len(digits) not in (10, 11):
        return ""
    return "-".join(groups) if len(groups) == 3 else _parted(digits)


def _parted(digits: str) -> str:
    if len(digits) == 11:
        sizes = (4, 3) if digits.startswith("0800") else (3, 4)
    elif digits.startswith(("0120", "0570", "0990")):
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
