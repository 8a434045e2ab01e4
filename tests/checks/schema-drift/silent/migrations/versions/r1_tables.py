"""The same schema, written in other words."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.create_table(
        "items",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("parent_id", sa.Integer()),
        sa.Column("created", sa.DateTime(timezone=True), server_default=sa.func.now()),
    )
    op.execute("ALTER TABLE items ADD CONSTRAINT anything UNIQUE (name)")
    op.create_foreign_key("fk", "items", "items", ["parent_id"], ["id"])
    op.create_index("ix_items_parent_id", "items", ["parent_id"])
    op.create_table(
        "mixed", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("extra", sa.Text())
    )


def downgrade():
    pass
