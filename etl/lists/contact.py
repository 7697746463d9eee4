"""連絡先: the person beside a telephone number, and which words there name nobody. Words: ``contact.toml``."""

import re
import tomllib
from pathlib import Path
from typing import Any

from etl.clean import text

_WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_LABELS = re.compile("|".join(_WORDS["labels"]), re.IGNORECASE)
_NOBODY = frozenset(_WORDS["nobody"])
_NOT_A_NAME = re.compile("|".join(_WORDS["not_names"]))
_LETTER = re.compile(r"[^\W\d_]")
_SPACES = re.compile(r"\s+")
_LONGEST = 12
# 「なごみ診療所（担当：井上）」: whoever is called so is meant, not the office before them.
_CALLED = re.compile(r"(?:担当者?|代表者?|世話人)\s*[:：]\s*([^\W\d_][^()\d、,:]{0,7})")


def beside(written: str) -> str:
    """The name that is left of a cell of numbers; ``""`` where nobody is named."""
    called = _CALLED.search(text.plain(written))
    if called and not _NOT_A_NAME.search(called[1]) and not names_nobody(called[1]):
        return _SPACES.sub(" ", called[1]).strip()
    left = _SPACES.sub(" ", _LABELS.sub(" ", text.plain(written))).strip()
    if len(left) == 1:
        return left if left in _WORDS["surnames"] else ""
    named = _LETTER.search(left) and not _NOT_A_NAME.search(left) and not names_nobody(left)
    return left if named and len(left) <= _LONGEST else ""


def names_nobody(written: str) -> bool:
    """Whether a cell of contacts says nothing, or only how to apply (「要予約」)."""
    plain = text.plain(written).strip("() ")
    return text.says_nothing(plain) or all(one in _NOBODY for one in re.split(r"[\s()、,・/]+", plain) if one)
