"""Decisions on places that may be the same group."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """One table, with both ids indexed: every query for places looks into it."""
    op.create_table(
        "twin_decision",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("kept", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=False),
        sa.Column("same", sa.Boolean(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.Text(), nullable=False),
        sa.Column("undone_by", sa.Text(), nullable=True),
        sa.Column("undone_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_twin_decision")),
    )
    op.create_index(op.f("ix_twin_decision_kept"), "twin_decision", ["kept"], unique=False)
    op.create_index(op.f("ix_twin_decision_other"), "twin_decision", ["other"], unique=False)


def downgrade() -> None:
    """What people decided is nobody's to lose silently."""
    raise NotImplementedError("the decisions on doubles would be lost")
