"""A project without models of its own: those of the other one are not expected here."""
import sqlalchemy as sa
from alembic import op

revision = "s1"
down_revision = None


def upgrade():
    op.create_table("users", sa.Column("key", sa.Text(), primary_key=True))


def downgrade():
    pass
