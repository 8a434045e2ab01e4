"""Add organisations"""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2b7c"
down_revision = '1f0a'


def upgrade() -> None:
    op.create_table(
        "organisations",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("plan", sa.Enum("free", "paid", name="plan"), nullable=False),
        sa.Column("owner_id", postgresql.UUID(as_uuid=True), nullable=True),
        sa.ForeignKeyConstraint(["owner_id"], ["users.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
        sa.CheckConstraint("length(name) > 1", name="name_length"),
    )
    op.add_column("users", sa.Column("organisation_id", sa.Integer(), nullable=True))
    op.create_foreign_key(None, "users", "organisations", ["organisation_id"], ["id"])


def downgrade() -> None:
    op.drop_constraint("fk_users_organisation_id_organisations", "users", type_="foreignkey")
    op.drop_column("users", "organisation_id")
    op.drop_table("organisations")
