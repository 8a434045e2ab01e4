"""Alembic writes the id of each revision into a column of 32 characters."""
from alembic import op
import sqlalchemy as sa

revision = "r1_with_an_id_of_32_characters_a"
down_revision = None


def upgrade():
    op.create_table("people", sa.Column("id", sa.Integer(), primary_key=True))


def downgrade():
    op.execute("DROP TABLE IF EXISTS people")
