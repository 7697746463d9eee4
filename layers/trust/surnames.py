"""A frequent surname that stands without さん: 「民生委員の鈴木」「山田の家」「田中方」.

Known by a list (``surnames.toml``) and by what stands around it: inside a longer word it is a town or a business
(「山田町」「高橋クリニック」). Many surnames are names of towns and rivers too: of these a bare one says nothing.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_LETTER = "一-龥々ヶ𠮷髙﨑ァ-ヶー"
# Where a word begins and where it ends: no kanji and no katakana beside it.
_BEGINS, _ENDS = rf"(?<![{_LETTER}])", rf"(?![{_LETTER}])"
_AFTER_ROLE = r"(?:さん)?(?:の|は|が|[:、・ ])?"
# 「山田家の畑」 but not 「山田家具」; 「田中方で」 but not 「田中方面」.
_HOUSE = r"(?:宅|邸|方|家)(?=$|[のはがもでにをへとや、。・ )])"
# Somebody acts, or is named last; 「田中へ行く」「中村に多い」 speak of towns, and a town alone may be called so.
_BARE = r"(?=$|さんち|[がはも][ぁ-ん一-龥]|[、。)])"


def named(plain: str) -> tuple[str, ...]:
    """The words of a text (after NFKC) that name somebody by a surname, in their order."""
    words = dict.fromkeys(plain[begin:end] for begin, end in spans(plain))
    return tuple(word for word in words if not any(word in other and word != other for other in words))


def spans(plain: str) -> list[tuple[int, int]]:
    """Where these words stand, with the role or the house that tells them."""
    return sorted(match.span() for pattern in _patterns() for match in pattern.finditer(plain))


def is_frequent(name: str) -> bool:
    """Whether a bare name tells somebody: a frequent surname, and no town."""
    return name in _sure()


def is_listed(name: str) -> bool:
    """Whether it is one of the frequent surnames, be it a town too."""
    return name in _listed()


def is_town(name: str) -> bool:
    """Whether it is the name of a town, a river or a landform as often."""
    return name in _words()["also_places"]


def is_single(name: str) -> bool:
    """Whether a word of one letter is a frequent surname too: 林, 森, 原."""
    return name in _words()["single"]


def owns(plain: str, at: int) -> bool:
    """Whether what ends here is said to have something that only somebody has: 「…の家」「…宅」."""
    return bool(_owned().match(plain, at))


@cache
def _owned() -> re.Pattern[str]:
    return re.compile(rf"の(?:{_any(_words()['belongs'])}){_ENDS}|{_HOUSE}")


@cache
def _words() -> dict[str, list[str]]:
    told: dict[str, list[str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return told


@cache
def _listed() -> frozenset[str]:
    return frozenset(_words()["frequent"])


@cache
def _sure() -> frozenset[str]:
    return _listed() - {*_words()["also_places"], *_words()["single"]}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = _words()
    sure = _any(_sure())
    every, single, role = _any(words["frequent"]), _any(words["single"]), _any(words["roles"])
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"(?:{role}){_AFTER_ROLE}(?:{every}){_ENDS}",
            rf"(?:{role})の(?:{single})(?=$|[がはもと、。])",
            rf"(?!皆|みな)(?:[{_LETTER}]{{1,6}}|[ぁ-ん]{{2,5}}|[○〇◯●△]{{1,3}})(?:さん|様)(?:ち(?![ゃゅょ])|宅|家(?!族)|の(?:お?宅|家(?!族)))",
            rf"{_BEGINS}(?:{every})の(?:{_any(words['belongs'])}){_ENDS}",
            rf"{_BEGINS}(?:{every}){_HOUSE}",
            rf"(?!^(?:{sure})$){_BEGINS}(?:{sure}){_BARE}",
        )
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
