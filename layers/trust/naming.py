"""Whose name may stand in a sentence of the vision: theirs alone who ticked so on their card 手をあげた人.

Every other name, house number or telephone number is masked by the very search that holds notes back before the hall.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from layers.trust import surnames
from layers.trust.spoken import personal
from layers.trust.spoken.words import can_name, words

_KANJI = "一-龥々〆ヶ𠮷髙﨑ァ-ヶ"
_TITLES = "さん|様|氏|会長|委員|先生"
_MASK = "○○"


@dataclass(frozen=True, slots=True)
class Allowed:
    """``names``: as their owners wrote them; without any, nobody is named.

    ``sentences``: whole ones that everybody may read as they stand, where nobody is told whose names may be in them.
    """

    names: frozenset[str] = frozenset()
    sentences: frozenset[str] = frozenset()

    @classmethod
    def of(cls, names: Collection[str]) -> "Allowed":
        """A blank name allows nothing."""
        return cls(frozenset(one for name in names if (one := name.strip())))

    def told(self, text: str) -> str:
        """The text as everybody may read it."""
        if text in self.sentences:
            return text
        if not self.names:
            return _masked(text)
        # An allowed 山田 does not allow 小山田: a name counts where no letter of a longer one stands beside it.
        whole = "|".join(map(_spelled, sorted(self.names, key=len, reverse=True)))
        parts = re.split(rf"((?<![{_KANJI}])(?:{whole})(?=$|{_TITLES}|[^{_KANJI}]))", text)
        return "".join(part if number % 2 else _masked(part) for number, part in enumerate(parts))

    def who(self, text: str) -> str:
        """The same of a cell だれが, where a surname may stand all alone."""
        told, name = self.told(text), text.strip()
        ticked = text in self.sentences or any(re.fullmatch(_spelled(one), name) for one in self.names)
        return _MASK if told == text and not ticked and _is_name(name) else told

    def holds_back(self, text: str, *, who: str = "") -> bool:
        """Whether something of it is masked, or of a cell だれが beside it."""
        return self.told(text) != text or self.who(who) != who


def _spelled(name: str) -> str:
    """「見本 花子」 and 「見本花子」 are one name."""
    return r"[ 　]?".join(map(re.escape, re.sub(r"\s", "", name)))


def _masked(text: str) -> str:
    return personal(text).masked


def _is_name(text: str) -> bool:
    read = words(text)
    return bool(read) and all(one.is_name or (can_name(one.text) and surnames.is_listed(one.text)) for one in read)
