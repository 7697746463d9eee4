"""In the manner of the cell: a new value is written as the old one was — full width, 和暦, hours, and what stays stays.

What a cell said and what was read of it differ (NFKC, area codes, line breaks); only the changed part is put anew.
"""

import datetime as dt
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate

from etl.clean import text

_KANA_MARKS = "ﾞﾟ"
_ERAS = (("令和", "R", dt.date(2019, 5, 1)), ("平成", "H", dt.date(1989, 1, 8)), ("昭和", "S", dt.date(1926, 12, 25)))
_LONG_ERA = re.compile(r"(令和|平成|昭和)\s*(元|\d+)年\s*(\d+)月(?:\s*(\d+)日)?")
_SHORT_ERA = re.compile(r"([RHS])\s*\.?(\d+)([./-])(\d+)(?:[./-](\d+))?", re.IGNORECASE)
_WESTERN_WORDS = re.compile(r"(\d{4})年\s*(\d+)月(?:\s*(\d+)日)?")
_WESTERN = re.compile(r"(\d{4})([./-])(\d+)(?:[./-](\d+))?")
_EPOCH = dt.date(1899, 12, 30)


def rewritten(raw: str, new: str) -> str:
    """The cell's text with ``new`` in it: equal parts keep every sign, the others take the width of the rest."""
    pieces = list(_pieces(raw))
    old = [(sign, index) for index, (_, plain) in enumerate(pieces) for sign in plain]
    matcher = SequenceMatcher(None, [sign for sign, _ in old], list(new), autojunk=False)
    made: list[str] = []
    for act, start, end, new_start, new_end in matcher.get_opcodes():
        if act == "equal":
            made += [pieces[index][0] for index in dict.fromkeys(index for _, index in old[start:end])]
        elif act in ("insert", "replace"):
            made.append(widened(new[new_start:new_end], raw))
    return "".join(made)


def replaced(raw: str, old: str, new: str) -> str | None:
    """The cell's text with ``new`` in place of ``old``, however that was spaced; None where it does not stand there."""
    pieces = [(sign, plain) for sign, plain in _pieces(raw) if plain.strip()]
    ends = [match.end() for match in re.finditer(rf"\S[{_KANA_MARKS}]?", raw)]
    plain, wanted = "".join(plain for _, plain in pieces), "".join(old.split())
    at = plain.find(wanted) if wanted else -1
    if at < 0:
        return None
    first = _piece_at(pieces, at)
    last = _piece_at(pieces, at + len(wanted) - 1)
    start = ends[first] - len(pieces[first][0])
    return raw[:start] + rewritten(raw[start : ends[last]], new) + raw[ends[last] :]


def _piece_at(pieces: Sequence[tuple[str, str]], at: int) -> int:
    """The number of the piece that a sign of the plain text came from; one piece may be read as several signs."""
    told = list(accumulate(len(plain) for _, plain in pieces))
    return bisect_right(told, at)


def _pieces(raw: str) -> Iterator[tuple[str, str]]:
    """The signs of a cell with what is read of each; spaces and breaks are read as one space."""
    clusters = re.findall(rf"\s+|.[{_KANA_MARKS}]?", raw, re.DOTALL)
    for one in clusters:
        yield one, " " if one.isspace() else unicodedata.normalize("NFKC", one)


def widened(new: str, like: str) -> str:
    """The text in the width of another one: digits as digits are there, and each sign as it is found there."""
    digits = re.search(r"[０-９]", like) and not re.search(r"[0-9]", like)
    return "".join(_wide(sign) if _is_wide(sign, like, digits=bool(digits)) else sign for sign in new)


def _wide(sign: str) -> str:
    return chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign


def _is_wide(sign: str, like: str, *, digits: bool) -> bool:
    return digits if sign.isdigit() else _wide(sign) in like and sign not in like


