"""The journal of moves. The hall's own database makes this very table and no other of the city's."""

from sqlalchemy import JSON, Column, Index, Integer, MetaData, Table, Text


def board_moves(collection: MetaData) -> Table:
    """``board_move`` in a collection of tables: ``seq`` is the order of arrival; an ``id`` stands once in a talk."""
    return Table(
        "board_move",
        collection,
        Column("seq", Integer, primary_key=True, autoincrement=True),
        Column("talk", Text, nullable=False),
        Column("id", Text, nullable=False),
        Column("body", JSON, nullable=False),
        Column("received_at", Text, nullable=False),
        Index("ix_board_move_talk_id", "talk", "id", unique=True),
    )
