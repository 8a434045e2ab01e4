"""Stubs that stay."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.create_table("parcels", sa.Column("id", sa.Integer(), primary_key=True))  # expect: error stub-table "table 'parcels' is created with nothing but its key and no revision completes it; the model has 2 columns that the table lacks: 'lot', 'area'"
    op.create_table("wide", sa.Column("id", sa.Integer(), primary_key=True))  # expect: error stub-table "the model has 12 columns that the table lacks: 'c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c9', 'c10' and 2 more"
    op.create_table("one", sa.Column("id", sa.Integer()), sa.PrimaryKeyConstraint("id"))  # expect: error stub-table "the model has a column that the table lacks: 'name'"
