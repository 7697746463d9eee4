"""Places that people have added by hand, and why somebody has corrected one."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0007"


def upgrade() -> None:
    """One table: what was written, by whom, and whether it was taken back; one column beside each correction."""
    op.add_column("amendment_act", sa.Column("reason", sa.Text(), server_default="", nullable=False))
    op.create_table(
        "addition",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("point_id", sa.Text(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("audiences", sa.JSON(), nullable=False),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.Column("undone_by", sa.Text(), nullable=True),
        sa.Column("undone_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_addition")),
    )
    op.create_index(op.f("ix_addition_key"), "addition", ["key"], unique=True)
    op.create_index(op.f("ix_addition_point_id"), "addition", ["point_id"], unique=True)


def downgrade() -> None:
    """What people have added is nobody's to lose silently."""
    raise NotImplementedError("the places added by hand would be lost")
