"""Replace the type"""
import sqlalchemy as sa
from alembic import op

revision = "e4"
down_revision = 'e3'


old = ("open", "pending", "closed")
new = ("open", "waiting", "closed")


def swap(before, after, default):
    op.execute("ALTER TYPE status RENAME TO status_old")
    sa.Enum(*after, name="status").create(op.get_bind())
    op.execute("ALTER TABLE tickets ALTER COLUMN status DROP DEFAULT")
    for table in ("tickets", "history"):
        op.execute(f"ALTER TABLE {table} ALTER COLUMN status TYPE status USING status::text::status")
    op.execute(f"ALTER TABLE tickets ALTER COLUMN status SET DEFAULT '{default}'")
    op.execute("DROP TYPE status_old")


def upgrade():
    swap(old, new, "waiting")


def downgrade():
    swap(new, old, "pending")
