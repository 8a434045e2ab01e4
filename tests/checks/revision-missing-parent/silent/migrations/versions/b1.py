"""A label names its revision."""

revision = "b1"
down_revision = "a1"
depends_on = "core"


def upgrade():
    pass


def downgrade():
    pass
