"""Wrong case"""
import sqlalchemy as sa
from alembic import op

revision = "e5"
down_revision = 'e4'


def upgrade():
    op.add_column("tickets", sa.Column("last", sa.Enum("OPEN", name="status"), server_default="OPEN"))


def downgrade():
    op.drop_column("tickets", "last")
