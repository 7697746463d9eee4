"""The day on which something was printed, said alike on every paper."""

from datetime import date

from webmap import wording


def printed_on(day: date) -> str:
    """「令和8年11月23日 印刷」."""
    from layers.catalog.days import japanese_day  # noqa: PLC0415 - a hall prints no page and starts without the catalogue

    return wording.PRINTED.format(day=japanese_day(day.isoformat()))
