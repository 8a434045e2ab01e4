"""A link of the chain."""

revision = "d1"
down_revision = "d1"  # expect: error revision-cycle "revision 'd1' names itself as what it comes after: every command of Alembic fails with 'Self-loop is detected in revisions (d1)'"


def upgrade():
    pass


def downgrade():
    pass
