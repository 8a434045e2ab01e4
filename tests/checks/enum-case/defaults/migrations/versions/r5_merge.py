"""One head."""

revision = "r5"
down_revision = ("r2", "r3", "r4")


def upgrade():
    pass
