"""The table of kept answers: what was asked of coverage and what came out, under the fingerprint of its inputs."""

from sqlalchemy import JSON, Column, Integer, Table, Text

from layers.store.metadata import metadata

coverage_answer = Table(
    "coverage_answer",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("fingerprint", Text, nullable=False, index=True, unique=True),
    Column("question", JSON, nullable=False),
    # The same question of the same scope, whatever the answer: sha256.
    Column("asked", Text, nullable=False, index=True),
    Column("scope", Text, nullable=False),
    Column("answer", JSON, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("asked_at", Text, nullable=False, index=True),
)
