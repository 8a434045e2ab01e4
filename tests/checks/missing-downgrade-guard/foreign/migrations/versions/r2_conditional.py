"""Created only under a condition, dropped in any case."""
import sqlalchemy as sa
from alembic import op

revision = "r2"
down_revision = "r1"


def upgrade():
    op.execute("CREATE TABLE IF NOT EXISTS teams (id int PRIMARY KEY, name text)")
    op.create_table("rooms", sa.Column("id", sa.Integer(), primary_key=True), if_not_exists=True)
    inspector = sa.inspect(op.get_bind())
    if "ix_people_born" not in [index["name"] for index in inspector.get_indexes("people")]:
        op.create_index("ix_people_born", "people", ["born"])
    op.execute("ALTER TABLE people ADD COLUMN IF NOT EXISTS mail text")
    op.execute("ALTER TABLE people ADD COLUMN IF NOT EXISTS name text")
    op.execute(
        "DO $$ BEGIN CREATE TYPE mood AS ENUM ('good'); EXCEPTION WHEN duplicate_object THEN null; END $$"
    )


def downgrade():
    op.execute("DROP TYPE mood")  # expect: warning missing-downgrade-guard "downgrade() always drops type 'mood', but upgrade() creates it only under a condition"
    op.drop_column("people", "name")  # expect: error missing-downgrade-guard "downgrade() drops column 'name' of table 'people', which this upgrade() did not create: it was there before"
    op.drop_column("people", "mail")  # expect: error missing-downgrade-guard "downgrade() always drops column 'mail' of table 'people', but upgrade() creates it only under a condition"
    op.drop_index("ix_people_born")  # expect: warning missing-downgrade-guard "downgrade() always drops index 'ix_people_born'"
    op.drop_table("rooms")  # expect: error missing-downgrade-guard "downgrade() always drops table 'rooms'"
    op.drop_table("teams")  # expect: error missing-downgrade-guard "downgrade() always drops table 'teams'"
