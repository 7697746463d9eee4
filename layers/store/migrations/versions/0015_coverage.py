"""Answers of coverage that were computed before, and estimates of people of coming years by mesh."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Both tables; what is in the first can be computed again."""
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
    op.create_table(
        "projection_cell",
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("mesh", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("people", sa.Float(), nullable=False),
        sa.Column("age65plus", sa.Float(), nullable=True),
        sa.Column("age75plus", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["import_id"], ["import.id"], name=op.f("fk_projection_cell_import_id")),
        sa.PrimaryKeyConstraint("import_id", "id", name=op.f("pk_projection_cell")),
    )
    op.create_index(op.f("ix_projection_cell_year"), "projection_cell", ["year"])


def downgrade() -> None:
    """Answers can be computed again, estimates read again."""
    op.drop_table("projection_cell")
    op.drop_table("coverage_answer")
