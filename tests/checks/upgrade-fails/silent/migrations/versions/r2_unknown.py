"""What depends on the world outside is not known to fail."""
import sqlalchemy as sa
from alembic import op

revision = "r2"
down_revision = "r1"


import socket


def upgrade():
    if socket.gethostname() == "production":
        op.create_table("people", sa.Column("id", sa.Integer()))
    with op.get_bind().begin_nested():
        op.add_column("people", sa.Column("name", sa.Text()))


def downgrade():
    op.drop_column("people", "name")
