"""Form 様式: what the survey of a year asks of each 通いの場 and in which classes, out of ``forms/*.toml``."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

_FORMS = Path(__file__).with_name("forms")
_APRIL = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Class:
    """One class of a table. ``days``: of the fullest month at least; ``words``: by NFKC, found in a text."""

    code: str
    label: str
    days: int = 0
    words: tuple[str, ...] = ()
    whole: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """The share of the 65+ that plans aim at, and whose words these are."""

    share: float
    by: str
    definition: str
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """In force from a 年度 on. ``months_at_least``: so many months of a year with a meeting are 「月1回以上」."""

    from_year: int
    title: str
    edition: str
    source: str
    kinds: tuple[str, ...]
    months_at_least: int
    fortnightly: tuple[str, ...]
    total: str
    untold: str
    frequency: tuple[Class, ...]
    activity: tuple[Class, ...]
    operator: tuple[Class, ...]
    target: Target

    def often(self, days_by_month: Sequence[int]) -> str:
        """The class of frequency of a place with so many meetings in each month; "" where it is not 月1回以上."""
        if sum(1 for days in days_by_month if days) < self.months_at_least:
            return ""
        fullest = max(days_by_month)
        return next((one.code for one in self.frequency if fullest >= one.days), "")

    def activity_of(self, text: str, name: str = "") -> str:
        """The class that a text names first, the longer word where two begin alike; without a text, that of the name.

        A text without any known word is 「その他」; a name without one tells nothing: "".
        """
        plain, called = _plain(text), _plain(name)
        if plain:
            found = [
                (plain.find(word), -len(word), number)
                for number, one in enumerate(self.activity)
                for word in one.words
                if word in plain
            ]
            return self.activity[min(found)[2]].code if found else "other"
        # The name of a town (高畑) may stand before what is done there: here the order of the form decides.
        return next((one.code for one in self.activity if any(word in called for word in one.words)), "")

    def operator_of(self, name: str) -> str:
        """The class of the body that runs a place; "" where its name does not tell."""
        plain = _plain(name)
        for one in self.operator:
            if any(word in plain for word in one.words) or (one.whole and re.fullmatch(one.whole, plain)):
                return one.code
        return ""


@cache
def forms() -> tuple[Form, ...]:
    """All forms, the oldest first."""
    told = (tomllib.loads(one.read_text("utf-8")) for one in _FORMS.glob("*.toml"))
    return tuple(sorted((_form(one) for one in told), key=lambda one: one.from_year))


def form(year: int) -> Form:
    """The form in force in a 年度; of a year before the first form, the first."""
    return next((one for one in reversed(forms()) if one.from_year <= year), forms()[0])


def fiscal_year(day: date) -> int:
    """The 年度 of a day: April to March."""
    return day.year if day.month >= _APRIL else day.year - 1


def _form(told: Mapping[str, Any]) -> Form:
    return Form(
        from_year=told["from_year"],
        title=told["title"],
        edition=told["edition"],
        source=told["source"],
        kinds=tuple(told["kinds"]),
        months_at_least=told["months_at_least"],
        fortnightly=tuple(told["fortnightly"]),
        total=told["total"],
        untold=told["untold"],
        frequency=_classes(told["frequency"]),
        activity=_classes(told["activity"]),
        operator=_classes(told["operator"]),
        target=Target(**told["target"]),
    )


def _classes(told: Sequence[Mapping[str, Any]]) -> tuple[Class, ...]:
    return tuple(
        Class(
            code=one["code"],
            label=one["label"],
            days=one.get("days", 0),
            words=tuple(_plain(word) for word in one.get("words", ())),
            whole=one.get("whole", ""),
        )
        for one in told
    )


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
