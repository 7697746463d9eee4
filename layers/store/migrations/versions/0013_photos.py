"""Photographs of マッピング調査: the small edition, words for those who do not see it, a key made by the sender.

The table of 0011 was never written to; it is made anew.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0011"


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def upgrade() -> None:
    """The table as it is written to now."""
    op.drop_table("survey_photo")
    op.create_table(
        "survey_photo",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        *_text("key"),
        sa.Column("fact_id", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("small", sa.LargeBinary(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        *_text("words"),
        sa.Column("looked", sa.Boolean(), nullable=False),
        sa.Column("audience_rank", sa.Integer(), nullable=False),
        *_text("made_by", "made_at"),
        sa.Column("undone_by", sa.Text(), nullable=True),
        sa.Column("undone_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["fact_id"], ["survey_fact.id"], name=op.f("fk_survey_photo_fact_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_photo")),
    )
    op.create_index(op.f("ix_survey_photo_key"), "survey_photo", ["key"], unique=True)
    op.create_index(op.f("ix_survey_photo_fact_id"), "survey_photo", ["fact_id"])


def downgrade() -> None:
    """What people have seen together is nobody's to lose silently."""
    raise NotImplementedError("the photographs of the surveys would be lost")
