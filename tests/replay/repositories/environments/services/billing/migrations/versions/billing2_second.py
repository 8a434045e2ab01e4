"""Second"""
import sqlalchemy as sa
from alembic import op

revision = "billing2"
down_revision = 'billing1'


def upgrade():
    op.add_column("billing", sa.Column("name", sa.String(40), nullable=False, server_default="billing"))
    op.create_table("events", sa.Column("id", sa.Integer, primary_key=True))


def downgrade():
    op.drop_table("events")
    op.drop_column("billing", "name")
