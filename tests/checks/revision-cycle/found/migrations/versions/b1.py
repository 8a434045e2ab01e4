"""A link of the chain."""

revision = "b1"  # expect: error revision-cycle "revisions 'b1', 'c1' wait for each other: every command of Alembic fails with 'Cycle is detected in revisions (b1, c1)'"
down_revision = "c1"


def upgrade():
    pass


def downgrade():
    pass
