"""Wish: what somebody looks for among places, topic by topic, with three answers: yes, no, not known.

A place is found when every topic asked for says yes; where one is not known it is told apart, never counted as open.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import IntEnum
from typing import Any

from layers import clock
from layers.place.timing import Slot, Timing, slots_between, timing, window
from layers.place.traits import UNKNOWN, Traits, Visitors, who

EVERYONE = "everyone"
_YEAR_DAYS = 365


class Answer(IntEnum):
    """The smaller of two answers holds for both together."""

    NO = 0
    UNKNOWN = 1
    YES = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """Empty = not asked. ``days`` as ``MO``, ``times`` as ``morning``, ``when``: today · week · weekend.

    ``fee``: the most yen; ``unsure``: places of which it is not known are wanted too. ``today`` decides what is old.
    """

    days: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    when: str = ""
    who: tuple[str, ...] = ()
    fee: int | None = None
    ride: bool = False
    wheels: bool = False
    standing: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    item: tuple[str, ...] = ()
    way: tuple[str, ...] = ()
    office: tuple[str, ...] = ()
    crossing: bool = False
    old: bool = False
    unsure: bool = False
    today: date = field(default_factory=clock.today)

    def as_json(self) -> dict[str, Any]:
        """For the queue of work."""
        return {**asdict(self), "today": self.today.isoformat()}

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "Wish":
        """Out of the queue."""
        given: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list | tuple) else value for name, value in told.items()
        }
        return cls(**{**given, "today": date.fromisoformat(told["today"])})

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics that are asked for, by the names of the traits."""
        asked = {
            "time": self.days or self.times or self.when,
            "who": self.who,
            "fee": self.fee is not None,
            "ride": self.ride,
            "wheels": self.wheels,
            "standing": self.standing,
            "sector": self.sector,
            "item": self.item,
            "way": self.way,
            "office": self.office,
            "crossing": self.crossing,
            "confirmed": self.old,
        }
        return tuple(topic for topic, wanted in asked.items() if wanted)

    def answer(self, topic: str, trait: Any) -> Answer:  # noqa: ANN401 - each topic has a trait of its own
        """What a trait says to this topic."""
        return _ANSWERS[topic](self, trait)

    def judge(self, told: Traits) -> tuple[Answer, tuple[str, ...]]:
        """The answer to all topics together, and those that are not known."""
        answers = {topic: self.answer(topic, getattr(told, topic)) for topic in self.topics}
        unknown = tuple(topic for topic, answer in answers.items() if answer is Answer.UNKNOWN)
        return min(answers.values(), default=Answer.YES), unknown

    def takes(self, answer: Answer) -> bool:
        """Whether a place with this answer is shown."""
        return answer is Answer.YES or (self.unsure and answer is Answer.UNKNOWN)


def _time(wish: Wish, trait: tuple[str, bool]) -> Answer:
    text, rests = trait
    if rests:
        return Answer.NO
    told = slots_between(text, *window(wish.when, wish.today)) if wish.when else timing(text, wish.today)
    return _slots(wish, told)


def _slots(wish: Wish, told: Timing) -> Answer:
    if not told.known:
        return Answer.UNKNOWN
    found: set[Slot] = {slot for slot in told.slots if not wish.days or slot[0] in wish.days}
    if not found:
        return Answer.NO
    if not wish.times or any(time in wish.times for _, time in found):
        return Answer.YES
    return Answer.UNKNOWN if any(not time for _, time in found) else Answer.NO


def _who(wish: Wish, trait: Visitors) -> Answer:
    """「だれでも」 is for each of them; where 対象 names others only, they are not meant."""
    return max(_is_for(code, trait) for code in wish.who)


def _is_for(code: str, trait: Visitors) -> Answer:
    if code in trait.named:
        return Answer.YES
    if code in trait.shut:
        return Answer.NO
    if EVERYONE in trait.named:
        return Answer.YES
    known = who().get(code)
    return Answer.NO if trait.told and not (known and known.silent) else Answer.UNKNOWN


def _fee(wish: Wish, trait: int) -> Answer:
    if trait == UNKNOWN:
        return Answer.UNKNOWN
    return Answer.YES if wish.fee is not None and trait <= wish.fee else Answer.NO


def _access(_wish: Wish, trait: int) -> Answer:
    return Answer.UNKNOWN if trait == UNKNOWN else Answer.YES if trait else Answer.NO


def _standing(wish: Wish, trait: tuple[str, ...]) -> Answer:
    return _listed(wish.standing, trait)


def _sector(wish: Wish, trait: tuple[str, ...]) -> Answer:
    return _listed(wish.sector, trait)


def _item(wish: Wish, trait: tuple[str, ...]) -> Answer:
    """A place that counts under nothing is none of the plan's."""
    return _listed(wish.item, trait) if trait else Answer.NO


def _way(wish: Wish, trait: tuple[str, ...] | None) -> Answer:
    return Answer.NO if trait is None else _listed(wish.way, trait)


def _office(wish: Wish, trait: tuple[str, ...] | None) -> Answer:
    return Answer.NO if trait is None else _listed(wish.office, trait)


def _listed(wanted: tuple[str, ...], trait: tuple[str, ...]) -> Answer:
    return Answer.UNKNOWN if not trait else Answer.YES if set(wanted) & set(trait) else Answer.NO


def _old(wish: Wish, trait: str) -> Answer:
    """A day that nobody wrote down is not called old, but not known."""
    try:
        return Answer.YES if (wish.today - date.fromisoformat(trait)).days > _YEAR_DAYS else Answer.NO
    except ValueError:
        return Answer.UNKNOWN


_ANSWERS: dict[str, Callable[[Wish, Any], Answer]] = {
    "time": _time,
    "who": _who,
    "fee": _fee,
    "ride": _access,
    "wheels": _access,
    "standing": _standing,
    "sector": _sector,
    "item": _item,
    "way": _way,
    "office": _office,
    "crossing": _access,
    "confirmed": _old,
}
