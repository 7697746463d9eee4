"""What workers saw when they visited a place."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """One table; a memo that a telephone sends twice is found by its key."""
    op.create_table(
        "visit",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("point_id", sa.Text(), nullable=False),
        sa.Column("visited_on", sa.Text(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("same", sa.Boolean(), nullable=False),
        sa.Column("consulted", sa.Boolean(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("act_id", sa.Integer(), nullable=True),
        sa.Column("step_id", sa.Integer(), nullable=True),
        sa.Column("undone_by", sa.Text(), nullable=True),
        sa.Column("undone_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["act_id"], ["amendment_act.id"], name=op.f("fk_visit_act_id")),
        sa.ForeignKeyConstraint(["step_id"], ["confirmation_step.id"], name=op.f("fk_visit_step_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
    )
    op.create_index(op.f("ix_visit_key"), "visit", ["key"], unique=True)
    op.create_index(op.f("ix_visit_point_id"), "visit", ["point_id"], unique=False)


def downgrade() -> None:
    """What people saw is nobody's to lose silently."""
    raise NotImplementedError("the memos of visits would be lost")
