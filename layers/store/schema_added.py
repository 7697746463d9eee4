"""The table of places that people have added by hand; their facts stand in an edition like those of every list."""

from sqlalchemy import JSON, Column, Float, Integer, Table, Text

from layers.store.metadata import metadata

# What was added, as it was written: a place that was taken back can be brought again. ``key`` is made by whoever
# adds, so that what is sent twice is one place.
addition = Table(
    "addition",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("key", Text, nullable=False, index=True, unique=True),
    Column("point_id", Text, nullable=False, index=True, unique=True),
    Column("facts", JSON, nullable=False),
    Column("audiences", JSON, nullable=False),
    Column("lon", Float),
    Column("lat", Float),
    Column("added_by", Text, nullable=False),
    Column("added_at", Text, nullable=False),
    Column("undone_by", Text),
    Column("undone_at", Text),
    # The note of a 話し合い that told of it.
    Column("talk_id", Integer),
    Column("note", Text, nullable=False, server_default=""),
)
