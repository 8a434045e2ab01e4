"""Comments, docstrings and layout are others now; nothing that runs."""
import sqlalchemy as sa
from alembic import op

revision = 'r1'
down_revision = None


def upgrade():
    """Makes the table."""
    op.create_table(
        "t_r1",
        sa.Column("id", sa.Integer(), primary_key=True),  # the key
        sa.Column("a", sa.Text()),
    )


def downgrade():
    op.drop_table("t_r1", if_exists=True)
