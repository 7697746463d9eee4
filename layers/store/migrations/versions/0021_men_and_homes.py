"""住民: men by band of age, and households by kind; tables taken in before tell neither."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Two columns, empty until the next table is taken in."""
    for name in ("men", "homes"):
        op.add_column("population", sa.Column(name, sa.JSON(), server_default="{}", nullable=False))


def downgrade() -> None:
    """Both can be read again out of the files."""
    for name in ("men", "homes"):
        op.drop_column("population", name)
