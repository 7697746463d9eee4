"""Figure 数字: one number of a zone with its unit, day and source, and the way to the rows that it is the sum of."""

from dataclasses import dataclass, replace

NOISE = 30
Number = int | float


@dataclass(frozen=True, kw_only=True, slots=True)
class Rows:
    """Where a number's rows stand: a page of the map and its query, no more than a path can be made of.

    ``page`` is the endpoint (「profiles.rows」), ``values`` its parts and questions. Paper prints the name of the
    source instead.
    """

    page: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """One number; ``id`` is never changed, because 「実感と合いますか」 of last year hangs on it.

    ``value`` None: not known, and ``missing`` says why in a whole sentence that can be printed (else it is "").
    ``unit``: 人・か所・％・件・件（人口千人あたり） as printed behind the number; a share is 0–100.
    ``date``: the day it speaks of (ISO, or a year for a projection), ``source``: 出典 as it is credited.
    ``city_value``: the same of the whole city, None where that says nothing (a list of places of one hall).
    ``noise``: fewer than 30 people stand behind it: print 「人数が少ないため、ぶれが大きい数字です」.
    ``approximate``: 概数, because a town lies in several zones: print 「約」 before it.
    ``zone_share``/``city_share`` (0–100): this number as a share of ``of``, for both the same; None where none is
    meant. ``of`` names what it is a share of (「住民」).
    """

    id: str
    label: str
    value: Number | None
    unit: str
    date: str = ""
    source: str = ""
    city_value: Number | None = None
    rows: Rows | None = None
    noise: bool = False
    approximate: bool = False
    missing: str = ""
    zone_share: float | None = None
    city_share: float | None = None
    of: str = ""

    @property
    def known(self) -> bool:
        """Whether there is a number at all."""
        return self.value is not None

    def shared(self, zone_all: Number | None, city_all: Number | None, of: str) -> "Figure":
        """The same with its share of all, for zone and city; nothing where either is unknown or nobody."""
        return replace(self, zone_share=share(self.value, zone_all), city_share=share(self.city_value, city_all), of=of)


def digits(number: Number) -> str:
    """A number as every output writes it: 「1,234」, 「0.67」, never more than two places behind the point."""
    return f"{number:,}" if isinstance(number, int) else f"{number:,.2f}".rstrip("0").rstrip(".")


def share(part: Number | None, whole: Number | None) -> float | None:
    """Part of a whole in per cent to one decimal; None without people or without knowledge."""
    return round(100 * part / whole, 1) if part is not None and whole else None
