"""Rivers, railways and roads as lines under the map."""

import sqlalchemy as sa
from alembic import op

from layers.store.spatial_ddl import geometry, index

revision = "0008"
down_revision = "0009"


def upgrade() -> None:
    """One table with its spatial index."""
    op.create_table(
        "base_line",
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("main", sa.Boolean(), nullable=False),
        sa.Column("geom", geometry("GEOMETRY"), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["import.id"], name=op.f("fk_base_line_import_id")),
        sa.PrimaryKeyConstraint("import_id", "id", name=op.f("pk_base_line")),
    )
    index("base_line", "GEOMETRY")


def downgrade() -> None:
    """Lists that were taken in are not thrown away."""
    raise NotImplementedError("the lines of the ground would be lost")
