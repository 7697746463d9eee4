"""マッピング調査: runs, facts of places, and their photographs."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _acts() -> list[sa.Column[str]]:
    return [*_text("made_by", "made_at"), *(sa.Column(name, sa.Text(), nullable=True) for name in _UNDONE)]


_UNDONE = ("undone_by", "undone_at")


def upgrade() -> None:
    """Three tables that know places and no persons."""
    op.create_table(
        "survey_run",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        *_text("title", "held_on", "zone", "partners", "remarks"),
        *_acts(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_run")),
    )
    op.create_table(
        "survey_fact",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        *_text("key"),
        sa.Column("run_id", sa.Integer(), nullable=False),
        *_text("kind", "text", "day", "town"),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("audience_rank", sa.Integer(), nullable=False),
        *_text("cell"),
        sa.Column("waits", sa.Boolean(), nullable=False),
        *_acts(),
        sa.ForeignKeyConstraint(["run_id"], ["survey_run.id"], name=op.f("fk_survey_fact_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_fact")),
    )
    op.create_index(op.f("ix_survey_fact_key"), "survey_fact", ["key"], unique=True)
    op.create_index(op.f("ix_survey_fact_run_id"), "survey_fact", ["run_id"])
    op.create_table(
        "survey_photo",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("fact_id", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("audience_rank", sa.Integer(), nullable=False),
        *_acts(),
        sa.ForeignKeyConstraint(["fact_id"], ["survey_fact.id"], name=op.f("fk_survey_photo_fact_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_photo")),
    )
    op.create_index(op.f("ix_survey_photo_fact_id"), "survey_photo", ["fact_id"])


def downgrade() -> None:
    """What people have found together is nobody's to lose silently."""
    raise NotImplementedError("the facts of the surveys would be lost")
