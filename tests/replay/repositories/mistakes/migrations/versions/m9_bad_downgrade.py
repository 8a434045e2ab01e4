"""Bad downgrade"""
import sqlalchemy as sa
from alembic import op

revision = "m9"
down_revision = 'm8'


def upgrade():
    op.create_index("ix_projects_owner", "projects", ["owner"])


def downgrade():
    op.drop_index("ix_projects_name", table_name="projects")
