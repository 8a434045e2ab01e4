"""Unknown constraint"""
import sqlalchemy as sa
from alembic import op

revision = "m5"
down_revision = 'm4'


def upgrade():
    op.drop_constraint("uq_projects_id", "projects", type_="unique")


def downgrade():
    pass
