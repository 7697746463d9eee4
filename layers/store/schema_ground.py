"""The table of the ground: rivers, railways and roads as lines, for everybody."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Table, Text

from layers.store.metadata import metadata
from layers.store.shapes import Shape

base_line = Table(
    "base_line",
    metadata,
    Column("import_id", Integer, ForeignKey("import.id"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("main", Boolean, nullable=False),
    Column("geom", Shape("GEOMETRY"), nullable=False),
)
