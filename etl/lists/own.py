"""自分の列: columns that only the keeper of a list understands, kept word for word under their headings."""

import datetime as dt

from etl.lists import schedule
from etl.lists.rows import Row


def of_row(row: Row) -> dict[str, str]:
    """Heading → text as it stands; an empty cell gives nothing, a second column of one name is numbered."""
    kept: dict[str, str] = {}
    for column in row.columns.own:
        value = row.cell(column).value
        written = schedule.said(value) if isinstance(value, dt.datetime | dt.time) else row.cell(column).text
        if written.strip():
            heading = " ".join(row.columns.labels[column].split())
            same = sum(1 for known in kept if known == heading or known.startswith(f"{heading} ("))
            kept[f"{heading} ({same + 1})" if same else heading] = written
    return kept
