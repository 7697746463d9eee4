"""The hall's own tables. They are all that its database holds: nothing of the city's stands beside them."""

from sqlalchemy import JSON, Column, MetaData, Table, Text

from layers.store.schema_board import board_moves

HALL = MetaData()

# The file that was opened, its evening and the laptop's keys, each under a name.
hall_meeting = Table("hall_meeting", HALL, Column("name", Text, primary_key=True), Column("body", JSON, nullable=False))

hall_layer = Table("hall_layer", HALL, Column("name", Text, primary_key=True), Column("body", JSON, nullable=False))

# ``digest``: of the secret in the cookie of a phone; the secret itself is kept nowhere.
hall_seat = Table(
    "hall_seat",
    HALL,
    Column("id", Text, primary_key=True),
    Column("digest", Text, nullable=False, unique=True),
    Column("role", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("made_at", Text, nullable=False),
)

board_move = board_moves(HALL)
