"""A link of the chain."""

revision = "b1"
down_revision = "a1234567"


def upgrade():
    pass


def downgrade():
    pass