def day(value: object, iso: str, sample: object = None) -> str | float:
    """A day as the cell (or, where it is empty, another one of its column) writes days."""
    given = dt.date.fromisoformat(iso)
    told = value if value not in (None, "") else sample
    if isinstance(told, dt.date | int | float):
        return (given - _EPOCH).days
    raw = str(told or "")
    plain = text.plain(raw)
    for pattern, write in (
        (_LONG_ERA, _long_era),
        (_SHORT_ERA, _short_era),
        (_WESTERN_WORDS, _words),
        (_WESTERN, _signs),
    ):
        found = pattern.search(plain)
        if found:
            made = write(found, given)
            return rewritten(raw, plain[: found.start()] + made + plain[found.end() :])
    return f"{given.year}/{given.month}/{given.day}"


def _era(given: dt.date) -> tuple[str, str, int]:
    name, letter, start = next((one for one in _ERAS if given >= one[2]), _ERAS[-1])
    return name, letter, given.year - start.year + 1


def _long_era(found: re.Match[str], given: dt.date) -> str:
    name, _, year = _era(given)
    month = f"{name}{'元' if year == 1 else year}年{given.month}月"
    return month if found[4] is None and given.day == 1 else f"{month}{given.day}日"


def _short_era(found: re.Match[str], given: dt.date) -> str:
    _, letter, year = _era(given)
    own = letter.lower() if found[1].islower() else letter
    wide = 2 if len(found[4]) == 2 and found[4][0] == "0" else 1
    parts = [f"{own}{year}", f"{given.month:0{wide}}", f"{given.day:0{wide}}"]
    return found[3].join(parts[: 2 if found[5] is None and given.day == 1 else 3])


def _words(found: re.Match[str], given: dt.date) -> str:
    month = f"{given.year}年{given.month}月"
    return month if found[3] is None and given.day == 1 else f"{month}{given.day}日"


def _signs(found: re.Match[str], given: dt.date) -> str:
    wide = 2 if len(found[3]) == 2 and found[3][0] == "0" else 1
    parts = [str(given.year), f"{given.month:0{wide}}", f"{given.day:0{wide}}"]
    return found[2].join(parts[: 2 if found[4] is None and given.day == 1 else 3])


def count(value: object, new: int) -> str | float:
    """A number as the cell writes numbers: 「約４０人」 → 「約４２人」."""
    if value in (None, "") or (isinstance(value, int | float) and not isinstance(value, bool)):
        return new
    raw = str(value)
    found = re.search(r"[0-9０-９]+", raw)
    return raw[: found.start()] + widened(str(new), found[0]) + raw[found.end() :] if found else str(new)


def clock(value: object, new: str) -> str | float:
    """``"10:30"`` as the cell writes the time of a day."""
    hours, minutes = (int(one) for one in new.split(":"))
    if isinstance(value, dt.time | dt.datetime | float):
        return (hours * 60 + minutes) / 1440
    raw = str(value or "")
    if "時" in text.plain(raw):
        return rewritten(raw, f"{hours}時{f'{minutes}分' if minutes else ''}")
    short = re.match(r"\d:", text.plain(raw))
    return rewritten(raw, new.removeprefix("0") if short else new)


def phone(raw: str, old: str, new: str) -> str:
    """A number in place of another one, without the area code where the cell leaves it out."""
    for found in re.finditer(r"[0-9０-９][0-9０-９()（）\-－‐ー―−\s]{4,}[0-9０-９]", raw):
        digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", found[0]))
        whole = re.sub(r"\D", "", old)
        if whole.endswith(digits) and digits:
            left_out = whole[: len(whole) - len(digits)]
            area, _, rest = new.partition("-")
            told = rest if left_out and area == left_out else new
            return raw[: found.start()] + widened(told, found[0]) + raw[found.end() :]
    return raw.replace(old, new) if old and old in raw else new


def short_day(today: dt.date) -> str:
    """R8.11.22, as a margin note is dated."""
    _, letter, year = _era(today)
    return f"{letter}{year}.{today.month}.{today.day}"
