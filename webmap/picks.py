"""Picks: when, for whom, for how much, how to get in — as chosen in the form and written in the address."""

from dataclasses import dataclass, fields, replace

from werkzeug.datastructures import MultiDict

from layers import clock
from layers.place.choosing import Wish
from layers.place.schedule import WEEKDAYS
from layers.place.timing import TIMES
from layers.place.traits import who
from layers.vocabulary import legal_items

WHEN = ("today", "week", "weekend")
FEES = {"free": 0, "500": 500}
_LONGEST = 60
_MOST = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Picks:
    """Empty = not asked. Names are those of the address."""

    day: tuple[str, ...] = ()
    time: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    fee: tuple[str, ...] = ()
    ride: tuple[str, ...] = ()
    wheels: tuple[str, ...] = ()
    standing: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    item: tuple[str, ...] = ()
    way: tuple[str, ...] = ()
    office: tuple[str, ...] = ()
    crossing: tuple[str, ...] = ()
    old: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()

    @classmethod
    def from_args(cls, args: MultiDict[str, str]) -> "Picks":
        """From an address; words that are none of ours are left out."""
        told = {one.name: _chosen(one.name, args) for one in fields(cls)}
        return cls(**{**told, "when": told["when"][:1], "fee": told["fee"][:1]})

    def wish(self) -> Wish | None:
        """What is looked for; None where nothing but kinds, words and zones was asked."""
        made = Wish(
            days=self.day,
            times=self.time,
            when=next(iter(self.when), ""),
            who=self.who,
            fee=FEES[self.fee[0]] if self.fee else None,
            ride=bool(self.ride),
            wheels=bool(self.wheels),
            standing=self.standing,
            sector=self.sector,
            item=self.item,
            way=self.way,
            office=self.office,
            crossing=bool(self.crossing),
            old=bool(self.old),
            unsure=bool(self.unsure),
            today=clock.today(),
        )
        return made if made.topics else None

    def as_args(self) -> dict[str, str]:
        """The same as parts of an address."""
        told = {one.name: getattr(self, one.name) for one in fields(self)}
        return {name: ",".join(values) for name, values in told.items() if values}

    def as_lists(self) -> dict[str, list[str]]:
        """The same for a script."""
        return {one.name: list(getattr(self, one.name)) for one in fields(self)}

    def but(self, **changes: tuple[str, ...]) -> "Picks":
        """The same with some changed."""
        return replace(self, **changes)


_KNOWN: dict[str, tuple[str, ...]] = {
    "day": WEEKDAYS,
    "time": TIMES,
    "when": WHEN,
    "fee": tuple(FEES),
    **dict.fromkeys(("ride", "wheels", "crossing", "old", "unsure"), ("1",)),
}


# Words of the vocabulary.
_KNOWN_LATER = {"who": lambda: tuple(who()), "item": lambda: tuple(legal_items())}


def _chosen(name: str, args: MultiDict[str, str]) -> tuple[str, ...]:
    given = [part.strip() for text in args.getlist(name) for part in text.split(",")]
    known = _KNOWN_LATER[name]() if name in _KNOWN_LATER else _KNOWN.get(name)
    if known is not None:
        return tuple(value for value in known if value in given)
    return tuple(dict.fromkeys(value[:_LONGEST] for value in given if value))[:_MOST]
