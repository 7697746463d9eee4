"""Positions that people put by hand, why an address waits, how exact a position is and who may see one at all."""

import sqlalchemy as sa
from alembic import op

from layers.store.spatial_ddl import geometry, index

revision = "0006"
down_revision = "0005"

# What stands in a register already: as guarded as its position, else as its address, else as a home.
_RANKS = """
UPDATE service_point SET position_rank = COALESCE(
  (SELECT p.audience_rank FROM position p WHERE p.import_id = service_point.import_id AND p.id = service_point.id),
  CASE WHEN private_home THEN 3 END,
  (SELECT f.audience_rank FROM fact f WHERE f.import_id = service_point.import_id AND f.id = service_point.id
   AND f.field = 'address'),
  (SELECT f.audience_rank FROM fact f WHERE f.import_id = service_point.import_id AND f.id = service_point.id
   AND f.field = 'venue'),
  0)
"""


def upgrade() -> None:
    """Two tables and two columns."""
    op.create_table(
        "placement",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("point_id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("metres", sa.Integer(), nullable=True),
        sa.Column("geom", geometry("POINT"), nullable=True),
        sa.Column("venue_id", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("placed_by", sa.Text(), nullable=False),
        sa.Column("placed_at", sa.Text(), nullable=False),
        sa.Column("undone_by", sa.Text(), nullable=True),
        sa.Column("undone_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement")),
    )
    op.create_index(op.f("ix_placement_point_id"), "placement", ["point_id"], unique=False)
    index("placement", "POINT")
    op.create_table(
        "doubt",
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("candidates", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["import.id"], name=op.f("fk_doubt_import_id")),
        sa.PrimaryKeyConstraint("import_id", "id", name=op.f("pk_doubt")),
    )
    op.add_column("position", sa.Column("metres", sa.Integer(), nullable=True))
    op.add_column("service_point", sa.Column("position_rank", sa.Integer(), nullable=False, server_default="3"))
    op.execute(_RANKS)


def downgrade() -> None:
    """Positions put by hand are not thrown away."""
    raise NotImplementedError("positions put by hand cannot be kept in the older schema")
