"""Names by what they own, by family, kin and house, and given names alone: 「田岡の家」「西岡のとしお」「ケンジは」."""

import re
from collections.abc import Iterator

from layers.trust import surnames
from layers.trust.spoken.bearers import is_thing
from layers.trust.spoken.lists import PUNCTUATION, Span, told
from layers.trust.spoken.words import Word, sorts

_LONGEST_KIN = 6
_SAID_OF = re.compile(r"[はがも]|(?:より|です)$")


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


def of_kin(text: str, read: tuple[Word, ...]) -> Iterator[Span]:
    """A given name behind what somebody is to the writer: 「息子の健太が」."""
    kin = re.compile(told("pointing")["kin"])
    for given in read:
        end = given.begin - 1
        if (
            _is_given(given)
            and text.endswith("の", 0, given.begin)
            and any(kin.fullmatch(text, at, end) for at in range(max(0, end - _LONGEST_KIN), end))
        ):
            yield given.begin, given.end


def alone(text: str, read: tuple[Word, ...]) -> Iterator[Span]:
    """A given name that begins what is said of somebody, or signs the note: 「ケンジは…」「ひろこより」."""
    for one in read:
        begins = one.begin == 0 or text[one.begin - 1] in PUNCTUATION
        if not (begins and _is_given(one) and _SAID_OF.match(text, one.end)) or one.text in told()["characters"]:
            continue
        if not is_thing(text, (one.begin, one.end), read):
            yield one.begin, one.end


def houses(text: str, read: tuple[Word, ...]) -> Iterator[Span]:
    """By what the village calls a house."""
    del read
    for one in re.finditer(told()["house_called"], text):
        yield one.span("found")


def _is_given(one: Word) -> bool:
    return one.sort == "人名名" and len(one.text) > 1 and not {"普通名詞", "地名"} & sorts(one.text)
