"""Text as a careful person would write it: NFKC, one space between words, no invisible letters.

NFKC leaves 髙 and 﨑 as they are: they are letters of their own, and names are written with them.

A cell is asked for by many rules one after the other: the last answers are kept.
"""

import re
import unicodedata
from functools import lru_cache

from etl.clean import kanji_number

_KEPT = 16384
_INVISIBLE = re.compile(
    r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\u00ad\x00-\x08\x0b\x0c\x0e-\x1f]|_x000[dD]_"
)
_BREAK = re.compile(r"[ \t\u3000]*[\r\n]+[ \t\u3000]*")
_SPACE = re.compile(r"\s+")
_DASHES = re.compile(r"[-‐‑‒–—―−ーｰ─－~〜・.*＊/]+")
# 「1回20名」 is twenty, every time.
_EACH_TIME = re.compile(r"(1|一|毎)回(あたり|当たり|につき)?(?=\D*\d)")
# When it was counted is no second number (「18人（R5年度）」「20名（令和6年3月末現在）」).
_COUNTED_ON = re.compile(r"[(\[][^()\[\]]*(?:年|現在|時点|月末|[RHrh]\d+\.)[^()\[\]]*[)\]]")
_NOTHING = {
    "制限なし",
    "定員なし",
    "定めなし",
    "なし",
    "無し",
    "無",
    "特になし",
    "ありません",
    "該当なし",
    "未定",
    "不明",
    "N/A",
    "n/a",
}
DITTO = {"同上", "〃", '"', "''", "″", "〟", "同じ", "々", "仝", "同前", "↑"}


@lru_cache(maxsize=_KEPT)
def plain(text: str) -> str:
    """The text in NFKC, line breaks and runs of spaces as one space."""
    return _SPACE.sub(" ", _folded(text)).strip()


@lru_cache(maxsize=_KEPT)
def unbroken(text: str) -> str:
    """As ``plain``, but a line break inside a name is dropped: it came from the width of a cell."""
    return _SPACE.sub(" ", _BREAK.sub("", _folded(text).strip())).strip()


def lines(text: str) -> list[str]:
    """The lines of a cell that hold anything, each as ``plain``."""
    return [one for one in (plain(line) for line in re.split(r"[\r\n]+", _folded(text))) if one]


@lru_cache(maxsize=_KEPT)
def is_blank(text: str) -> bool:
    """Whether a cell says nothing: empty, or a dash set in its place."""
    return not text.strip() or bool(_DASHES.fullmatch(text.strip()))


def says_nothing(text: str) -> bool:
    """As ``is_blank``, also for 「なし」: only where the column cannot mean anything by it (telephone, remark)."""
    return is_blank(text) or plain(text) in _NOTHING


@lru_cache(maxsize=_KEPT)
def is_ditto(text: str) -> bool:
    """Whether a cell stands for the cell above it."""
    return _SPACE.sub("", text).strip("（()）") in DITTO


def folded_name(text: str) -> str:
    """The form in which two spellings of one name are equal; only for comparing."""
    return re.sub(r"[\s・\-‐－―「」『』()（）【】,、。.]", "", plain(text)).casefold()


def number(text: str) -> int | None:
    """The one whole number of a text (「４０人」 → 40), ``None`` where there is none or more than one."""
    counted = _EACH_TIME.sub("", kanji_number.before(_COUNTED_ON.sub("", plain(text)), "[人名組席]").replace(",", ""))
    found = [one.removesuffix(".0") for one in re.findall(r"\d+(?:\.\d+)?", counted)]
    return int(found[0]) if len(found) == 1 and "." not in found[0] else None


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
