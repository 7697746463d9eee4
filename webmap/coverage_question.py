"""The sentence of 通える範囲 in an address: read into a Question, told as gaps to fill in, and written again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace

from layers.access.question import FREQUENCIES, PEOPLE, SEXES, TRAVEL, Question
from layers.access.walkers import walkers
from layers.catalog import coverage_words as words
from layers.errors import Refused
from layers.place.traits import who
from layers.trust.audience import Viewer
from layers.vocabulary import audiences, rank
from webmap import wording
from webmap.coverage_pages import Blank
from webmap.pages import Choice

KIND = "kind"
_WORDS = ("people", "walker", "travel", "measure", "frequency", "sex", "audience")
_NUMBERS = ("age", "seats", "confirmed_months", "year")
ATTRIBUTE = "attribute"
_CONFIRMED = (0, 6, 12, 24)
_SEATS = (0, 1, 3, 5)
_AGES = (0, 60, 65, 70, 75, 80, 85)


def read(given: Mapping[str, str], viewer: Viewer, defaults: Question) -> Question:
    """The question of an address; what it does not say is as the definition has it.

    Whose places count never goes beyond the one who asks. ``Refused`` for what nobody can answer.
    """
    told: dict[str, object] = {name: given[name] for name in _WORDS if name in given}
    told |= {name: _number(given[name], name) for name in _NUMBERS if given.get(name)}
    if given.get("minutes"):
        told["minutes"] = _minutes(given["minutes"])
    if ATTRIBUTE in given:
        told["attributes"] = _attributes(given[ATTRIBUTE])
    asked = replace(defaults, **told)  # type: ignore[arg-type]
    return replace(asked, audience=_audience(asked.audience, viewer))


def write(question: Question, base: Question) -> dict[str, str]:
    """The address of a question: the sentence's own gaps always, the rest where it differs from the definition."""
    always = ("people", "travel", "minutes", "frequency")
    told = {KIND: question.service}
    for known in fields(question):
        value = getattr(question, known.name)
        if known.name in always or (known.name in (*_WORDS, *_NUMBERS) and value != getattr(base, known.name)):
            told[known.name] = f"{value:g}" if isinstance(value, float) else str(value)
    if question.attributes:
        told[ATTRIBUTE] = question.attributes[0]
    return told


def told(given: Mapping[str, str]) -> dict[str, str]:
    """The parts of an address that belong to the question, as they stand there."""
    return {name: given[name] for name in (KIND, "minutes", ATTRIBUTE, *_WORDS, *_NUMBERS) if given.get(name)}


def blanks(question: Question, services: Mapping[str, str], *, years: Sequence[int] = ()) -> tuple[Blank, ...]:
    """The gaps of the sentence in their order; a year where the sources offer one."""
    times = sorted({*map(float, words.MINUTES), question.minutes})
    told: list[tuple[str, Iterable[tuple[str, str]], str]] = [
        ("people", _labels("people", PEOPLE[::-1]), question.people),
        ("sex", _labels("sex", SEXES), question.sex),
        ("travel", _labels("travel", TRAVEL), question.travel),
        ("minutes", [(f"{one:g}", words.minutes(one)) for one in times], f"{question.minutes:g}"),
        ("frequency", _labels("frequency", FREQUENCIES), question.frequency),
        (KIND, services.items(), question.service),
    ]
    known = sorted({0, *years, question.year})
    if len(known) > 1:
        told.insert(0, ("year", [(str(year), words.year(year)) for year in known], str(question.year)))
    return tuple(_blank(name, choices, value) for name, choices, value in told)


def person(question: Question) -> tuple[Blank, ...]:
    """Who exactly it is: what lists tell apart, and an age. These stand in the sentence behind the woman or man."""
    groups = [("", wording.COVERAGE_ANYBODY), *((code, one.label) for code, one in who().items() if code != "everyone")]
    ages = sorted({*_AGES, question.age})
    return (
        _blank(ATTRIBUTE, groups, "".join(question.attributes[:1])),
        _blank("age", [(str(age), words.age(age)) for age in ages], str(question.age)),
    )


def unseen(args: Mapping[str, str]) -> dict[str, str]:
    """What ``person`` would have gaps for."""
    return {name: args[name] for name in (ATTRIBUTE, "age") if name in args}


def more(question: Question, viewer: Viewer) -> tuple[Blank, ...]:
    """What is asked less often."""
    confirmed = _counts({*_CONFIRMED, question.confirmed_months}, wording.COVERAGE_CONFIRMED)
    seats = _counts({*_SEATS, question.seats}, wording.COVERAGE_SEATS)
    seen = [(code, one.label) for code, one in audiences().items() if rank(code) <= viewer.rank]
    found = [
        _blank("walker", [(one.id, one.label) for one in walkers().values()], question.walker),
        _blank("measure", words.CHOICES["measure"].items(), question.measure),
        _blank("confirmed_months", confirmed, str(question.confirmed_months)),
        _blank("seats", seats, str(question.seats)),
    ]
    if len(seen) > 1:
        found.append(_blank("audience", seen, question.audience))
    return tuple(found)


def _counts(numbers: Iterable[int], pattern: str) -> list[tuple[str, str]]:
    return [(str(one), pattern.format(number=one) if one else wording.ANY) for one in sorted(numbers)]


def _labels(name: str, codes: Iterable[str]) -> list[tuple[str, str]]:
    return [(code, words.CHOICES[name][code]) for code in codes]


def _blank(name: str, choices: Iterable[tuple[str, str]], value: str) -> Blank:
    told = tuple(Choice(value=code, label=label, on=code == value) for code, label in choices)
    return Blank(
        name=name, label=wording.COVERAGE_BLANKS[name], after=wording.COVERAGE_BETWEEN.get(name, ""), choices=told
    )


def _attributes(given: str) -> tuple[str, ...]:
    if given and given not in who():
        raise Refused("coverage.choice", name=ATTRIBUTE, value=given[:20], known="・".join(who()))
    return (given,) if given else ()


def _audience(asked: str, viewer: Viewer) -> str:
    return asked if rank(asked) <= viewer.rank else "public"


def _number(given: str, name: str) -> int:
    if not (given.isdecimal() and len(given) <= 4):
        raise Refused("coverage.choice", name=name, value=given[:20], known="0, 1, 2 …")
    return int(given)


def _minutes(given: str) -> float:
    try:
        return float(given[:20])
    except ValueError as fault:
        raise Refused("coverage.minutes", minutes=given[:20], most=60) from fault
