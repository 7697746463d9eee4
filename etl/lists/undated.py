"""A schedule that no date can be told from: what the staff is told, with the cell and the words in the way."""

from etl.lists import schedule
from etl.lists.rows import Row
from layers.intake.contract import Finding, Table
from layers.place import schedule_text

_LONGEST = 40


def findings(text: str, row: Row, table: Table) -> list[Finding]:
    """One finding, or none where the dates are known or only opening hours are given."""
    reading = schedule_text.read(text)
    if not text or reading.schedule or reading.reason == "hours_only":
        return []
    no_anchor = reading.reason == "no_anchor"
    columns = [column for role in schedule.ROLES for column in row.columns.of(role)]
    return [
        Finding(
            level="warning" if no_anchor else "info",
            code="schedule.no_anchor" if no_anchor else "schedule.not_dated",
            cell=table.address(row.number, min(columns, default=0)),
            params={"words": reading.words[:_LONGEST]},
        )
    ]
