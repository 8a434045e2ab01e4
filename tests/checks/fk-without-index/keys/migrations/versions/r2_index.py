"""An index of a later revision, in another order than the key's."""
from alembic import op

revision = "r2"
down_revision = "r1"


def upgrade():
    op.create_index("by_area", "tasks", ["area", "later"])
    op.create_index("by_later", "tasks", ["later"])


def downgrade():
    pass
