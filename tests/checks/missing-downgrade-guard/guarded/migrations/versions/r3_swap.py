"""What the same downgrade has made or renamed is there."""
import sqlalchemy as sa
from alembic import op

revision = "r3"
down_revision = "r2"


def upgrade():
    op.execute("CREATE TYPE shade AS ENUM ('dark', 'light')")
    op.execute("ALTER TABLE people ADD COLUMN shade shade")


def downgrade():
    op.execute("ALTER TYPE shade RENAME TO shade_old")
    op.execute("CREATE TYPE shade AS ENUM ('dark')")
    op.execute("ALTER TABLE people ALTER COLUMN shade TYPE shade USING shade::text::shade")
    op.execute("DROP TYPE shade_old")
    op.create_table("copies", sa.Column("id", sa.Integer()))
    op.drop_table("copies")
