"""Walking networks, each with the import that it came by."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """One table."""
    op.create_table(
        "walk_network",
        sa.Column("import_id", sa.Integer(), nullable=False),
        *[sa.Column(name, sa.Text(), nullable=False) for name in ("id", "name", "fingerprint")],
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("arrays", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["import.id"], name=op.f("fk_walk_network_import_id")),
        sa.PrimaryKeyConstraint("import_id", "id", name=op.f("pk_walk_network")),
    )


def downgrade() -> None:
    """A network that was taken in is not thrown away."""
    raise NotImplementedError("the walking networks would be lost")
