"""A link of the chain."""

revision = "b2"  # expect: warning revision-multiple-heads "the history has 2 heads, 'b1', 'b2': 'alembic upgrade head' fails with 'Multiple head revisions are present for given argument 'head''; 'alembic merge heads' joins them"
down_revision = "a1"


def upgrade():
    pass


def downgrade():
    pass
