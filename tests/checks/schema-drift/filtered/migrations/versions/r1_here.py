"""A table with a column that the models lack."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.create_table(
        "here", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("tmp_c", sa.Integer())
    )
    op.create_table("spatial_ref_sys", sa.Column("srid", sa.Integer(), primary_key=True))


def downgrade():
    pass
