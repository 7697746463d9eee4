"""The table of people of coming years by mesh: estimates, apart from all tables in which people are counted."""

from sqlalchemy import Column, Float, ForeignKey, Integer, Table, Text

from layers.store.metadata import metadata

projection_cell = Table(
    "projection_cell",
    metadata,
    Column("import_id", Integer, ForeignKey("import.id"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("mesh", Text, nullable=False),
    Column("year", Integer, nullable=False, index=True),
    Column("people", Float, nullable=False),
    Column("age65plus", Float),
    Column("age75plus", Float),
)
