"""The name of a list without what tells its editions apart: 「通いの場一覧_R8.4.1 (1).xlsx」 → 「通いの場一覧」.

Two files of one such name need not be one list: it is reason enough to ask, or to believe what else is alike.
"""

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path, PurePath


@cache
def _ends() -> tuple[re.Pattern[str], re.Pattern[str]]:
    parts = "|".join(tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["part"])
    # Brackets may stand around a day: 「(令和8年4月1日現在)」.
    inner = rf"(?:[(\[【〔](?:{parts})+[)\]】〕]|{parts})"
    return re.compile(rf"^{inner}"), re.compile(rf"{inner}$")


def lasting(file_name: str) -> str:
    """What stays of a file's name from year to year; the whole of it where nothing else would be left."""
    whole = "".join(unicodedata.normalize("NFKC", PurePath(file_name).stem).split()).casefold()
    name, before = whole, ""
    while name != before:
        before = name
        for end in _ends():
            name = end.sub("", name)
    return name or whole
