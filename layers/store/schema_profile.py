"""The tables of 地域プロフィール: what residents say of their zone, and what its numbers once were.

They hang on kind and name of the zone, never on an import: no update of data touches them.
"""

from sqlalchemy import JSON, Column, Float, Integer, Table, Text

from layers.store.metadata import metadata

# ``section``: pride, history, yearly_round, often_go or concern. ``note``: the 付箋 it comes from.
resident_word = Table(
    "resident_word",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("zone_kind", Text, nullable=False),
    Column("zone", Text, nullable=False, index=True),
    Column("section", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("approved_by", Text),
    Column("approved_at", Text),
    Column("undone_by", Text),
    Column("undone_at", Text),
)

# 「実感と合いますか」: ``answer`` fits or differs; ``value`` and ``value_date``: the number that it was said of.
felt_answer = Table(
    "felt_answer",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("zone_kind", Text, nullable=False),
    Column("zone", Text, nullable=False, index=True),
    Column("figure", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("value", Float),
    Column("value_date", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("undone_by", Text),
    Column("undone_at", Text),
)

# What the numbers and places of a zone were on a day, as ``audience`` (staff, public) reads them: once a month.
zone_moment = Table(
    "zone_moment",
    metadata,
    Column("zone_kind", Text, primary_key=True),
    Column("zone", Text, primary_key=True),
    Column("month", Text, primary_key=True),
    Column("audience", Text, primary_key=True),
    Column("day", Text, nullable=False),
    Column("figures", JSON, nullable=False),
    Column("places", JSON, nullable=False),
)
