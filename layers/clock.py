"""What day it is in Japan, wherever the machine thinks it stands: a server on UTC would say yesterday until nine."""

from datetime import date, datetime, timedelta, timezone

# Japan has known no summer time since 1951: a fixed offset needs no table of zones, which Windows does not bring.
JAPAN = timezone(timedelta(hours=9), "JST")


def now() -> datetime:
    """This moment, as the clock on the wall of a town hall shows it."""
    return datetime.now(JAPAN)


def today() -> date:
    """The day on the wall calendar of a town hall."""
    return now().date()


def stamp() -> str:
    """This moment to the microsecond, so that acts keep their order; without summer time it sorts as text."""
    return now().isoformat(timespec="microseconds")
