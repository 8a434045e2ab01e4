"""Drops in upgrade()."""
from alembic import op

revision = "r2"
down_revision = "r1"


def upgrade():
    op.execute("CREATE TABLE scratch (id int)")
    op.execute("DROP TABLE scratch")
    op.drop_index("ix_people_name")  # expect: warning missing-downgrade-guard "upgrade() drops index 'ix_people_name' without a guard"
    op.drop_column("people", "age")  # expect: error missing-downgrade-guard "upgrade() fails here: column 'age' of table 'people' is not there, PostgreSQL says 'column \"age\" of relation \"people\" does not exist' (42703)"
