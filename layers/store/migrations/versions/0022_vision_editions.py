"""地域ビジョン: the editions that were opened to everybody."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """One table."""
    op.create_table(
        "vision_edition",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("talk_id", sa.Integer(), nullable=False),
        sa.Column("zone_kind", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("released_by", sa.Text(), nullable=False),
        sa.Column("released_at", sa.Text(), nullable=False),
        sa.Column("undone_by", sa.Text(), nullable=True),
        sa.Column("undone_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["talk_id"], ["talk.id"], name=op.f("fk_vision_edition_talk_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vision_edition")),
    )
    op.create_index(op.f("ix_vision_edition_talk_id"), "vision_edition", ["talk_id"])


def downgrade() -> None:
    """Not offered: what residents have read would be told as never opened."""
    raise NotImplementedError("what residents have read would be told as never opened")
