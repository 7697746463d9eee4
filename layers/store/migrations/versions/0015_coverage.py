"""Answers of coverage that were computed before, kept by the fingerprint of what they were computed from."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """One table; what is in it can be computed again."""
    op.create_table(
        "coverage_answer",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("question", sa.JSON(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coverage_answer")),
    )
    op.create_index(op.f("ix_coverage_answer_fingerprint"), "coverage_answer", ["fingerprint"], unique=True)
    op.create_index(op.f("ix_coverage_answer_asked"), "coverage_answer", ["asked"])
    op.create_index(op.f("ix_coverage_answer_asked_at"), "coverage_answer", ["asked_at"])


def downgrade() -> None:
    """Answers can be computed again."""
    op.drop_table("coverage_answer")
