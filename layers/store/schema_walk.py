"""The table of walking networks: one row a network, its arrays as one block that is read as a whole or not at all."""

from sqlalchemy import JSON, Column, ForeignKey, Integer, LargeBinary, Table, Text

from layers.store.metadata import metadata

walk_network = Table(
    "walk_network",
    metadata,
    Column("import_id", Integer, ForeignKey("import.id"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("facts", JSON, nullable=False),
    Column("arrays", LargeBinary, nullable=False),
)
