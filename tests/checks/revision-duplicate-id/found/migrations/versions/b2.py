"""A link of the chain."""

revision = "b1"  # expect: error revision-duplicate-id "revision id 'b1' is also that of 'migrations/versions/b1.py': one of the two files never runs; Alembic only warns 'Revision b1 is present more than once'"
down_revision = "a1"


def upgrade():
    pass


def downgrade():
    pass
