"""Address → Answer: the longest name of a town that the gazetteer knows, then the number in it.

Where more than one place could be meant, or less than a number is known, nothing is decided: a person looks.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from etl.geocode.answer import Answer, Precision, Reason, Spot
from etl.geocode.gazetteer import ONE_BLOCK_METRES, Gazetteer, Town, apart
from etl.geocode.spelling import spelled, without_plot_words
from etl.geocode.written import Below, below
from layers.city import City

_PREFECTURE = re.compile(r"^(北海道|東京都|京都府|大阪府|[^\d\s]{2,3}県)\s*")
_COUNTY = re.compile(r"^[^\d\s]{1,5}郡\s*(?=\S)")
_WARD = re.compile(r"^[^\d\s]{1,4}区\s*(?=\S)")
_ELSEWHERE = re.compile(r"^[^\d\s]{1,6}?(?:市|郡[^\d\s]{1,5}[町村]|[^\d\s]区)")
_MOST = 8
# Numbers that differ by no more than this are likely to be neighbours.
_NEAR = 20
_ALIKE = 74


@dataclass(frozen=True, kw_only=True, slots=True)
class Meant:
    """One way to read the numbers: as those of this town."""

    town: Town
    numbers: tuple[str, ...]
    precision: Precision

    def spots(self) -> list[Spot]:
        """With its 枝番 where the gazetteer knows it, else by the main number."""
        for length in (2, 1):
            wanted = "-".join(self.numbers[:length])
            found = self.town.spots(wanted, precision=self.precision) if len(self.numbers) >= length else []
            if found:
                return found
        return []


class Search:
    """The addresses of one city."""

    def __init__(self, gazetteer: Gazetteer, city: City) -> None:
        """``city`` says which 都道府県 and 市区町村 an address may begin with."""
        self._gazetteer = gazetteer
        self._city = spelled(city.name)
        self._prefecture = spelled(city.prefecture)
        self._whole = city.is_prefecture
        self._names = sorted(gazetteer.bases)

    def answer(self, address: str) -> Answer:
        """Where it lies; never a guess."""
        if not self._gazetteer:
            return Answer(reason="no_gazetteer")
        full = spelled(address)
        if not full:
            return Answer(reason="no_address")
        rest = self._inside(full)
        if rest is None:
            return Answer(reason="other_city")
        base, tail = self._base(without_plot_words(rest))
        if not base:
            return self._unknown(without_plot_words(rest))
        return self._below(base, below(tail), marked=rest)

    def _inside(self, full: str) -> str | None:
        """The address without 都道府県, 郡 and 市区町村; ``None`` where it names another city."""
        named = _PREFECTURE.match(full)
        if named and self._prefecture and named[1] != self._prefecture and not self._starts(full):
            return None
        rest = full[named.end() :] if named and not self._starts(full) else full
        county = _COUNTY.match(rest)
        if county and rest[county.end() :].startswith(self._city):
            rest = rest[county.end() :]
        if rest.startswith(self._city) and not self._whole:
            rest = rest[len(self._city) :].lstrip()
            ward = _WARD.match(rest)
            return rest[ward.end() :] if ward and not self._starts(rest) else rest
        elsewhere = _ELSEWHERE.match(rest)
        if self._whole:
            return rest[elsewhere.end() :] if elsewhere and not self._starts(rest) else rest
        return None if elsewhere and not self._starts(rest) else rest

    def _starts(self, rest: str) -> bool:
        return bool(self._base(without_plot_words(rest))[0])

    def _base(self, rest: str) -> tuple[str, str]:
        """The longest name that the text begins with, and what follows; spaces inside the name do not count."""
        letters = [(place, letter) for place, letter in enumerate(rest) if letter != " "]
        head = "".join(letter for _, letter in letters[: self._gazetteer.longest])
        for length in range(len(head), 0, -1):
            if head[:length] in self._gazetteer.bases and not _splits_a_number(head, length):
                return head[:length], rest[letters[length - 1][0] + 1 :]
        return "", rest

    # --- the number ---------------------------------------------------------------------------------------------

    def _below(self, base: str, told: Below, *, marked: str) -> Answer:
        meant = list(self._readings(base, told))
        found = _distinct(spot for one in meant for spot in one.spots())
        if not told.numbers or not meant:
            return self._town_only(base, told, "not_found" if told.lead else "town_only")
        if not found:
            return self._block_unknown(meant)
        centres = [spot for one in meant for spot in one.town.centres()]
        if len(found) > 1:
            return Answer(reason="ambiguous", candidates=tuple(found[:_MOST]))
        if any(one.town.namesakes() for one in meant):
            return Answer(reason="ambiguous", candidates=(*found, *centres)[:_MOST])
        if self._is_strange(base, told, marked):
            return Answer(reason="not_found", candidates=(*found, *centres)[:_MOST])
        return Answer(reason="beside", candidates=tuple(found)) if told.beside else Answer(spot=found[0])

    def _is_strange(self, base: str, told: Below, marked: str) -> bool:
        """Words before the number are a 小字 only where 字 says so and the gazetteer knows no 小字 of this town."""
        named = f"字{told.lead}".replace(" ", "") in marked.replace(" ", "")
        return bool(told.lead) and (not named or base in self._gazetteer.plots)

    def _readings(self, base: str, told: Below) -> Iterator[Meant]:
        """「本町1-2-3」 is 本町1丁目2番3号 where there is a 1丁目, and 本町1番地2 where 本町 has numbers of its own."""
        plain, own = self._gazetteer.towns.get(base), self._gazetteer.chomes.get(base, {})
        if told.chome:
            if told.chome in own and told.numbers:
                yield Meant(town=own[told.chome], numbers=told.numbers, precision=_precision(told, chome=True))
            return
        if plain is not None and told.numbers:
            chome = re.search(r"\d丁目?$", base) is not None
            yield Meant(town=plain, numbers=told.numbers, precision=_precision(told, chome=chome))
        if len(told.numbers) > 1 and not told.unit and not told.lead and told.numbers[0] in own:
            yield Meant(town=own[told.numbers[0]], numbers=told.numbers[1:], precision="block")

    # --- what a person is asked ----------------------------------------------------------------------------------

    def _town_only(self, base: str, told: Below, reason: Reason) -> Answer:
        own = self._gazetteer.chomes.get(base, {})
        wanted = told.chome or (told.numbers[0] if told.numbers else "")
        towns = [own[wanted]] if wanted in own else self._gazetteer.under(base)
        if wanted and wanted not in own and reason == "town_only":
            reason = "block_unknown"
        return Answer(reason=reason, candidates=tuple(spot for town in towns for spot in town.centres())[:_MOST])

    def _block_unknown(self, meant: list[Meant]) -> Answer:
        """The town is known, the number is not: its neighbours by number, and the middle of the town."""
        near = [spot for one in meant for spot in _neighbours(one)]
        return Answer(
            reason="block_unknown", candidates=(*near, *(s for one in meant for s in one.town.centres()))[:_MOST]
        )

    def _unknown(self, rest: str) -> Answer:
        """No town begins like this: the same without its former 町・村, then names that are spelled alike."""
        words = re.match(r"[^\d\s]+", rest)
        if words is None:
            return Answer(reason="not_found")
        bases = list(self._gazetteer.tails.get(words[0], ()))
        if not bases:
            near = process.extract(words[0], self._names, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=3)
            bases = [name for name, *_ in near]
        told = below(rest[words.end() :])
        spots = [spot for base in bases for one in self._readings(base, told) for spot in one.spots()]
        spots += [spot for base in bases for town in self._gazetteer.under(base) for spot in town.centres()]
        return Answer(reason="not_found", candidates=tuple(spots[:_MOST]))


def _splits_a_number(head: str, length: int) -> bool:
    """「西町1」 of 「西町12」: a name never ends inside a number."""
    return head[length - 1].isdigit() and head[length : length + 1].isdigit()


def _precision(told: Below, *, chome: bool) -> Precision:
    """「番地」 is the number of a lot, 「番…号」 of a block; bare numbers are blocks where there are 丁目."""
    if told.unit:
        return "lot" if told.unit == "番地" else "block"
    return "block" if chome or told.chome else "lot"


def _distinct(spots: Iterable[Spot]) -> list[Spot]:
    kept: list[Spot] = []
    for spot in spots:
        if len(apart([spot.lonlat, *(one.lonlat for one in kept)], ONE_BLOCK_METRES)) > len(kept):
            kept.append(spot)
    return kept


def _neighbours(meant: Meant) -> list[Spot]:
    """The known numbers just below and just above; the same number without its 甲・乙 comes first among these."""
    wanted = re.sub(r"\D", "", meant.numbers[0])
    numbers = sorted((int(block), block) for block in meant.town.blocks if block.isdecimal())
    if not wanted or not numbers:
        return []
    near = [(number, block) for number, block in numbers if abs(number - int(wanted)) <= _NEAR]
    lower = [block for number, block in near if number < int(wanted)][-1:]
    upper = [block for number, block in near if number >= int(wanted)][:1]
    return [spot for block in (*lower, *upper) for spot in meant.town.spots(block, precision=meant.precision)]
