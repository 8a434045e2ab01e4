"""A link of the chain."""

revision = "a1"
down_revision = None
branch_labels = ("core",)


def upgrade():
    pass


def downgrade():
    pass
