"""Comments that suppress nothing."""
from alembic import op

revision = "r2"
down_revision = None


def upgrade():
    # expect-next: warning nolint-unused "'NOLINT' suppresses nothing: there is no such finding"
    op.execute("SELECT 1")  # NOLINT(stub-table): once there was one
    # expect-next: warning nolint-unused "'NOLINT' suppresses nothing of 'stub-table'"
    op.execute("SELECT 2")  # LATER  # NOLINT(stub-table, todo-in-migration)
    # expect-next: warning nolint-unused "'NOLINTNEXTLINE' suppresses nothing"
    # NOLINTNEXTLINE(todo-*)
    op.execute("SELECT 3")
    # expect-next: warning nolint-unused "'NOLINTBEGIN' suppresses nothing"
    # NOLINTBEGIN(stub-table)
    op.execute("SELECT 4")
    # NOLINTEND(stub-table)
    # expect-next: warning nolint-unused "'NOLINT' with an empty list suppresses nothing"
    op.execute("SELECT 5")  # NOLINT()
    op.execute(
        """
        SELECT 6, -- expect: warning nolint-unused "suppresses nothing" -- NOLINT(stub-table)
               7 /* NOLINT(stub-table) -- expect: warning nolint-unused "suppresses nothing" */
        """
    )
    # expect-next: warning nolint-unused "suppresses nothing"
    op.execute("SELECT 8")  # NOLINT(stub-table)  # noqa: E501
    # expect-next: warning nolint-unused "'NOLINTBEGIN' suppresses nothing"
    op.execute("SELECT 9")  # NOLINTBEGIN(stub-table) NOLINTEND(stub-table)
