"""Another environment has ids of its own."""

revision = "b1"
down_revision = None


def upgrade():
    pass


def downgrade():
    pass
