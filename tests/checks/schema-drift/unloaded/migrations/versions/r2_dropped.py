"""Makes a table, and drops it."""
import sqlalchemy as sa
from alembic import op

revision = "r2"
down_revision = "r1"


def upgrade():
    op.create_table("dropped", sa.Column("id", sa.Integer(), primary_key=True))
    op.drop_table("dropped")


def downgrade():
    pass
