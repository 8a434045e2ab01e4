"""Only what certainly goes wrong."""
import sqlalchemy as sa
from alembic import op

revision = "r2"
down_revision = "r1"


def upgrade():
    op.create_table("teams", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("CREATE TABLE IF NOT EXISTS rooms (id int PRIMARY KEY)")


def downgrade():
    op.drop_table("rooms")  # expect: error missing-downgrade-guard "downgrade() always drops table 'rooms'"
    op.drop_table("teams")
