"""Whether something is left depends on the world outside."""
import sqlalchemy as sa
from alembic import op

revision = "r3"
down_revision = "r2"


import socket


def upgrade():
    if socket.gethostname() == "production":
        op.add_column("letters", sa.Column("weight", sa.Integer()))
    op.add_column("elsewhere", sa.Column("mail", sa.Text()))


def downgrade():
    op.drop_column("elsewhere", "mail")
