"""配置案 that were computed before, kept by the fingerprint of what they were computed from."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """One table; what is in it can be computed again."""
    op.create_table(
        "siting_answer",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("question", sa.JSON(), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_siting_answer")),
    )
    op.create_index(op.f("ix_siting_answer_fingerprint"), "siting_answer", ["fingerprint"], unique=True)
    op.create_index(op.f("ix_siting_answer_asked_at"), "siting_answer", ["asked_at"])


def downgrade() -> None:
    """Answers can be computed again."""
    op.drop_table("siting_answer")
