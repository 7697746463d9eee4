"""「もし〜なら」: named scenarios and the acts that are imagined in them."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def _text(*names: str, empty: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=empty) for name in names]


def upgrade() -> None:
    """Both tables."""
    op.create_table(
        "scenario",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        *_text("name"),
        sa.Column("question", sa.JSON(), nullable=False),
        *_text("made_by", "made_at"),
        *_text("undone_by", "undone_at", empty=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scenario")),
    )
    op.create_table(
        "scenario_act",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("scenario_id", sa.Integer(), nullable=False),
        *_text("key"),
        sa.Column("act", sa.JSON(), nullable=False),
        *_text("made_by", "made_at"),
        *_text("undone_by", "undone_at", empty=True),
        sa.ForeignKeyConstraint(["scenario_id"], ["scenario.id"], name=op.f("fk_scenario_act_scenario_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scenario_act")),
    )
    op.create_index(op.f("ix_scenario_act_scenario_id"), "scenario_act", ["scenario_id"])


def downgrade() -> None:
    """What people have thought through together is nobody's to lose silently."""
    raise NotImplementedError("the scenarios would be lost")
