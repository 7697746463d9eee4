"""話し合い: what is prepared, every earlier state of it, the journal of moves, and who raised a hand."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def _text(*names: str, empty: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=empty) for name in names]


def upgrade() -> None:
    """Four tables."""
    op.create_table(
        "talk",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        *_text("made_by", "made_at"),
        *_text("undone_by", "undone_at", empty=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talk")),
    )
    op.create_table(
        "talk_version",
        sa.Column("talk_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        *_text("made_by", "made_at"),
        sa.ForeignKeyConstraint(["talk_id"], ["talk.id"], name=op.f("fk_talk_version_talk_id")),
        sa.PrimaryKeyConstraint("talk_id", "version", name=op.f("pk_talk_version")),
    )
    op.create_table(
        "board_move",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        *_text("talk", "id"),
        sa.Column("body", sa.JSON(), nullable=False),
        *_text("received_at"),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_board_move")),
    )
    op.create_index("ix_board_move_talk_id", "board_move", ["talk", "id"], unique=True)
    _raised_hands()


def _raised_hands() -> None:
    op.create_table(
        "raised_hand",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("talk_id", sa.Integer(), nullable=False),
        *_text("name", "contact", "wish", "note"),
        *(sa.Column(name, sa.Boolean(), nullable=False) for name in ("may_contact", "may_name")),
        *_text("made_by", "made_at"),
        sa.ForeignKeyConstraint(["talk_id"], ["talk.id"], name=op.f("fk_raised_hand_talk_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_raised_hand")),
    )
    op.create_index(op.f("ix_raised_hand_talk_id"), "raised_hand", ["talk_id"])


def downgrade() -> None:
    """What people have said on their evenings is nobody's to lose silently."""
    raise NotImplementedError("the talks would be lost")
