"""The tables of what people said and decided of places and lists: never deleted, taken back with name and time."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Integer, Table, Text

from layers.store.metadata import metadata
from layers.store.shapes import Shape

consent = Table(
    "consent",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("point_id", Text, nullable=False, index=True),
    Column("field", Text, nullable=False),
    Column("audience_rank", Integer, nullable=False),
    Column("given_by", Text, nullable=False),
    Column("given_on", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("recorded_by", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
    Column("withdrawn_at", Text),
    Column("withdrawn_by", Text),
)

# Two places that are one group: the other one is shown nowhere while the kept one is there. Undone, never deleted.
twin_decision = Table(
    "twin_decision",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("kept", Text, nullable=False, index=True),
    Column("other", Text, nullable=False, index=True),
    Column("same", Boolean, nullable=False),
    Column("decided_by", Text, nullable=False),
    Column("decided_at", Text, nullable=False),
    Column("undone_by", Text),
    Column("undone_at", Text),
)

# 控え: what a person said of a list; every state of it stays, the newest is in force.
recipe = Table(
    "recipe",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("dataset", Text, ForeignKey("dataset.id"), nullable=False, index=True),
    Column("document", JSON, nullable=False),
    Column("changed_by", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
)

# A position put by a person: it outlives every import while the place stays where it was (``venue_id``).
placement = Table(
    "placement",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("point_id", Text, nullable=False, index=True),
    Column("geom", Shape("POINT")),
    Column("metres", Integer),
    *(Column(n, Text, nullable=False) for n in ("state", "how", "venue_id", "address", "placed_by", "placed_at")),
    *(Column(n, Text) for n in ("undone_by", "undone_at")),
)
