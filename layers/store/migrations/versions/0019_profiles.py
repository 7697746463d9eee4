"""地域プロフィール: residents' words, what they say of the numbers, and what the numbers were."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def _text(*names: str, empty: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=empty) for name in names]


def upgrade() -> None:
    """Three tables."""
    op.create_table(
        "resident_word",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        *_text("zone_kind", "zone", "section", "text", "author", "day", "note", "made_by", "made_at"),
        *_text("approved_by", "approved_at", "undone_by", "undone_at", empty=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resident_word")),
    )
    op.create_index(op.f("ix_resident_word_zone"), "resident_word", ["zone"])
    op.create_table(
        "felt_answer",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        *_text("zone_kind", "zone", "figure", "answer", "text", "author", "day"),
        sa.Column("value", sa.Float(), nullable=True),
        *_text("value_date", "made_by", "made_at"),
        *_text("undone_by", "undone_at", empty=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_felt_answer")),
    )
    op.create_index(op.f("ix_felt_answer_zone"), "felt_answer", ["zone"])
    op.create_table(
        "zone_moment",
        *_text("zone_kind", "zone", "month", "audience", "day"),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("places", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("zone_kind", "zone", "month", "audience", name=op.f("pk_zone_moment")),
    )


def downgrade() -> None:
    """What residents have said is nobody's to lose silently."""
    raise NotImplementedError("the words of residents would be lost")
