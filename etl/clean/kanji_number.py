"""漢数字: 「二十」「五百」「二〇二五」 as numbers, only where a unit that is counted follows (円, 年, 名)."""

import re

_DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_TENS = {"十": 10, "百": 100, "千": 1000}
_RUN = "[〇零一二三四五六七八九十百千万]+"


def value(written: str) -> int:
    """「千二百」 → 1200, 「二〇二五」 → 2025; the text holds nothing but such letters."""
    upper, man, lower = written.rpartition("万")
    if man:
        return (value(upper) if upper else 1) * 10_000 + (value(lower) if lower else 0)
    if not any(letter in _TENS for letter in written):
        return int("".join(str(_DIGITS[letter]) for letter in written))
    whole = digit = 0
    for letter in written:
        if letter in _TENS:
            whole, digit = whole + (digit or 1) * _TENS[letter], 0
        else:
            digit = _DIGITS[letter]
    return whole + digit


def before(written: str, units: str) -> str:
    """The text with the numbers directly before one of these units (a regular expression) in digits."""
    return re.sub(rf"(?<!\d){_RUN}(?=\s*(?:{units}))", lambda found: str(value(found[0])), written)
