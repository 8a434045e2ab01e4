"""Give projects the columns that its model has.

Revision ID: 20240429_09
Revises: 20240415_08
"""

import sqlalchemy as sa
from alembic import op

revision = "20240429_09"
down_revision = "20240415_08"
branch_labels = None
depends_on = None

COLUMNS = (
    sa.Column("project_name", sa.String(160), nullable=False),
    sa.Column("project_code", sa.String(32), nullable=False),
    sa.Column("description", sa.Text()),
    sa.Column("developer", sa.String(120)),
    sa.Column("gross_floor_area", sa.Numeric(12, 2)),
    sa.Column("starts_on", sa.Date()),
    sa.Column("completes_on", sa.Date()),
    sa.Column("is_archived", sa.Boolean(), nullable=False, server_default=sa.text("false")),
    sa.Column(
        "created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()
    ),
)


def upgrade() -> None:
    existing = {column["name"] for column in sa.inspect(op.get_bind()).get_columns("projects")}
    for column in COLUMNS:
        if column.name not in existing:
            op.add_column("projects", column)
    op.create_unique_constraint("uq_projects_project_code", "projects", ["project_code"])


def downgrade() -> None:
    op.execute("ALTER TABLE projects DROP CONSTRAINT IF EXISTS uq_projects_project_code")
    for column in reversed(COLUMNS):
        op.execute(f"ALTER TABLE projects DROP COLUMN IF EXISTS {column.name}")
