"""Comments that suppress a finding, or may: the check did not run."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None

# LATER: an index  # NOLINT(todo-in-migration): decided with the team
# NOLINTNEXTLINE(todo-*)
# SOON: another


def upgrade():
    # NOLINTBEGIN(todo-in-migration)
    op.create_table("deals", sa.Column("id", sa.Integer(), primary_key=True))  # LATER: more
    # NOLINTEND(todo-in-migration)
    op.execute("SELECT 1")  # NOLINT(enum-case)
    op.execute("SELECT 'NOLINT'")
    op.execute(
        """
        SELECT 1 -- LATER: two -- NOLINT(todo-in-migration)
        """
    )
