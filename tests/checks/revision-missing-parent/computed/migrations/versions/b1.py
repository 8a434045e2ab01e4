"""Its parent comes with another package, as the application tells Alembic when it runs."""

revision = "b1"
down_revision = "a1"


def upgrade():
    pass


def downgrade():
    pass
