"""やさしい日本語: hard words by their easy ones, and a space between the 文節."""

import re
import tomllib
from collections.abc import Collection
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

from layers.trust.spoken import words as spoken

_BEGINS = frozenset(("名詞", "代名詞", "動詞", "形容詞", "形状詞", "副詞", "連体詞", "接続詞", "感動詞", "接頭辞"))
_NOUNS = frozenset(("名詞", "接尾辞", "接頭辞"))
_BEFORE_NUMBER = frozenset(("令和", "平成", "年", "月", "第", "午前", "午後", "約"))
_DOING = frozenset(("する", "し", "さ", "でき", "できる", "すれ", "せ"))


@cache
def table() -> dict[str, Any]:
    """Sentences, names and glossary of the edition."""
    return tomllib.loads((resources.files("layers.drawing") / "profile_easy.toml").read_text(encoding="utf-8"))


def plain(text: str) -> str:
    """Set phrases first, then hard words of the glossary by easy ones, the longest first."""
    for pattern, easy in table()["patterns"].items():
        text = re.sub(pattern, easy, text)
    for hard, easy in sorted(table()["glossary"].items(), key=lambda pair: -len(pair[0])):
        text = text.replace(hard, easy)
    return text


def spaced(text: str, names: Collection[str] = ()) -> str:
    """分かち書き: 「通いの場が3か所あります」 → 「通いの 場が 3か所 あります」; a name stays in one piece."""
    told, whole = spoken.words(text), _inside(text, names)
    parts = [one.text for one in told[:1]]
    for before, one in pairwise(told):
        parts.append((" " if one.begin not in whole and _apart(before, one) else "") + one.text)
    return "".join(parts)


def _inside(text: str, names: Collection[str]) -> set[int]:
    """Where no name may be cut: behind the first letter of each."""
    found = (one for name in names for one in re.finditer(re.escape(name), text))
    return {place for one in found for place in range(one.start() + 1, one.end())}


def _apart(before: spoken.Word, one: spoken.Word) -> bool:
    if one.kind not in _BEGINS or before.kind in ("接頭辞", "空白"):
        return False
    if before.kind == "補助記号":
        return before.text in ("、", "。")
    if before.kind in _NOUNS and before.sort != "形容詞的" and (one.kind in _NOUNS or one.text in _DOING):
        # 「参加する」, compounds and dates are one 文節; any other number begins one.
        return one.sort == "数詞" and before.sort != "数詞" and before.text not in _BEFORE_NUMBER
    return True
