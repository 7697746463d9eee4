"""Which places this person may really use: open, for her, often enough, confirmed, with a seat — found, never guessed.

Three answers: yes, no, not known. What is not known never counts under a demand; how many those are is told.
"""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from dateutil.relativedelta import relativedelta

from layers.access.question import Question
from layers.place.choosing import Answer, Wish
from layers.place.meeting_days import dates
from layers.place.schedule_text import read
from layers.place.services import ServicePoint
from layers.place.traits import RESTING, traits

_YEAR = timedelta(days=364)
_FLOOR = {"all": 0, "65plus": 65, "75plus": 75}
_NO_LIMIT = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Sieve:
    """What is left of the places: ``points`` count; ``unknown``: how many were left out per topic nobody could answer.

    ``lost``: how many say no, per topic; ``nowhere``: ids of those that would count but have no position.
    """

    points: tuple[ServicePoint, ...]
    unknown: Mapping[str, int]
    lost: Mapping[str, int]
    nowhere: tuple[str, ...]

    @property
    def rough(self) -> int:
        """How many of those that count lie only roughly where they are shown."""
        return sum(point.how == "town" for point in self.points)

    @property
    def one_sex(self) -> int:
        """How many of those that count are for one sex alone."""
        return sum(bool(shut_out(point)) for point in self.points)


def usable(question: Question, points: Sequence[ServicePoint], *, kinds: Collection[str], today: date) -> Sieve:
    """The places of these kinds that the person of the question may use, in the order given."""
    found: list[ServicePoint] = []
    nowhere: list[str] = []
    unknown: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for point in points:
        if point.kind not in kinds:
            continue
        told = {topic: judge(question, point, today) for topic, judge in _JUDGES.items()}
        verdict = min(told.values())
        if verdict is not Answer.YES:
            tally = lost if verdict is Answer.NO else unknown
            tally.update(topic for topic, answer in told.items() if answer is verdict)
        elif point.lonlat is None:
            nowhere.append(point.id)
        else:
            found.append(point)
    return Sieve(points=tuple(found), unknown=dict(unknown), lost=dict(lost), nowhere=tuple(nowhere))


def shut_out(point: ServicePoint) -> str:
    """The sex that cannot come ("female" of a 男性限定 place); "" where everybody can, or where nothing is said."""
    facts = {name: _plain(_text(value)) for name, value in point.facts.items()}
    facts["name"] = _plain(point.name)
    return _shut_out(*(facts.get(name, "") for name in ("name", "target", "activity", "note")))


def ages(text: str) -> tuple[int, int]:
    """The youngest and oldest that a 対象 names in years; (0, 200) where it names none."""
    written, known = _plain(text), _words()["age"]
    pairs = [(int(low), int(high)) for low, high in re.findall(known["between"], written)]
    lows = [int(age) for age in re.findall(known["from"], written)]
    highs = [int(age) for age in re.findall(known["to"], written)]
    highs += [int(age) - 1 for age in re.findall(known["below"], written)]
    # 「65歳以上、または40〜64歳の…」 lies open above.
    open_above = bool(pairs and lows) or not (pairs or highs)
    youngest = min([*lows, *(low for low, _ in pairs)], default=0)
    return youngest, _NO_LIMIT if open_above else max([*highs, *(high for _, high in pairs)])


@lru_cache(maxsize=65536)
def days_a_year(schedule: str, today: date) -> int | None:
    """On how many days of the coming year it takes place by its rule, holidays not taken off; None if not known."""
    found = read(schedule, near=today).schedule if schedule else None
    if found is None:
        return None
    bare = replace(found, parts=tuple(replace(part, closures=(), move=None) for part in found.parts))
    return len({meeting.day for meeting in dates(bare, today, today + _YEAR)})


def often(days: int) -> str:
    """The highest demand of frequency that so many days a year meet; "" for less than monthly."""
    met = [name for name, least in _words()["often"].items() if days >= least]
    return met[-1] if met else ""


def _status(_question: Question, point: ServicePoint, _today: date) -> Answer:
    return Answer.NO if point.facts.get("status") in RESTING else Answer.YES


def _sex(question: Question, point: ServicePoint, _today: date) -> Answer:
    return Answer.NO if question.sex and shut_out(point) == question.sex else Answer.YES


def _age(question: Question, point: ServicePoint, _today: date) -> Answer:
    """Somebody of this age, or some of the group asked about, must be meant."""
    youngest, oldest = ages(_text(point.facts.get("target")))
    if question.age:
        return Answer.YES if youngest <= question.age <= oldest else Answer.NO
    return Answer.YES if oldest >= _FLOOR[question.people] else Answer.NO


def _attributes(question: Question, point: ServicePoint, today: date) -> Answer:
    if not question.attributes:
        return Answer.YES
    return Wish(who=question.attributes, today=today).judge(traits(point.kind, point.facts, point.own))[0]


def _frequency(question: Question, point: ServicePoint, today: date) -> Answer:
    if question.frequency == "any":
        return Answer.YES
    days = days_a_year(_text(point.facts.get("schedule")), today)
    if days is None:
        return Answer.UNKNOWN
    return Answer.YES if days >= _words()["often"][question.frequency] else Answer.NO


def _confirmed(question: Question, point: ServicePoint, today: date) -> Answer:
    if not question.confirmed_months:
        return Answer.YES
    try:
        day = date.fromisoformat(_text(point.facts.get("confirmed_on")))
    except ValueError:
        return Answer.UNKNOWN
    return Answer.YES if day >= today - relativedelta(months=question.confirmed_months) else Answer.NO


def _seats(question: Question, point: ServicePoint, _today: date) -> Answer:
    if not question.seats:
        return Answer.YES
    seats, taken = point.facts.get("capacity"), point.facts.get("participants")
    if seats is None:
        return Answer.UNKNOWN
    if seats < question.seats:
        return Answer.NO
    if taken is None:
        return Answer.UNKNOWN
    return Answer.YES if seats - taken >= question.seats else Answer.NO


_JUDGES: Mapping[str, Callable[[Question, ServicePoint, date], Answer]] = {
    "status": _status,
    "sex": _sex,
    "age": _age,
    "attributes": _attributes,
    "frequency": _frequency,
    "confirmed": _confirmed,
    "seats": _seats,
}


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


@lru_cache(maxsize=65536)
def _shut_out(name: str, target: str, activity: str, note: str) -> str:
    known = _words()["sex"]
    for sex, other in (("male", "female"), ("female", "male")):
        if any(_says(word, text) for word in known[sex]["only"] for text in (name, target, activity, note)):
            return other
        if any(re.fullmatch(whole, target) for whole in known[sex]["whole"]):
            return other
    welcome = any(word in name + target for word in _words()["open"]["words"])
    meant = [sex for sex in ("male", "female") if any(word in name for word in known[sex]["name"])]
    others = {"male": "female", "female": "male"}
    named = len(meant) == 1 and not welcome and not any(known[sex]["name"][0] in target for sex in others)
    return others[meant[0]] if named else ""


def _says(word: str, text: str) -> bool:
    """Whether the word is there and not denied right behind it (男性限定ではありません)."""
    return re.search(f"{word}(?!{'|'.join(_words()['sex']['denied'])})", text) is not None


def _text(value: Any) -> str:  # noqa: ANN401 - a fact is whatever its list gave
    if isinstance(value, list | tuple):
        return ", ".join(str(part) for part in value)
    return "" if value is None else str(value)


@lru_cache(maxsize=65536)
def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()
