"""The tables of 話し合い on the city's server: what is prepared, each earlier state of it, and who raised a hand."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Integer, Table, Text

from layers.store.metadata import metadata
from layers.store.schema_board import board_moves

# ``body``: the talk with its meetings. ``version`` grows by one with whatever is kept.
talk = Table(
    "talk",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("version", Integer, nullable=False),
    Column("body", JSON, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("undone_by", Text),
    Column("undone_at", Text),
)

# Every state that was ever kept, so that each change can be undone.
talk_version = Table(
    "talk_version",
    metadata,
    Column("talk_id", Integer, ForeignKey("talk.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("body", JSON, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", Text, nullable=False),
)

board_move = board_moves(metadata)

# Facts of persons: never beside the notes, never in a hall file, gone when they ask. ``note``: 付箋の番号.
raised_hand = Table(
    "raised_hand",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("talk_id", Integer, ForeignKey("talk.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("contact", Text, nullable=False),
    Column("wish", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("may_contact", Boolean, nullable=False),
    Column("may_name", Boolean, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", Text, nullable=False),
)

# A vision as it was opened to everybody; ``undone_at``: taken back, or opened anew since.
vision_edition = Table(
    "vision_edition",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("talk_id", Integer, ForeignKey("talk.id"), nullable=False, index=True),
    Column("zone_kind", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("body", JSON, nullable=False),
    Column("released_by", Text, nullable=False),
    Column("released_at", Text, nullable=False),
    Column("undone_by", Text),
    Column("undone_at", Text),
)
