"""A link of the chain."""

revision = "p2"  # expect: warning revision-multiple-heads "the history has 2 heads, 'b1', 'p2'"
down_revision = "p1"


def upgrade():
    pass


def downgrade():
    pass
