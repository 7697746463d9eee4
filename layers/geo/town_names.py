"""町丁 names as they are compared: 「栗林町三丁目」「栗林町３丁目」「大字栗林町3丁目」 are one town.

The key is only for comparing; what is shown is always the name as printed.
"""

import re
import unicodedata

_DIGITS = {"〇": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_NUMBER = re.compile(r"([〇一二三四五六七八九十]+)(?=丁目|区|条|番|号)")
_VARIANTS = str.maketrans("ヶガが之ノ澤竜劔剱篭淵邊邉髙﨑槇", "ケケケのの沢龍剣剣籠渕辺辺高崎槙")
_NOISE = re.compile(r"[\s・,，、（）()]|^大字|^字")


def kanji_number(text: str) -> int:
    """「十二」 → 12, up to 九十九."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int("".join(str(_DIGITS[digit]) for digit in text))
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def town_key(name: str) -> str:
    """The form in which two spellings of one town are equal."""
    folded = _NOISE.sub("", unicodedata.normalize("NFKC", name))
    folded = _NUMBER.sub(lambda found: str(kanji_number(found[1])), folded)
    return folded.translate(_VARIANTS)
