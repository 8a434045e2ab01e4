"""Type twice"""
import sqlalchemy as sa
from alembic import op

revision = "m2"
down_revision = 'm1'


def upgrade():
    op.execute("CREATE TYPE kind AS ENUM ('a', 'b')")
    op.create_table("things", sa.Column("id", sa.Integer, primary_key=True), sa.Column("kind", sa.Enum("a", "b", name="kind", create_type=False)))


def downgrade():
    op.drop_table("things")
    op.execute("DROP TYPE kind")
