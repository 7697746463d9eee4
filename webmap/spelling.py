"""Two spellings of one fact: the forms in which they are compared. What is shown is always what was written."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache

from layers.geo.town_names import town_key
from layers.place.schedule_text import read
from layers.vocabulary import fields
from webmap import wording

Key = Callable[[str], object]

_DASHES = re.compile(r"[-‐‑‒–—―−~〜～∼]|(?<=\d)ー(?=\d)")
_BETWEEN_NUMBERS = re.compile(r"(?<=\d)\s+(?=\d)")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_COMMAS = re.compile(r"[・、，,､･]+")
_NUMBERED = re.compile(r"(?<=\d)(?:丁目|番地の?|番(?!組)|号(?!室|棟|館)|の)(?=\d|$|-)")


def same_meaning(label: str, one: str, other: str, *, city: str = "") -> bool:
    """Whether two texts under this label say the same; an address says it with its prefecture and city or without."""
    if not one or not other:
        return one == other
    if label == fields()["address"].label and city:
        one, other = (_within(city, text) for text in (one, other))
    return any(key(one) == key(other) for key in (spelled, *_keys().get(label, ())))


def spelled(text: str) -> str:
    """Letters by NFKC, dashes, commas, ケ and ヶ, numbers of 丁目 made alike; blanks only where they part numbers."""
    plain = _BETWEEN_NUMBERS.sub("・", unicodedata.normalize("NFKC", text).casefold())
    plain = _THOUSANDS.sub("", plain)
    # The key of towns drops commas; here they part what is listed.
    return "・".join(town_key(_DASHES.sub("-", part)) for part in _COMMAS.split(plain))


def _within(city: str, text: str) -> str:
    """An address as it is told inside the city; "" would be no address, so the city alone stays."""
    plain = unicodedata.normalize("NFKC", text).strip()
    return re.sub(rf"^(?:\S{{2,3}}[都道府県])?(?:\S{{1,4}}郡)?\s*{re.escape(city)}\s*(?=\S)", "", plain)


def _address(text: str) -> str:
    """「1丁目2番3号」 and 「1-2-3」."""
    return "-".join(filter(None, _NUMBERED.sub("-", spelled(text)).split("-")))


def _phones(text: str) -> object:
    """The digits of each number; words around them count as well."""
    parts = _COMMAS.split(unicodedata.normalize("NFKC", text))
    return frozenset((re.sub(r"\D", "", part), re.sub(r"[\d\s()\-‐‑‒–—―−ー]", "", part)) for part in parts)


def _schedule(text: str) -> object:
    """What it means, where that is understood; else nothing is like it."""
    return read(text).schedule or object()


@cache
def _keys() -> Mapping[str, tuple[Key, ...]]:
    """More ways of being the same, by the label that stands beside a fact."""
    known = fields()
    return {
        known["address"].label: (_address,),
        known["schedule"].label: (_schedule,),
        wording.CONTACT_LABEL: (_phones,),
    }
