"""Tables that the models have outgrown."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.create_table(
        "projects",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("title", sa.String(20), nullable=False),
        sa.Column("state", sa.String(), nullable=True),
        sa.Column("old", sa.Text()),
        sa.Column("owner_id", sa.Integer()),
        sa.Index("ix_projects_state", "state"),
    )
    op.execute("CREATE INDEX by_title ON projects (lower(title))")
    op.create_table(
        "forgotten",  # expect: warning schema-drift "table 'forgotten' has no model, and no migration drops it"
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.Text()),
    )


def downgrade():
    pass
