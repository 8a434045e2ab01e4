"""The table is rolled back with the rest."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.create_table("people", sa.Column("id", sa.Integer(), primary_key=True))
    op.drop_column("people", "name")  # expect: error upgrade-fails "upgrade() fails here with 'column \"name\" of relation \"people\" does not exist' (42703)"


def downgrade():
    op.drop_table("people")
