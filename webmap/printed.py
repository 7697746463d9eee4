"""The day on which something was printed, said alike on every paper."""

from datetime import date

from layers.catalog.days import japanese_day
from webmap import wording


def printed_on(day: date) -> str:
    """「令和8年11月23日 印刷」."""
    return wording.PRINTED.format(day=japanese_day(day.isoformat()))
