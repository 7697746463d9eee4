"""One spelling for the many: widths, dashes, brackets, kanji numbers. The words themselves are not touched."""

import re
import tomllib
import unicodedata
from calendar import monthrange
from functools import cache
from pathlib import Path

_CIRCLED = re.compile(r"[\u2460-\u2473]")
# ①金 … ③金: the numbers of a list follow each other from ①; others are weeks of the month.
_CIRCLED_WEEK = re.compile(r"(?<!>)<([1-5])>(?=[月火水木金土日][月火水木金土日・]*(?:曜|[\s\d(、,<]|$))")
_ROMAN = re.compile(r"(?<=第)[Ⅰ-Ⅴ]|(?<=[Ⅰ-Ⅴ1-5][・、,])[Ⅰ-Ⅴ](?=[・、,週]|[月火水木金土日])")
# 0930-1130 behind a day; a year or the number of a telephone stands elsewhere or holds other digits.
_FOUR_DIGITS = re.compile(
    r"(?<=[月火水木金土日曜) ])(?<!TEL )(?<!電話 )(0[5-9]|1\d)([0-5][05])[~-](0[5-9]|1\d|2[0-2])([0-5][05])(?![\d-])"
)
# ～2/末: the last day of a month, where a stretch of days ends.
_MONTH_END = re.compile(r"(?<=[~-])\s*(1[0-2]|[1-9])\s*[/月]\s*末日?")
_LEAP_YEAR = 2024
_BRACKETS = str.maketrans("〔［【〈《＜「『｛[{<〕］】〉》＞」』｝]}>", "((((((((((((" + "))))))))))))")
_SPREAD = re.compile(
    r"(?<=毎)\s+(?=[週月日])|(?<=[月火水木金土日])\s+(?=曜)|(?<=曜)\s+(?=日(?!\s*曜))|(?<=第)\s+(?=\d)"
)
_WAVES = re.compile(r"[~∼〜～˜⁓]|(?<=[\d時分日月曜頃半) ])[ｰー](?=[\d時月火水木金土日午 ])")
_DASHES = re.compile(r"[‐‑‒–—―−－─]")
_DIGITS = {digit: number for number, digit in enumerate("〇一二三四五六七八九")}
_KANJI_NUMBER = re.compile(
    r"(?<=第)[一二三四五](?=[・、,.\s第週~-]|[月火水木金土日(と])"
    r"|(?<=第[1-5一二三四五][・、,.と])[一二三四五](?=[・、,.\s第週]|[月火水木金土日(と])"
    r"|(?<=[月週年])[一二三四五](?=回)|(?<=[月週年]に)[一二三四五](?=回)"
    r"|(?<![一-龥])[一二三四五六七八九十]{1,3}(?=月[^曜]|時(?!間)|日[・、,])"
    r"|(?<=令和)[一二三四五六七八九十]{1,3}(?=年)|(?<=年)[一二三四五六七八九十]{1,2}(?=月)"
    r"|(?<=[前後])[一二三四五六七八九十]{1,2}(?=時)"
    r"|(?<=[月時])[一二三四五六七八九十]{1,3}(?=日|分)"
)


def plain(text: str) -> str:
    """The text as the reader of words takes it."""
    text = _CIRCLED.sub(lambda found: f"<{ord(found[0]) - 0x245F}>", text.translate(_BRACKETS))
    text = _ROMAN.sub(lambda found: str(ord(found[0]) - 0x215F), text)
    text = unicodedata.normalize("NFKC", text.replace("･", "・"))
    text = _weeks_in_circles(text)
    text = _SPREAD.sub("", re.sub(r"[→⇒➡]", "⇨", text))
    text = _WAVES.sub("~", _DASHES.sub("-", text.replace("￤", "/").replace("|", "/")))
    for _ in range(3):  # 第一・二・三: each number is told by the one before it
        text = _KANJI_NUMBER.sub(lambda found: str(_number(found[0])), text)
    text = _MONTH_END.sub(lambda found: f"{found[1]}/{monthrange(_LEAP_YEAR, int(found[1]))[1]}", text)
    text = _FOUR_DIGITS.sub(r"\1:\2~\3:\4", text)
    for pattern, written in _spellings():
        text = pattern.sub(written, text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(r"[^\S\n]+", " ", re.sub(r"\s*\n\s*", "\n", text)).strip()


def _weeks_in_circles(text: str) -> str:
    """「①金 9:30～、③金 13:30～」 → 第1金, 第3金."""
    numbers = [int(number) for number in re.findall(r"<(\d+)>", text)]
    in_order = numbers == list(range(1, len(numbers) + 1))
    return text if in_order else _CIRCLED_WEEK.sub(r"第\1", text)


@cache
def _spellings() -> tuple[tuple[re.Pattern[str], str], ...]:
    told = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))["spellings"]
    return tuple((re.compile(pattern.replace("_", r"\s*")), written) for pattern, written in told.items())


def _number(kanji: str) -> int:
    if "十" not in kanji:
        return int("".join(str(_DIGITS[one]) for one in kanji))
    tens, _, ones = kanji.partition("十")
    return 10 * (_DIGITS[tens] if tens else 1) + (_DIGITS[ones] if ones else 0)
