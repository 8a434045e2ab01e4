"""First"""
import sqlalchemy as sa
from alembic import op

revision = "accounts1"
down_revision = None


def upgrade():
    op.create_table("accounts", sa.Column("id", sa.Integer, primary_key=True), sa.Column("kind", sa.Enum("a", "b", name="kind")))


def downgrade():
    op.drop_table("accounts")
