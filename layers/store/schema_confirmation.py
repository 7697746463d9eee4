"""The tables of corrections and of the yearly confirmation; ``schema`` holds those of the ground."""

from sqlalchemy import JSON, Column, ForeignKey, Integer, Table, Text

from layers.store.schema import metadata

# One act of somebody who corrects a place, and what it changed. Imports are never touched: acts lie over them, survive
# the next list and can be undone; the residents' map knows only acts that were released.
amendment_act = Table(
    "amendment_act",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("point_id", Text, nullable=False, index=True),
    Column("how", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("reason", Text, nullable=False, server_default=""),
    Column("at", Text, nullable=False),
    Column("released_at", Text),
    Column("undone_at", Text),
    Column("undone_by", Text),
)

amendment = Table(
    "amendment",
    metadata,
    Column("act_id", Integer, ForeignKey("amendment_act.id"), primary_key=True),
    Column("field", Text, primary_key=True),
    Column("value", JSON, nullable=False),
    Column("before", JSON, nullable=False),
    Column("audience_rank", Integer, nullable=False),
)

confirmation_round = Table(
    "confirmation_round",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("fiscal_year", Integer, nullable=False),
    Column("kinds", JSON, nullable=False),
    Column("ends_on", Text, nullable=False),
    Column("secret", Text, nullable=False),
    Column("started_by", Text, nullable=False),
    Column("started_at", Text, nullable=False),
    Column("closed_at", Text),
)

# Append-only: where a place stands in a round is its newest step that was not undone.
confirmation_step = Table(
    "confirmation_step",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("round_id", Integer, ForeignKey("confirmation_round.id"), nullable=False, index=True),
    Column("point_id", Text, nullable=False, index=True),
    Column("state", Text, nullable=False),
    Column("how", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("act_id", Integer, ForeignKey("amendment_act.id")),
    Column("undone_at", Text),
)

confirmation_link = Table(
    "confirmation_link",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("round_id", Integer, ForeignKey("confirmation_round.id"), nullable=False, index=True),
    Column("point_id", Text, nullable=False, index=True),
    Column("token_hash", Text, nullable=False, index=True),
    Column("made_by", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("revoked_at", Text),
)

confirmation_reply = Table(
    "confirmation_reply",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("link_id", Integer, ForeignKey("confirmation_link.id"), nullable=False, index=True),
    Column("changes", JSON, nullable=False),
    Column("remark", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("step_id", Integer, ForeignKey("confirmation_step.id")),
    Column("decided_by", Text),
    Column("decided_at", Text),
)
