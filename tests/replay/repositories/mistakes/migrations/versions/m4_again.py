"""Again"""
import sqlalchemy as sa
from alembic import op

revision = "m4"
down_revision = 'm3'


def upgrade():
    op.create_table("projects", sa.Column("id", sa.Integer, primary_key=True), sa.Column("owner", sa.String))


def downgrade():
    op.drop_table("projects")
