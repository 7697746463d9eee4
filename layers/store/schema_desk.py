"""The tables of the desk of lists: sheets as they look, and what people decided of changes."""

from sqlalchemy import JSON, Column, ForeignKey, Integer, Table, Text

from layers.store.metadata import metadata

# A sheet as it looks, by pages of rows: shown beside what was read of it.
sheet = Table(
    "sheet",
    metadata,
    Column("import_id", Integer, ForeignKey("import.id"), primary_key=True),
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("first_row", Integer, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("width", Integer, nullable=False),
    Column("hidden", JSON, nullable=False),
    Column("headings", JSON, nullable=False),
)

sheet_page = Table(
    "sheet_page",
    metadata,
    Column("import_id", Integer, ForeignKey("import.id"), primary_key=True),
    Column("id", Integer, primary_key=True),
    Column("page", Integer, primary_key=True),
    Column("looks", JSON, nullable=False),
)

# What a person decided of a change: the old value stays ("old"), a place that is no longer listed is kept, closed or
# dropped. ``aside`` holds what a published decision has displaced, so that undoing brings it back.
choice = Table(
    "choice",
    metadata,
    Column("import_id", Integer, ForeignKey("import.id"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("decision", Text, nullable=False),
    Column("given", JSON),
    Column("aside", JSON),
    Column("decided_by", Text, nullable=False),
    Column("decided_at", Text, nullable=False),
)
