"""Two ways to the same parent are no circle."""

revision = "b2"
down_revision = "a1"
depends_on = "b1"


def upgrade():
    pass


def downgrade():
    pass
