"""Second"""
import sqlalchemy as sa
from alembic import op

revision = "accounts2"
down_revision = 'accounts1'


def upgrade():
    op.add_column("accounts", sa.Column("name", sa.String(40), nullable=False, server_default="accounts"))
    op.create_table("events", sa.Column("id", sa.Integer, primary_key=True))


def downgrade():
    op.drop_table("events")
    op.drop_column("accounts", "name")
