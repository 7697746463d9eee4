"""The desk of lists: sheets as they look, and what people decided of each change."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0002"


def upgrade() -> None:
    """Make room for them."""
    op.create_table(
        "sheet",
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("first_row", sa.Integer(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("hidden", sa.JSON(), nullable=False),
        sa.Column("headings", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["import.id"], name=op.f("fk_sheet_import_id")),
        sa.PrimaryKeyConstraint("import_id", "id", name=op.f("pk_sheet")),
    )
    op.create_table(
        "sheet_page",
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("looks", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["import.id"], name=op.f("fk_sheet_page_import_id")),
        sa.PrimaryKeyConstraint("import_id", "id", "page", name=op.f("pk_sheet_page")),
    )
    op.create_table(
        "choice",
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("given", sa.JSON()),
        sa.Column("aside", sa.JSON()),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["import.id"], name=op.f("fk_choice_import_id")),
        sa.PrimaryKeyConstraint("import_id", "id", "field", name=op.f("pk_choice")),
    )


def downgrade() -> None:
    """Looks and decisions can be made again from the lists."""
    for table in ("choice", "sheet_page", "sheet"):
        op.drop_table(table)
