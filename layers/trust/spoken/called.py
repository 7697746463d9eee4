"""Names by what they own, by their family and by their house: 「田岡の家」「西岡のとしお」「屋号でいうと油屋」."""

import re
from collections.abc import Iterator

from layers.trust import surnames
from layers.trust.spoken.bearers import is_thing
from layers.trust.spoken.lists import Span, told
from layers.trust.spoken.words import Word, sorts


def owners(text: str, read: tuple[Word, ...]) -> Iterator[Span]:
    """A surname, however rare, of somebody who has a house or kin; one that is a town too says nothing."""
    for one in read:
        rare = one.sort == "人名姓" and len(one.text) > 1 and "地名" not in sorts(one.text)
        if rare and surnames.owns(text, one.end) and not is_thing(text, (one.begin, one.end), read):
            yield one.begin, one.end


def of_family(text: str, read: tuple[Word, ...]) -> Iterator[Span]:
    """A given name behind that of the family: 「西岡のとしおが」."""
    del text
    for family, between, given in zip(read, read[1:], read[2:], strict=False):
        if family.sort == "人名姓" and len(family.text) > 1 and between.text == "の" and _is_given(given):
            yield family.begin, given.end


def houses(text: str, read: tuple[Word, ...]) -> Iterator[Span]:
    """By what the village calls a house."""
    del read
    for one in re.finditer(told()["house_called"], text):
        yield one.span("found")


def _is_given(one: Word) -> bool:
    return one.sort == "人名名" and len(one.text) > 1 and not {"普通名詞", "地名"} & sorts(one.text)
