"""The table of kept answers: what was asked of coverage and what came out, under the fingerprint of its inputs."""

from sqlalchemy import JSON, Column, Integer, Table, Text

from layers.store.metadata import metadata

coverage_answer = Table(
    "coverage_answer",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("fingerprint", Text, nullable=False, index=True, unique=True),
    Column("question", JSON, nullable=False),
    Column("scope", Text, nullable=False),
    Column("answer", JSON, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("asked_at", Text, nullable=False, index=True),
)
