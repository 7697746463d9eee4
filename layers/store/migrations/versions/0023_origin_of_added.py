"""場所を加える: the note of a 話し合い from which a place came into the register."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Two columns; a place that was added before came from no note."""
    op.add_column("addition", sa.Column("talk_id", sa.Integer(), nullable=True))
    op.add_column("addition", sa.Column("note", sa.Text(), server_default="", nullable=False))


def downgrade() -> None:
    """Not offered: where a place came from would be lost."""
    raise NotImplementedError("where a place came from would be lost")
