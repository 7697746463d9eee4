"""The tables of 「もし〜なら」: named scenarios and what is imagined in them, act by act, for the staff alone."""

from sqlalchemy import JSON, Column, ForeignKey, Integer, Table, Text

from layers.store.metadata import metadata

scenario = Table(
    "scenario",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("name", Text, nullable=False),
    Column("question", JSON, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("undone_by", Text),
    Column("undone_at", Text),
)

# The order of the acts is that of their ids. ``key`` is the act's own name inside its scenario.
scenario_act = Table(
    "scenario_act",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("scenario_id", Integer, ForeignKey("scenario.id"), nullable=False, index=True),
    Column("key", Text, nullable=False),
    Column("act", JSON, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("undone_by", Text),
    Column("undone_at", Text),
)
