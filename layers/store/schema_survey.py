"""The tables of マッピング調査: facts of places alone. No table of persons or visits is joined with them."""

from sqlalchemy import Boolean, Column, Float, ForeignKey, Integer, LargeBinary, Table, Text

from layers.store.metadata import metadata

survey_run = Table(
    "survey_run",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("title", Text, nullable=False),
    Column("held_on", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("partners", Text, nullable=False),
    Column("remarks", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("undone_by", Text),
    Column("undone_at", Text),
)

# ``key`` is made by whoever sends, so that what is sent twice is one fact. A row that ``waits`` holds what is proposed
# in place of a sentence that spoke of a person; the sentence itself never comes here.
survey_fact = Table(
    "survey_fact",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("key", Text, nullable=False, index=True, unique=True),
    Column("run_id", Integer, ForeignKey("survey_run.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("town", Text, nullable=False),
    Column("lon", Float),
    Column("lat", Float),
    Column("audience_rank", Integer, nullable=False),
    Column("cell", Text, nullable=False),
    Column("waits", Boolean, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("undone_by", Text),
    Column("undone_at", Text),
)

# Photographs drawn anew: no file that somebody sent stands here, nor its name. ``words`` say what is seen on it, for
# those who do not see it; ``looked``: its sender said that nobody can be told on it.
survey_photo = Table(
    "survey_photo",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("key", Text, nullable=False, index=True, unique=True),
    Column("fact_id", Integer, ForeignKey("survey_fact.id"), nullable=False, index=True),
    Column("content", LargeBinary, nullable=False),
    Column("small", LargeBinary, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("words", Text, nullable=False),
    Column("looked", Boolean, nullable=False),
    Column("audience_rank", Integer, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("undone_by", Text),
    Column("undone_at", Text),
)
