"""The table without a column of its model, and one that the models need not know."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.create_table("users", sa.Column("id", sa.Integer(), primary_key=True))
    op.create_table("jobs", sa.Column("id", sa.Integer(), primary_key=True))


def downgrade():
    pass
