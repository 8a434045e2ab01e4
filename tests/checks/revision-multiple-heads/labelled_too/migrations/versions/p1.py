"""A branch of its own, by name."""

revision = "p1"
down_revision = None
branch_labels = ("plugin",)


def upgrade():
    pass


def downgrade():
    pass
