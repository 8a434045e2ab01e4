"""What is there depends on the world outside."""
import sqlalchemy as sa
from alembic import op

revision = "r4"
down_revision = "r3"


import socket


def upgrade():
    if socket.gethostname() == "production":
        op.add_column("people", sa.Column("fax", sa.Text()))


def downgrade():
    op.drop_column("people", "fax")
