"""Question 問い: what a planner asks of coverage, refused where it makes no sense.

Every parameter prints with its answer:
「[75歳以上]の人が、[歩いて][10分]以内に、[週1回以上]の[通いの場]へ[行って帰って]来られない町丁目は？」
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from layers.access.walkers import walker
from layers.errors import Refused

PEOPLE = ("all", "65plus", "75plus")
TRAVEL = ("walk", "with_transport", "by_car")
MEASURES = ("network", "straight")
FREQUENCIES = ("any", "monthly", "twice_monthly", "weekly", "twice_weekly")
SEXES = ("", "female", "male")
_LONGEST_MINUTES = 60.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """``service``: id of a definition file (``layers/access/services/*.toml``) or a kind code of the vocabulary.

    ``confirmed_months`` 0: the day of confirmation does not matter; ``year`` 0: people of today's register, else the
    projection of that year; ``seats``: only places that still take this many; ``audience``: whose places count.
    """

    service: str
    minutes: float = 10.0
    people: str = "75plus"
    walker: str = "older75"
    travel: str = "walk"
    measure: str = "network"
    frequency: str = "any"
    sex: str = ""
    age: int = 0
    attributes: tuple[str, ...] = ()
    seats: int = 0
    confirmed_months: int = 0
    year: int = 0
    audience: str = "public"

    def __post_init__(self) -> None:
        """``Refused`` with a code for what nobody can answer."""
        walker(self.walker)
        # Ten minutes are ten minutes, however they were written: equal questions have equal answers.
        object.__setattr__(self, "minutes", float(self.minutes))
        if not 0 < self.minutes <= _LONGEST_MINUTES:
            raise Refused("coverage.minutes", minutes=self.minutes, most=int(_LONGEST_MINUTES))
        for name, known in _CLOSED.items():
            if getattr(self, name) not in known:
                raise Refused(
                    "coverage.choice", name=name, value=getattr(self, name), known="・".join(filter(None, known))
                )

    def to_json(self) -> dict[str, Any]:
        """As plain values, in the order of the fields: part of every answer and of its fingerprint."""
        return {**asdict(self), "attributes": list(self.attributes)}

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "Question":
        """The same again."""
        return cls(**{**told, "attributes": tuple(told.get("attributes", ()))})


_CLOSED: Mapping[str, tuple[str, ...]] = {
    "people": PEOPLE,
    "travel": TRAVEL,
    "measure": MEASURES,
    "frequency": FREQUENCIES,
    "sex": SEXES,
}
