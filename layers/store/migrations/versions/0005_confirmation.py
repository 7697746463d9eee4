"""Corrections that lie over imports, and the yearly confirmation: rounds, steps, links and replies."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make all."""
    amendments()
    confirmations()
    links()


def amendments() -> None:
    """Acts and what they changed."""
    op.create_table(
        "amendment_act",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("point_id", sa.Text(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("released_at", sa.Text(), nullable=True),
        sa.Column("undone_at", sa.Text(), nullable=True),
        sa.Column("undone_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amendment_act")),
    )
    op.create_index(op.f("ix_amendment_act_point_id"), "amendment_act", ["point_id"], unique=False)
    op.create_table(
        "amendment",
        sa.Column("act_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("audience_rank", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["act_id"], ["amendment_act.id"], name=op.f("fk_amendment_act_id")),
        sa.PrimaryKeyConstraint("act_id", "field", name=op.f("pk_amendment")),
    )


def confirmations() -> None:
    """Rounds and what came of them."""
    op.create_table(
        "confirmation_round",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("ends_on", sa.Text(), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("started_by", sa.Text(), nullable=False),
        sa.Column("started_at", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_confirmation_round")),
    )
    op.create_table(
        "confirmation_step",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("point_id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("act_id", sa.Integer(), nullable=True),
        sa.Column("undone_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["round_id"], ["confirmation_round.id"], name=op.f("fk_confirmation_step_round_id")),
        sa.ForeignKeyConstraint(["act_id"], ["amendment_act.id"], name=op.f("fk_confirmation_step_act_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_confirmation_step")),
    )
    op.create_index(op.f("ix_confirmation_step_round_id"), "confirmation_step", ["round_id"], unique=False)
    op.create_index(op.f("ix_confirmation_step_point_id"), "confirmation_step", ["point_id"], unique=False)


def links() -> None:
    """The addresses on the sheets, and what groups answered there."""
    op.create_table(
        "confirmation_link",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("point_id", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("revoked_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["round_id"], ["confirmation_round.id"], name=op.f("fk_confirmation_link_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_confirmation_link")),
    )
    op.create_index(op.f("ix_confirmation_link_round_id"), "confirmation_link", ["round_id"], unique=False)
    op.create_index(op.f("ix_confirmation_link_point_id"), "confirmation_link", ["point_id"], unique=False)
    op.create_index(op.f("ix_confirmation_link_token_hash"), "confirmation_link", ["token_hash"], unique=False)
    op.create_table(
        "confirmation_reply",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("link_id", sa.Integer(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("step_id", sa.Integer(), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("decided_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["link_id"], ["confirmation_link.id"], name=op.f("fk_confirmation_reply_link_id")),
        sa.ForeignKeyConstraint(["step_id"], ["confirmation_step.id"], name=op.f("fk_confirmation_reply_step_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_confirmation_reply")),
    )
    op.create_index(op.f("ix_confirmation_reply_link_id"), "confirmation_reply", ["link_id"], unique=False)


def downgrade() -> None:
    """Drop them."""
    for table in ("confirmation_reply", "confirmation_link", "confirmation_step", "confirmation_round"):
        op.drop_table(table)
    for table in ("amendment", "amendment_act"):
        op.drop_table(table)
