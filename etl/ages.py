"""Columns of ages: which headings are age classes, and the sums 65+, 75+ and five-year bands that they allow.

Classes that only repeat others (再掲 65歳以上 beside single years) are never counted a second time.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from etl.figures import Figure

OPEN = 999  # the upper end of 「85歳以上」
_PREFIX = r"(?:人口|総数|計|男女計)?"
_SEX = r"(?:の)?(?P<sex>男性|女性|男|女|計|総数|人口)?"
_LEADING_SEX = r"(?P<first>男|女)?(?:性)?(?:の)?"
_CLASSES = (
    (re.compile(rf"{_PREFIX}{_LEADING_SEX}(?P<low>\d+)歳?[-~〜～－−‐–ー](?P<high>\d+)歳?{_SEX}"), None),
    (re.compile(rf"{_PREFIX}{_LEADING_SEX}(?P<low>\d+)歳以上{_SEX}"), OPEN),
    (re.compile(rf"{_PREFIX}{_LEADING_SEX}(?P<below>\d+)歳未満{_SEX}"), None),
    (re.compile(rf"{_PREFIX}{_LEADING_SEX}(?P<low>\d+)歳{_SEX}"), None),
)
_UNKNOWN = re.compile(rf"{_PREFIX}{_LEADING_SEX}(?:年齢不詳|不詳者?){_SEX}")
_ENGLISH = re.compile(r"(?P<sex>man|woman)(?P<band>\d+)")


@dataclass(frozen=True, order=True, slots=True)
class AgeClass:
    """Ages from ``low`` to ``high``, both included; ``OPEN`` above."""

    low: int
    high: int

    def covers(self, other: "AgeClass") -> bool:
        """Whether the other class lies inside this one (and is not the same)."""
        return self != other and self.low <= other.low and other.high <= self.high


@dataclass(frozen=True, kw_only=True, slots=True)
class AgeColumns:
    """``counted``: disjoint classes and the columns to be added for each; ``repeated``: classes that repeat others.

    ``sexes``: columns of men and of women, where every counted class has both.
    """

    counted: Mapping[AgeClass, tuple[int, ...]]
    repeated: Mapping[AgeClass, tuple[int, ...]]
    unknown: tuple[int, ...] = ()
    sexes: Mapping[AgeClass, tuple[int, int]] = field(default_factory=dict)


def age_columns(names: Sequence[str]) -> AgeColumns:
    """The age columns among folded headings; both sexes are added where there is no column for all."""
    found: dict[AgeClass, dict[str, int]] = {}
    unknown: dict[str, int] = {}
    for column, name in enumerate(_english(names)):
        text = unicodedata.normalize("NFKC", name).removeprefix("再掲").removeprefix("再")
        ages = _age_class(text)
        if ages:
            found.setdefault(ages[0], {}).setdefault(ages[1], column)
        elif matched := _UNKNOWN.fullmatch(text):
            unknown.setdefault(_sex(matched), column)
    columns = {ages: _all_people(by_sex) for ages, by_sex in found.items()}
    repeated = {wide for wide in columns if any(wide.covers(other) for other in columns)}
    counted = {ages: columns[ages] for ages in sorted(columns) if ages not in repeated}
    return AgeColumns(
        counted=counted,
        sexes=_sexes(found, counted),
        repeated={ages: columns[ages] for ages in sorted(repeated)},
        unknown=_all_people(unknown) if unknown else (),
    )


def _all_people(by_sex: Mapping[str, int]) -> tuple[int, ...]:
    return (by_sex[""],) if "" in by_sex else tuple(by_sex[sex] for sex in sorted(by_sex))


def _sexes(
    found: Mapping[AgeClass, Mapping[str, int]], counted: Mapping[AgeClass, tuple[int, ...]]
) -> dict[AgeClass, tuple[int, int]]:
    """Men and women of each class; nothing as soon as one class does not tell both."""
    if any(not {"男", "女"} <= set(found[ages]) for ages in counted):
        return {}
    return {ages: (found[ages]["男"], found[ages]["女"]) for ages in counted}


def _english(names: Sequence[str]) -> list[str]:
    """``man1 woman1 … man18 woman18`` are five-year bands, the last one open."""
    bands = [int(found["band"]) for name in names if (found := _ENGLISH.fullmatch(name))]
    last = max(bands, default=0)
    return [_japanese(found, last) if (found := _ENGLISH.fullmatch(name)) else name for name in names]


def _japanese(found: re.Match[str], last: int) -> str:
    low = (int(found["band"]) - 1) * 5
    sex = "男" if found["sex"] == "man" else "女"
    return f"{low}歳以上{sex}" if int(found["band"]) == last else f"{low}-{low + 4}歳{sex}"


def _age_class(text: str) -> tuple[AgeClass, str] | None:
    for pattern, high in _CLASSES:
        found = pattern.fullmatch(text)
        if not found:
            continue
        ends = found.groupdict()
        if ends.get("below"):
            return AgeClass(0, int(ends["below"]) - 1), _sex(found)
        return AgeClass(int(ends["low"]), high or int(ends.get("high") or ends["low"])), _sex(found)
    return None


def _sex(found: re.Match[str]) -> str:
    word = found["first"] or found["sex"] or ""
    return word[0] if word[:1] in {"男", "女"} else ""


def added(figures: Iterable[Figure]) -> int | None:
    """The sum; None as soon as one figure is missing or hidden."""
    total = 0
    for one in figures:
        if one.number is None:
            return None
        total += one.number
    return total


def people_from(age: int, counts: Mapping[AgeClass, int | None]) -> int | None:
    """People of this age and older; None where a class lies across the age or holds no figure."""
    if not counts or any(one.low < age <= one.high for one in counts):
        return None
    older = [people for ages, people in counts.items() if ages.low >= age]
    return None if None in older or not older else sum(people for people in older if people is not None)


def five_year_bands(counts: Mapping[AgeClass, int | None]) -> dict[str, int]:
    """Counts in bands ``0-4 … 85+``; a class wider than a band keeps its own name (``15-64``, ``75+``)."""
    bands: dict[str, int] = {}
    for ages, people in sorted(counts.items()):
        if people is not None:
            name = _band_name(ages)
            bands[name] = bands.get(name, 0) + people
    return bands


def men_by_band(
    sexes: Mapping[AgeClass, tuple[int | None, int | None]], counts: Mapping[AgeClass, int | None]
) -> dict[str, int] | None:
    """Men in the bands of ``counts``; {} where they are not told, None where men and women are not all the people."""
    if not sexes or any(None in pair for pair in sexes.values()):
        return {}
    if any((men or 0) + (women or 0) != counts[ages] for ages, (men, women) in sexes.items()):
        return None
    return five_year_bands({ages: men for ages, (men, _) in sexes.items()})


def _band_name(ages: AgeClass) -> str:
    if ages.low >= 85:
        return "85+"
    low = ages.low // 5 * 5
    if ages.high <= low + 4:
        return f"{low}-{low + 4}"
    return f"{ages.low}+" if ages.high == OPEN else f"{ages.low}-{ages.high}"
