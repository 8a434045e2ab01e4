"""The first drop fails: what it names was never made."""
from alembic import op

revision = "r3"
down_revision = "r2"


def upgrade():
    op.create_index("ix_people_mail", "people", ["mail"])


def downgrade():
    op.drop_index("ix_people_email", table_name="people")  # expect: error missing-downgrade-guard "downgrade() fails here: index 'ix_people_email' is not there, PostgreSQL says 'index \"ix_people_email\" does not exist' (42704)"
