"""The table of kept 配置案: what was asked and what came out, under the fingerprint of its inputs."""

from sqlalchemy import JSON, Column, Integer, Table, Text

from layers.store.metadata import metadata

siting_answer = Table(
    "siting_answer",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("fingerprint", Text, nullable=False, index=True, unique=True),
    Column("question", JSON, nullable=False),
    Column("answer", JSON, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("asked_at", Text, nullable=False, index=True),
)
