"""The table of 訪問メモ: what a worker saw of a place. It holds nothing of a person, not even that one was there."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Table, Text

from layers.store.metadata import metadata

# ``key`` is made by the telephone that wrote the memo, so that what is sent twice is one memo. ``act_id`` and
# ``step_id`` are what it corrected and confirmed: taking the memo back takes both back.
visit = Table(
    "visit",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("key", Text, nullable=False, index=True, unique=True),
    Column("point_id", Text, nullable=False, index=True),
    Column("visited_on", Text, nullable=False),
    Column("people", Integer),
    Column("remark", Text, nullable=False),
    Column("same", Boolean, nullable=False),
    Column("consulted", Boolean, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("act_id", Integer, ForeignKey("amendment_act.id")),
    Column("step_id", Integer, ForeignKey("confirmation_step.id")),
    Column("undone_by", Text),
    Column("undone_at", Text),
)
