"""Words of 振替 → a ``Moving``: 祝日の場合は翌日, 月曜が祝日のときは翌週の火曜, 20日（日曜にあたるときは21日）."""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from layers.place.schedule import HOLIDAY, WEEKDAYS
from layers.place.schedule_text import figures
from layers.place.schedule_text.tokens import NotUnderstood, Token

if TYPE_CHECKING:
    from layers.place.schedule_text.days import Days

STEPS = {
    "dayafter": "day+1",
    "twodaysafter": "day+2",
    "twoweeksafter": "day+14",
    "daybefore": "day-1",
    "openafter": "open+1",
    "openbefore": "open-1",
}
_NAMED_DAY = re.compile(r"v[p(]?D")


@dataclass(frozen=True, kw_only=True, slots=True)
class Moving:
    """振替 as written, before it is known whose it is.

    ``weekday``: 翌週の火曜, 翌火曜; ``only``: 月曜が祝日の場合; ``follows``: the days of which
    「第2・4月曜」 are the weeks after; ``number``: 21日 of the month; ``closes``: it is the 休館日 that moves.
    """

    on: tuple[str, ...]
    to: str
    weekday: str = ""
    only: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    number: int = 0
    closes: bool = False


def moving(part: list[Token]) -> Moving | None:
    """What a stretch of tokens moves, and where to."""
    subject = 2 if part[1].letter == "i" and part[0].letter == "D" and part[2].letter == "H" else 0
    only = _weekdays(part[0]) if subject else ()
    on = (HOLIDAY,) if part[subject].letter == "H" else _weekdays(part[subject])
    if not on or (part[subject].letter == "D" and not any(token.letter == "i" for token in part)):
        return None
    only = _only_of_named_day(part, only) or only
    target = next(token for token in part[subject + 1 :] if token.letter in "vD")
    closes = part[-1].letter == "C"
    if closes and target.letter != "v":
        return None
    return replace(_target(target, on, only), closes=closes)


def _only_of_named_day(part: list[Token], only: tuple[str, ...]) -> tuple[str, ...]:
    """「月曜が祝日の場合は翌日の火曜」: the named weekday must be the day that is counted to."""
    letters = "".join(token.letter for token in part)
    found = _NAMED_DAY.search(letters)
    if not found:
        return ()
    step, day = part[found.start()].said, part[found.end() - 1].value
    ahead = 1 if "dayafter" in step else -1 if "daybefore" in step else 0
    if not ahead or len(day.byday) != 1 or day.byday[0] not in WEEKDAYS:
        raise NotUnderstood("".join(token.text for token in part))
    meant = (WEEKDAYS[(WEEKDAYS.index(day.byday[0]) - ahead) % 7],)
    if only not in ((), meant):
        raise NotUnderstood("".join(token.text for token in part))
    return meant


def _weekdays(token: Token) -> tuple[str, ...]:
    value: Days = token.value
    return value.byday if value.weekly else ()


def _target(token: Token, on: tuple[str, ...], only: tuple[str, ...]) -> Moving:
    if token.letter == "D":
        value: Days = token.value
        return _target_days(token, value, on, only)
    said = token.said
    step = next((to for name, to in STEPS.items() if name in said), "")
    letter = said.get("weekday") or said.get("nextday") or ""
    if not step:
        step = "day-7" if "weekbefore" in said else "next" if "nextday" in said else "day+7"
    return Moving(on=on, to=step, weekday=WEEKDAYS[figures.LETTERS.index(letter)] if letter else "", only=only)


def _target_days(token: Token, value: "Days", on: tuple[str, ...], only: tuple[str, ...]) -> Moving:
    """To 第4月曜; to 第2・4月曜 from the weeks before them; to 火曜 of the same week."""
    if len(value.monthdays) == 1 and not (value.byday or value.months):
        return Moving(on=on, to="number", number=value.monthdays[0], only=only)
    if not value.byday or value.months:
        raise NotUnderstood(token.text)
    if value.weekly and len(value.byday) == 1:
        return Moving(on=on, to="same", weekday=value.byday[0], only=only)
    if value.weekly:
        raise NotUnderstood(token.text)
    if len(value.byday) == 1:
        return Moving(on=on, to=value.byday[0], only=only)
    follows = tuple(f"{int(day[:-2]) - 1}{day[-2:]}" for day in value.byday)
    return Moving(on=on, to="day+7", only=only, follows=follows)
