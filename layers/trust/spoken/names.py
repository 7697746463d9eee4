"""Names of people in a resident's note. Found are the names alone: a title behind one stays."""

import re

from layers.trust.spoken.called import alone, houses, of_family, of_kin, owners
from layers.trust.spoken.lists import Span
from layers.trust.spoken.titled import titled
from layers.trust.spoken.untitled import announced, bare, beside, full, of_house
from layers.trust.spoken.words import words

_LOOKS = (titled, of_house, full, bare, announced, owners, of_family, of_kin, alone, houses)
_READING = re.compile(r" ?\((?P<read>[ぁ-んァ-ヶー ]{2,16})\)")


def names(text: str) -> list[Span]:
    """Where somebody is named, and how that is read: 「野口英子(のぐちえいこ)」."""
    read = words(text)
    found = {span for look in _LOOKS for span in look(text, read)}
    found |= set(beside(text, read, found))
    readings = {one.span("read") for _, end in found if (one := _READING.match(text, end))}
    return sorted(found | readings)
