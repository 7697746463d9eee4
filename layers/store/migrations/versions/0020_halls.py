"""会場: the keys of the hall files that were made, and what came back."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _whole(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def upgrade() -> None:
    """Two tables."""
    op.create_table(
        "hall_file",
        *_text("id"),
        *_whole("talk_id"),
        *_text("meeting", "verify", "open_with"),
        *_whole("journal_end"),
        *_text("made_by", "made_at"),
        sa.ForeignKeyConstraint(["talk_id"], ["talk.id"], name=op.f("fk_hall_file_talk_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hall_file")),
    )
    op.create_index(op.f("ix_hall_file_talk_id"), "hall_file", ["talk_id"])
    op.create_table(
        "hall_result",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        *_text("hall_id", "closed_at"),
        *_whole("from_seq", "to_seq", "moves", "new", "people"),
        *_text("taken_by", "taken_at"),
        sa.ForeignKeyConstraint(["hall_id"], ["hall_file.id"], name=op.f("fk_hall_result_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hall_result")),
    )
    op.create_index(op.f("ix_hall_result_hall_id"), "hall_result", ["hall_id"])


def downgrade() -> None:
    """Not offered: what came back would be told as never taken."""
    raise NotImplementedError("what came back from the halls would be told as never taken")
