"""Concurrently"""
import sqlalchemy as sa
from alembic import op

revision = "m7"
down_revision = 'm6'


def upgrade():
    op.create_index("ix_projects_id", "projects", ["id"], postgresql_concurrently=True)


def downgrade():
    op.drop_index("ix_projects_id")
