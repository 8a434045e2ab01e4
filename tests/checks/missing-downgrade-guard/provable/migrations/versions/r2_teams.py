"""Only what certainly goes wrong."""
import sqlalchemy as sa
from alembic import op

revision = "r2"
down_revision = "r1"


def upgrade():
    op.create_table("teams", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("CREATE TABLE IF NOT EXISTS rooms (id int PRIMARY KEY)")
    op.execute("DO $$ BEGIN CREATE TABLE keys (id int); EXCEPTION WHEN duplicate_table THEN null; END $$")
    # PostgreSQL refuses what follows a failed statement, so this upgrade creates it or fails
    try:
        op.add_column("people", sa.Column("size", sa.Integer()))
    except Exception as error:
        print(error)


def downgrade():
    op.drop_table("rooms")  # expect: error missing-downgrade-guard "downgrade() always drops table 'rooms'"
    op.drop_table("keys")  # expect: error missing-downgrade-guard "downgrade() always drops table 'keys'"
    op.drop_column("people", "size")
    op.drop_table("teams")
