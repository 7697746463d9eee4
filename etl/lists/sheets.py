"""What the names of the sheets say of their rows: a zone, a weekday, 「休止・廃止」."""

from dataclasses import replace

from etl.lists import sections
from etl.lists.layout import Part
from etl.lists.sections import Context
from layers.intake.contract import Table

Sheets = list[tuple[Table, list[Part]]]


def named(sheets: Sheets) -> Sheets:
    """The lists with what the names of their sheets mean; what a line of the sheet itself says goes before it."""
    zones = _zones(sheets)
    return [(table, [_under(part, zones.get(table.sheet, "")) for part in parts]) for table, parts in sheets]


def _zones(sheets: Sheets) -> dict[str, str]:
    """Sheets that are called 「岩園」「山手」 alike: the names of zones, where the lists have no column for them."""
    lists = [
        table.sheet
        for table, parts in sheets
        if any(not part.columns.has("zone") for part in parts) and not any(_names_itself(part) for part in parts)
    ]
    bare = [name for name in lists if sections.of_sheet(name).says_nothing]
    plain = [name for name in bare if sections.may_be_zone(name)]
    known = [name for name in lists if sections.of_sheet(name).zone]
    alike = len(plain) == len(bare) and len(plain) + len(known) >= 2 and _same_headings(sheets)
    return {name: sections.bare(name) for name in plain} if alike else {}


def _names_itself(part: Part) -> bool:
    """Whether the sheet is called by a place that stands in it (one sheet a place)."""
    columns = part.columns.of("name")
    return any(
        row[column].text == part.sheet.sheet for row in part.table.rows for column in columns if column < len(row)
    )


def _same_headings(sheets: Sheets) -> bool:
    """Whether all lists are headed alike, as lists are that were divided by zones."""
    roles = [frozenset(part.columns.roles.values()) for _, parts in sheets for part in parts]
    return all(len(one & roles[0]) * 4 >= len(one | roles[0]) * 3 for one in roles)


def _under(part: Part, zone: str) -> Part:
    told = sections.of_sheet(part.sheet.sheet) if part.sheet.sheet else sections.NOTHING
    own = part.context
    context = Context(
        zone=own.zone or told.zone or zone,
        kind=own.kind,
        status=own.status or told.status,
        day=own.day or told.day,
        lead=own.lead,
        year=own.year,
    )
    return replace(part, context=context)
