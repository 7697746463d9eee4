"""Codes of areas: 全国地方公共団体コード with its check digit, and what a KEY_CODE is made of.

A code is text. Excel drops leading zeros; they are put back where the number of digits tells.
"""

import re
from dataclasses import dataclass

_ONLY_DIGITS = re.compile(r"\d+")


def check_digit(code: str) -> str:
    """The sixth digit of a five-digit 団体コード (weights 6 … 2, modulo 11)."""
    total = sum(weight * int(digit) for weight, digit in zip(range(6, 1, -1), code, strict=True))
    return str((11 - total % 11) % 10)


def with_check_digit(code: str) -> str:
    """The six-digit form of a five-digit code."""
    return code + check_digit(code)


def municipality_code(given: object, *, prefecture: str = "") -> str | None:
    """The six-digit 団体コード meant by a cell: five or six digits, leading zero lost or not; None if none is meant.

    ``prefecture`` (two digits) settles the few codes that could be read in two ways; else five digits win.
    """
    digits = _digits(given)
    readings = [code for code in _readings(digits) if _exists(code)]
    fitting = [code for code in readings if code.startswith(prefecture)]
    return next(iter(fitting), None)


def _readings(digits: str) -> list[str]:
    if len(digits) == 6:
        return [digits] if check_digit(digits[:5]) == digits[5] else []
    if len(digits) == 5:
        lost = "0" + digits
        return [with_check_digit(digits), *([lost] if check_digit(lost[:5]) == lost[5] else [])]
    return [with_check_digit("0" + digits)] if len(digits) == 4 else []


def _exists(code: str) -> bool:
    """Prefectures are 01 … 47; below them stand 000 (the prefecture itself) and 100 upwards."""
    return 1 <= int(code[:2]) <= 47 and (code[2:5] == "000" or code[2] != "0")


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyCode:
    """KEY_CODE of a small area: 都道府県 2, 市区町村 3, 町・大字 4, 丁目・字 2 digits ("" where there is none)."""

    prefecture: str
    city: str
    town: str
    chome: str = ""

    @property
    def city_code(self) -> str:
        """The five-digit code of the municipality (of the ward in a 政令市)."""
        return self.prefecture + self.city

    @property
    def text(self) -> str:
        """The code as one text of 9 or 11 digits."""
        return self.prefecture + self.city + self.town + self.chome


def key_code(given: object) -> KeyCode | None:
    """The parts of a KEY_CODE of 9 or 11 digits; a lost leading zero is put back. None for anything else."""
    digits = _digits(given)
    if len(digits) in {8, 10}:
        digits = "0" + digits
    if len(digits) not in {9, 11} or not 1 <= int(digits[:2]) <= 47:
        return None
    return KeyCode(prefecture=digits[:2], city=digits[2:5], town=digits[5:9], chome=digits[9:])


def _digits(given: object) -> str:
    if isinstance(given, float) and given.is_integer():
        given = int(given)
    text = str(given).strip()
    return text if _ONLY_DIGITS.fullmatch(text) and text.isascii() else ""
