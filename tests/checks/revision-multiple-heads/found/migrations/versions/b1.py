"""A link of the chain."""

revision = "b1"
down_revision = "a1"


def upgrade():
    pass


def downgrade():
    pass
