"""What the city's server keeps of the hall files it has made: their keys, and what came back."""

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from layers.store.metadata import metadata

# ``verify``, ``open_with``: keys in hex; the others went with the file.
hall_file = Table(
    "hall_file",
    metadata,
    Column("id", Text, primary_key=True),
    Column("talk_id", Integer, ForeignKey("talk.id"), nullable=False, index=True),
    Column("meeting", Text, nullable=False),
    Column("verify", Text, nullable=False),
    Column("open_with", Text, nullable=False),
    Column("journal_end", Integer, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", Text, nullable=False),
)

hall_result = Table(
    "hall_result",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("hall_id", Text, ForeignKey("hall_file.id"), nullable=False, index=True),
    Column("closed_at", Text, nullable=False),
    # What it brought stands in the journal after ``from_seq``, up to ``to_seq``.
    Column("from_seq", Integer, nullable=False),
    Column("to_seq", Integer, nullable=False),
    Column("moves", Integer, nullable=False),
    Column("new", Integer, nullable=False),
    Column("people", Integer, nullable=False),
    Column("taken_by", Text, nullable=False),
    Column("taken_at", Text, nullable=False),
)
